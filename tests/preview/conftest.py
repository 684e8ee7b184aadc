"""A preview of a site of one page, with a build that takes no time, running in a thread."""

import http.client
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path

import pytest

from portal.preview import Preview, Rebuilt, preview
from portal.write import MANIFEST, staging_folder, swap
from tests.waiting import PATIENCE, wait_until

MISSING = "<html><body><h1>没有这个页面</h1></body></html>"
OWN_PORTS = 20_000 + os.getpid() % 100 * 100  # two runs at once do not take each other's


@pytest.fixture(name="wait_until", scope="session")
def _wait_until() -> Callable[..., None]:
    """Wait for a condition."""
    return wait_until


def put_site(output: Path, files: dict[str, str]) -> None:
    """Put a site in the output's place as a build does."""
    with staging_folder(output) as staging:
        for name, text in {MANIFEST: '{"generator": "gongkai"}', **files}.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_text(text, "utf-8")
        swap(staging, output)


@pytest.fixture(name="put_site", scope="session")
def _put_site() -> Callable[[Path, dict[str, str]], None]:
    """Put a site in the output's place."""
    return put_site


def fetch(port: int, address: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer to a request whose address is sent as it stands."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, address, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.fixture(name="fetch", scope="session")
def _fetch() -> Callable[..., tuple[HTTPResponse, bytes]]:
    """Ask the server."""
    return fetch


@contextmanager
def listening(port: int) -> Iterator[Iterator[dict[str, object]]]:
    """The news an open page is told, one after the other."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/-/events")
    response = connection.getresponse()
    try:
        yield (json.loads(line[5:]) for line in iter(response.readline, b"") if line.startswith(b"data:"))
    finally:
        response.close()
        connection.close()


@pytest.fixture(name="listening", scope="session")
def _listening() -> object:
    """Listen to the news."""
    return listening


@pytest.fixture(scope="session")
def own_port() -> int:
    """A port to begin at that no other run of the tests begins at."""
    return OWN_PORTS


@dataclass
class Live:
    """A running preview, what it told, and how often it built."""

    root: Path
    first_port: int = OWN_PORTS + 50
    told: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    failure: BaseException | None = None
    while_building: Callable[["Live"], None] = lambda _: None
    ending: bool = False

    @property
    def page(self) -> Path:
        """The one source file."""
        return self.root / "content" / "page.txt"

    @property
    def port(self) -> int:
        """The port it told."""
        line = next(line for line in self.told if "http://" in line)
        return int(line.split("127.0.0.1:")[1].split("/")[0])

    @property
    def url(self) -> str:
        """The address it told."""
        return f"http://127.0.0.1:{self.port}/"

    def save(self, text: str) -> None:
        """Save the source file as an editor does: beside it, then in its place."""
        aside = self.page.with_name(".page.txt.tmp")
        aside.write_text(text, "utf-8")
        aside.replace(self.page)

    def run(self) -> None:
        """Preview until a build meets the wish to end, as it meets Ctrl-C."""
        watched: Sequence[Path] = [self.root / name for name in ("content", "templates", "site.toml")]
        address = ("127.0.0.1", self.first_port)
        try:
            preview(Preview(watched, self.root / "output", self.rebuild, self.touch, address, self.told.append, "zh"))
        except BaseException as fault:  # noqa: BLE001 - the test looks at it
            self.failure = fault

    def touch(self, changed: frozenset[Path]) -> bool:
        """Only a text that asks for it is put on the page without a build."""
        text = self.page.read_text("utf-8") if changed == {self.page.resolve()} else ""
        if "只改这页" in text:
            self.touched.append(text)
            put_site(self.root / "output", {"index.html": f"<html><body>{text}</body></html>", "404.html": MISSING})
        return "只改这页" in text

    def rebuild(self) -> Rebuilt:
        """One page with the text of the source; a problem when the text says so, a bug when it says so."""
        if self.ending:
            raise KeyboardInterrupt
        text = self.page.read_text("utf-8") if self.page.exists() else "空"
        self.texts.append(text)
        self.while_building(self)
        if "臭虫" in text:
            raise ZeroDivisionError(text)
        if "错" in text:
            return Rebuilt([f"content/page.txt:1:1: error[test]: {line}" for line in text.splitlines()])
        body = f"<!doctype html><html><body><h1>{text}</h1><p style='height: 5000px'></p></body></html>"
        put_site(self.root / "output", {"index.html": body, "404.html": MISSING})
        return Rebuilt()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Callable[..., Live]]:
    """Start a preview; it is ended with the test."""
    started: list[tuple[Live, threading.Thread]] = []

    def start(text: str = "第一版", **wishes: object) -> Live:
        running = Live(tmp_path, **wishes)  # type: ignore[arg-type]
        running.page.parent.mkdir(exist_ok=True)
        running.save(text)
        thread = threading.Thread(target=running.run)
        started.append((running, thread))
        thread.start()
        wait_until(lambda: not thread.is_alive() or any("http://" in line for line in running.told))
        return running

    def end(running: Live, thread: threading.Thread) -> None:
        running.ending = True
        while thread.is_alive():
            with suppress(FileNotFoundError):
                (running.root / "site.toml").write_text(str(time.monotonic()))
            thread.join(0.2)

    def end_all() -> None:
        while started:
            end(*started.pop())

    start.end_all = end_all  # type: ignore[attr-defined]
    yield start
    end_all()
