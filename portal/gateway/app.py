"""The gateway's addresses."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from portal.gateway import receipts
from portal.gateway.answers import Protected, as_json, asset, refused
from portal.gateway.desk import Desk
from portal.gateway.health import health
from portal.gateway.submitting import submit

_CODES = {404: "not-found", 405: "wrong-method"}


def make_app(desk: Desk) -> ASGIApp:
    """The gateway as an application for a web server."""

    def at(path: str, answer: Callable[[Desk, Request], Awaitable[Response]], method: str) -> Route:
        return Route(path, partial(answer, desk), methods=[method])

    async def failed(request: Request, fault: Exception) -> Response:
        if isinstance(fault, HTTPException):
            return refused(desk, request, fault.status_code, _CODES.get(fault.status_code, "fault"))
        return refused(desk, request, 500, "fault")

    app = Starlette(
        routes=[
            at("/f/{form}", submit, "POST"),
            at("/f/{form}", _to_form, "GET"),
            at("/f/{form}/challenge", _challenge, "GET"),
            at("/r", receipts.ask, "GET"),
            at("/r", receipts.look_up, "POST"),
            at("/r/{number}", receipts.show, "GET"),
            at("/r/{number}/confirm", receipts.confirm_page, "GET"),
            at("/r/{number}/confirm", receipts.confirm, "POST"),
            at("/healthz", _healthz, "GET"),
            at("/assets/{name}", _asset, "GET"),
        ],
        exception_handlers={HTTPException: failed, Exception: failed},
    )
    return Protected(app, desk.settings.origins)


async def _to_form(desk: Desk, request: Request) -> Response:
    """Forms are on the site; here they only come in."""
    form = desk.forms.get(request.path_params["form"])
    if form is None:
        return refused(desk, request, 404, "no-such-form")
    return RedirectResponse(f"{desk.settings.site}forms/{form.id}.html", 303)


async def _challenge(desk: Desk, request: Request) -> Response:
    form = desk.forms.get(request.path_params["form"])
    if form is None:
        return refused(desk, request, 404, "no-such-form")
    return as_json(200, {"token": desk.signer.signed(desk.signer.new_token(), form.id), **desk.proofs.challenge()})


async def _healthz(desk: Desk, _request: Request) -> Response:
    found = await to_thread(health, desk.store, desk.settings.reserve, desk.clock())
    return as_json(503 if found["status"] == "failing" else 200, found)


async def _asset(desk: Desk, request: Request) -> Response:
    return asset(desk, request, request.path_params["name"])
