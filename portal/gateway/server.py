"""The web server: the application, the worker and the daily round in one process."""

import asyncio
import socket
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from portal.model.gateway import GatewaySettings

_HEADERS_WITHIN = 15.0  # seconds; nobody needs longer to say what he wants
_CONNECTIONS = 400
_TURN = 0.02  # seconds
_IDLE = 5  # seconds between two requests on one connection


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError when another program does, or there is no such address."""
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":  # there it would take a port in use
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


class _Protocol(H11Protocol):
    """HTTP that does not wait for ever for somebody to say what he wants."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Look after the connection from time to time."""
        super().connection_made(transport)
        self._seen: object = None
        self.loop.call_later(_HEADERS_WITHIN, self._leave_the_silent)

    def _leave_the_silent(self) -> None:
        """End the connection when no request was begun since the last look and none is being answered."""
        if self.transport.is_closing():
            return
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if not is_answering and self.cycle is self._seen:
            self.transport.abort()
        else:
            self._seen = self.cycle
            self.loop.call_later(_HEADERS_WITHIN, self._leave_the_silent)


class Server(uvicorn.Server):
    """Serves the application until told to end; beside it run the coroutines it is given."""

    def __init__(
        self, settings: GatewaySettings, app: ASGIApp, beside: Callable[[], list[Coroutine[Any, Any, None]]]
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,  # addresses and keys stay out of logs
                proxy_headers=bool(settings.proxies),
                forwarded_allow_ips=list(settings.proxies),
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=_IDLE,
                timeout_graceful_shutdown=20,
                server_header=False,
                date_header=True,
            )
        )
        self._beside = beside

    def port(self) -> int:
        """The port it serves on, as soon as it does; for who asked for any free one."""
        while not self.started:
            time.sleep(_TURN)
        return int(self.servers[0].sockets[0].getsockname()[1])

    async def startup(self, sockets: Any = None) -> None:  # noqa: ANN401 - as uvicorn has it
        """Start serving, then what runs beside."""
        await super().startup(sockets)
        self._tasks = [asyncio.create_task(work) for work in self._beside()]
        for task in self._tasks:
            task.add_done_callback(self._end_with)

    async def shutdown(self, sockets: Any = None) -> None:  # noqa: ANN401 - as uvicorn has it
        """Stop serving, then what runs beside."""
        await super().shutdown(sockets)
        for task in self._tasks:
            while not task.done():  # one cancellation may be lost: what was waited for came at the same moment
                task.cancel()
                await asyncio.wait([task], timeout=_TURN)
            with suppress(asyncio.CancelledError):
                await task

    def _end_with(self, task: asyncio.Task[None]) -> None:
        """A worker that ends by itself is a bug: the server ends too, loudly, and is started again by the system."""
        if not task.cancelled() and task.exception() is not None:
            self.should_exit = True
