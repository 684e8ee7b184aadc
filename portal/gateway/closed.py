"""A gateway whose store cannot be opened yet, as on a full disk: it says so to everybody, and tries again."""

import asyncio
import sqlite3
from asyncio import to_thread
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from portal.gateway.answers import Protected, as_json, asset, refused
from portal.gateway.health import UNKNOWN
from portal.gateway.pages import Pages
from portal.gateway.posted import Unreadable, bounded
from portal.gateway.running import Gateway
from portal.model.form import Form
from portal.model.gateway import GatewaySettings

_TURN = 5.0  # seconds until it is tried again


@dataclass(frozen=True, slots=True)
class _Counter:
    """What an answer needs that keeps nothing."""

    settings: GatewaySettings
    forms: Mapping[str, Form]
    pages: Pages


class Closed:
    """Answers 503 with the other ways to reach the office until ``opening`` gives a gateway, and is that one then."""

    def __init__(
        self, settings: GatewaySettings, forms: Mapping[str, Form], pages: Pages, opening: Callable[[], Gateway]
    ) -> None:
        self._counter, self._opening = _Counter(settings, forms, pages), opening
        self._app: ASGIApp = Protected(self._refuse, settings.origins)
        self.gateway: Gateway | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        await self._app(scope, receive, send)

    async def run(self) -> None:
        """Open as soon as it can be done, then do what runs beside. Raises what ``open_gateway`` raises of keys."""
        while self.gateway is None:
            await asyncio.sleep(_TURN)
            with suppress(OSError, sqlite3.Error):
                self.gateway = await to_thread(self._opening)
        self._app = self.gateway.app
        await asyncio.gather(*self.gateway.beside())

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        await (await self._answer(request))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        if path == "/healthz":
            return as_json(503, UNKNOWN)
        if path.startswith("/assets/"):
            return asset(self._counter, request, path.rpartition("/")[2])
        parts = path.split("/")
        request.path_params["form"] = parts[2] if len(parts) > 2 else ""  # noqa: PLR2004 - /f/FORM
        with suppress(Unreadable):  # who is still sending would not hear the answer
            async for _ in bounded(request, self._counter.settings.limits.request):
                pass
        return refused(self._counter, request, 503, "not-kept")
