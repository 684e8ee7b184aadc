"""A folder served with its bytes counted, and a page of it in Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

from playwright.sync_api import Browser, sync_playwright


class _Handler(SimpleHTTPRequestHandler):
    """Serves files and counts what it sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer after a connection's first waits 40 ms, as it does nowhere else
    sent: ClassVar[list[int]] = []

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send all at once, and note how much."""
        content = source.read()  # type: ignore[attr-defined]
        self.sent.append(len(content))
        outputfile.write(content)  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Counter:
    """What the server sent since it was last asked."""

    def take(self) -> tuple[int, int]:
        """Bytes and requests."""
        taken = [*_Handler.sent]
        _Handler.sent.clear()
        return sum(taken), len(taken)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Counter]]:
    """The address of the folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", Counter()
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable or None, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
