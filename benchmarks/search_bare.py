"""First searches in a Chromium that nobody listens to: a driver that is told of every request costs a quarter more.

The browser is asked through the pipe of its DevTools, of which nothing is enabled but the evaluation of a line.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from search_browser import served
from search_ours import ASK

_READY = """document.readyState === "complete" && !(document.querySelector("#search-help")?.hidden ?? true)"""
_QUIET = 0.7  # seconds without a request, as Playwright waits for
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--remote-debugging-pipe",
)


class Chromium:
    """A browser that takes one command after another."""

    def __init__(self, told: int, tells: int) -> None:
        """The ends of the two pipes."""
        self._told, self._tells = told, tells
        self._heard = b""
        self._number = 0

    def ask(self, method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        """The result of a command; raises ``RuntimeError`` where the browser could not do it."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        os.write(self._told, json.dumps({**command, "sessionId": session} if session else command).encode() + b"\0")
        answer = next(answer for answer in self._answers() if answer.get("id") == self._number)
        if "error" in answer or "exceptionDetails" in answer["result"]:
            raise RuntimeError(answer)
        result: dict[str, Any] = answer["result"]
        return result

    def _answers(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self._heard:
                self._heard += os.read(self._tells, 1 << 16)
            one, self._heard = self._heard.split(b"\0", 1)
            yield json.loads(one)

    def evaluate(self, session: str, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """What the expression is in the page, once it is settled."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return self.ask("Runtime.evaluate", session, **asked)["result"].get("value")


@contextmanager
def bare_chromium(executable: str) -> Iterator[Chromium]:
    """A browser without a window, which reads its commands from its file 3 and answers in its file 4."""
    (theirs, told), (tells, answers) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        start = ["sh", "-c", f'exec "$@" 3<&{theirs} 4>&{answers}', "sh", executable, *_OPTIONS]
        browser = subprocess.Popen(
            [*start, f"--user-data-dir={profile}"], pass_fds=(theirs, answers), stderr=subprocess.DEVNULL
        )
        try:
            yield Chromium(told, tells)
        finally:
            browser.kill()
            browser.wait()
            for end in (theirs, told, tells, answers):
                os.close(end)


def first_searches(executable: str, output: Path, queries: Iterable[str]) -> list[float]:
    """Milliseconds of each query, asked of a page that is ready, with nothing in the browser's cache."""
    taken = []
    with bare_chromium(executable) as browser, served(output) as (address, _):
        for query in queries:
            context = browser.ask("Target.createBrowserContext")["browserContextId"]
            page = {"url": f"{address}search.html", "browserContextId": context, "width": 1280, "height": 720}
            target = browser.ask("Target.createTarget", **page)["targetId"]
            session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            _wait_until_ready(browser, session)
            taken.append(browser.evaluate(session, f"({ASK})({json.dumps({'q': query})})")[0])
            browser.ask("Target.disposeBrowserContext", browserContextId=context)
    return taken


def _wait_until_ready(browser: Chromium, session: str) -> None:
    is_ready = False
    while not is_ready:
        time.sleep(0.02)
        with suppress(RuntimeError):  # the page is being exchanged for the one that was asked for
            is_ready = browser.evaluate(session, _READY)
    time.sleep(_QUIET)
