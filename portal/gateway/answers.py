"""Answers to requests of the network: pages for people, JSON for scripts, and what protects both."""

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal.gateway.pages import Pages
from portal.gateway.wording import REFUSALS
from portal.model.form import Form
from portal.model.gateway import GatewaySettings

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
Fault = Mapping[str, str]
PROTECTION: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # no-referrer would take the origin from the 核对 page's own form
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Vary": "Accept, Origin",
}


class Counter(Protocol):
    """What an answer is made from; a ``Desk`` is one."""

    @property
    def settings(self) -> GatewaySettings:
        """The settings."""

    @property
    def forms(self) -> Mapping[str, Form]:
        """The forms by name."""

    @property
    def pages(self) -> Pages:
        """The templates."""


def wants_json(request: Request) -> bool:
    """Whether a script asks."""
    return "application/json" in request.headers.get("accept", "")


def as_json(status: int, body: Mapping[str, object], media_type: str = "application/json") -> Response:
    """The body as JSON."""
    return Response(json.dumps(body, ensure_ascii=False), status, media_type=media_type)


def problem(status: int, code: str, errors: Sequence[Fault] = (), **more: object) -> Response:
    """A problem as RFC 9457 has it."""
    refusal = REFUSALS[code]
    body = {"type": f"urn:gongkai:{code}", "title": refusal.title, "status": status, "detail": refusal.detail}
    return as_json(status, {**body, "errors": [*errors], **more}, "application/problem+json")


def refused(
    desk: Counter, request: Request, status: int, code: str, again: Mapping[str, object] | None = None
) -> Response:
    """A refusal that says what was not done and the other ways to do it; ``again`` is what to try once more with."""
    if wants_json(request):
        office = desk.settings.office
        return problem(status, code, contact={"phone": office.phone, "address": office.address, "name": office.name})
    form = desk.forms.get(request.path_params.get("form", ""))
    return page(desk, request, "refused", status=status, refusal=REFUSALS[code], form=form, again=again)


def page(desk: Counter, request: Request, name: str, *, status: int = 200, **values: object) -> Response:
    """A page of the gateway's own."""
    return HTMLResponse(desk.pages.page(name, request.url.path, **values), status)


def asset(desk: Counter, request: Request, name: str) -> Response:
    """A style sheet or the icon."""
    if name not in desk.pages.assets:
        return refused(desk, request, 404, "not-found")
    kind = "text/css" if name.endswith(".css") else "image/svg+xml"
    return Response(desk.pages.assets[name], media_type=kind, headers=_FOR_EVER)


class Protected:
    """The application with the protecting headers on every answer, and the origins of the forms let in."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app, self._origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and the answer back."""
        origin = next((value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"origin"), "")

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in PROTECTION.items():
                    headers.setdefault(name, value)
                if origin in self._origins:
                    headers["Access-Control-Allow-Origin"] = origin
            await send(message)

        if origin in self._origins and scope.get("method") == "OPTIONS":
            # a script that watches its upload asks first
            allowed = {"Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": "Accept, Content-Type"}
            await Response(status_code=204, headers=allowed)(scope, receive, send_protected)
        else:
            await self._app(scope, receive, send_protected)
