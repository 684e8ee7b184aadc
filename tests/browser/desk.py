"""A stand-in for the gateway at its address: it takes what is sent and answers as it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RECEIPT = {
    "receipt": "20260630-0001-K",
    "received_at": "2026-06-30T01:00:00Z",
    "status": "submitted",
    "view_url": "http://gateway.example/r/20260630-0001-K?key=abc",
    "limits": ["自收到申请之日起20个工作日内答复。"],
}


@dataclass
class Desk:
    """What was sent, as pairs of names and values, and the answers still to be given: status and JSON, or None."""

    port: int = 0
    answers: list[tuple[int, dict[str, object]] | None] = field(default_factory=list)
    taken: list[dict[str, str | bytes]] = field(default_factory=list)
    allows_watching: bool = True


class Answering(BaseHTTPRequestHandler):
    """Takes forms; an answer of None is no answer at all."""

    def __init__(self, desk: Desk, *arguments: object) -> None:
        self.desk = desk
        super().__init__(*arguments)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_OPTIONS(self) -> None:
        """Whether a browser may watch its upload."""
        self._answer(204 if self.desk.allows_watching else 405, {})

    def do_GET(self) -> None:
        """A token and a puzzle that is soon solved: its number is 1."""
        digest = "a665a45920422f9d417e4867efdc4fb8a04a1f3fff1fa07e998e86f7f7a27ae3"  # of "123"
        puzzle = {"algorithm": "SHA-256", "challenge": digest, "salt": "12", "maxnumber": 9, "signature": "s"}
        self._answer(200, {"token": "token-1", **puzzle})

    def do_POST(self) -> None:
        """Keep the fields and answer as ordered."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = message_from_bytes(head + body, policy=HTTP).iter_parts()
        names = ((part.get_param("name", header="content-disposition"), part) for part in parts)
        self.desk.taken.append({name: part.get_payload(decode=True).decode("utf-8", "replace") for name, part in names})
        answer = self.desk.answers.pop(0) if self.desk.answers else (201, RECEIPT)
        if answer is None:
            self.connection.close()
        else:
            self._answer(*answer)

    def _answer(self, status: int, said: dict[str, object]) -> None:
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder in silence."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(handler: object) -> Iterator[int]:
    """A server on a port of this computer; the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@contextmanager
def standing() -> Iterator[Desk]:
    """A desk that answers."""
    desk = Desk()
    with serve(partial(Answering, desk)) as port:
        desk.port = port
        yield desk


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder that is served."""
    with serve(partial(Quiet, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/"
