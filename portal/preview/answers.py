"""What a browser gets: the site's files as a host would serve them, our script in its pages, the news."""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from portal.messages import Language
from portal.preview.forward import PREFIX, Beside, passed_on, points_here
from portal.preview.media_types import media_type
from portal.preview.news import Board
from portal.preview.overlay import blank_page, overlay
from portal.preview.pages import read_page

SCRIPT, EVENTS = "/-/reload.js", "/-/events"
_SCRIPT_FILE = Path(__file__).with_name("reload.js")
_HEARTBEAT = 10.0  # seconds; writing is how the server finds out that a page is gone
_LARGEST_FORM = 100_000_000  # bytes; what a form may really hold the gateway says
_HERE = re.compile(r"(localhost|127\.0\.0\.1)(:\d+)?", re.IGNORECASE)


@dataclass(slots=True)
class Served:
    """What is served; the base path changes with site.toml."""

    output: Path
    board: Board
    language: Language
    base_path: str = "/"
    beside: Beside | None = None


class Answers(BaseHTTPRequestHandler):
    """The answers on one connection of a browser."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, served: Served, *connection: Any) -> None:  # noqa: ANN401 - as socketserver has them
        self._served = served
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Answer with a page of the site, a file of the preview's own, or the news."""
        address = self.path.partition("?")[0]
        if not _HERE.fullmatch(self.headers.get("Host", "localhost")):
            # a foreign site may have given its own name this computer's address, to read what is not published yet
            self._send(HTTPStatus.FORBIDDEN, media_type(".txt"), b"127.0.0.1")
        elif address == SCRIPT:
            self._send(HTTPStatus.OK, media_type(SCRIPT), _SCRIPT_FILE.read_bytes())
        elif address == EVENTS:
            self._send_news()
        elif address.startswith(PREFIX):
            self._pass_on(b"")
        else:
            self._send_page(address)

    do_HEAD = do_GET  # noqa: N815 - http.server looks for this name

    def do_POST(self) -> None:
        """Pass a form on to the gateway beside the preview."""
        length = self.headers.get("Content-Length", "")
        is_ours = self.path.startswith(PREFIX) and _HERE.fullmatch(self.headers.get("Host", "localhost"))
        if is_ours and length.isdecimal() and int(length) <= _LARGEST_FORM:
            self._pass_on(self.rfile.read(int(length)))
        else:
            self.close_connection = True
            self._send(HTTPStatus.NOT_IMPLEMENTED, media_type(".txt"), b"")

    def _pass_on(self, body: bytes) -> None:
        beside = self._served.beside
        if beside is None:
            self._send(HTTPStatus.NOT_FOUND, media_type(".txt"), b"")
            return
        status, headers, content = passed_on(beside, self.command, self.path, self.headers, body)
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the author's problems."""

    def _send_page(self, address: str) -> None:
        served = self._served
        generation = served.board.latest.generation  # before the file: a page may be newer than it says, never older
        found = read_page(served.output, address, served.base_path)
        missing = None if found else read_page(served.output, "/404.html", "/")
        name, content = found or missing or ("404.html", blank_page(served.language))
        kind = media_type(name)
        if kind.startswith("text/html"):
            content = _with_script(points_here(content, served.beside) if served.beside else content, generation)
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, content)

    def _send_news(self) -> None:
        """The news as they come, for as long as the page and the preview live."""
        self._start(HTTPStatus.OK, "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        board, seen = self._served.board, None
        while self.command != "HEAD" and (news := board.newer(seen, _HEARTBEAT)) is not None:
            told = json.dumps(overlay(news, self._served.language))
            self.wfile.write(b": still here\n\n" if news == seen else f"retry: 500\ndata: {told}\n\n".encode())
            seen = news

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._start(status, kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _start(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")


def _with_script(content: bytes, generation: str) -> bytes:
    """The page with our script at its end; a file of its own, so that a page's security policy allows it."""
    script = f'<script src="{SCRIPT}" data-generation="{generation}"></script>'.encode()
    end = content.lower().rfind(b"</body>")
    return content[:end] + script + content[end:] if end >= 0 else content + script
