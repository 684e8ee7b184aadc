"""The web server of the preview: its port, its threads, its end."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import Any

from portal.preview.answers import Answers, Served
from portal.problems import CannotFinish

_PORTS_TRIED = 100
_TURN = 0.1  # seconds until it sees that it shall end


class Server(ThreadingHTTPServer):
    """Serves on a port of its own: another program's, or another preview's, counts as taken."""

    allow_reuse_address = sys.platform != "win32"  # there it would take a port in use
    allow_reuse_port = False

    def server_bind(self) -> None:
        """Bind without asking the network for this computer's name, which can take seconds."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()[:2]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver has it
        """Say nothing when a browser went away; anything else is a bug, and its traceback is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


@contextmanager
def serving(address: tuple[str, int], served: Served) -> Iterator[tuple[int, Callable[[], None]]]:
    """The port asked for or the next free one, and what makes the server answer there. Raises ``CannotFinish``."""
    server = _bind(address, served)
    thread = Thread(target=server.serve_forever, args=(_TURN,), daemon=True, name="preview")
    try:
        yield server.server_port, thread.start
    finally:
        served.board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()


def _bind(address: tuple[str, int], served: Served) -> Server:
    host, first = address
    last = min(first + _PORTS_TRIED, 2**16) - 1
    for port in range(first, last + 1):
        try:
            return Server((host, port), partial(Answers, served))
        except OSError:  # taken, or reserved by the system
            continue
    raise CannotFinish("preview-no-port", first=first, last=last)
