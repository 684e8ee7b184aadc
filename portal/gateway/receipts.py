"""Receipts: the status page for who has number and key, and the applicant's half of 双方确认."""

import hmac
from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.gateway.answers import page, refused
from portal.gateway.case import Case, cases_of
from portal.gateway.desk import Desk
from portal.gateway.filled import address_of
from portal.gateway.numbers import normal_number
from portal.gateway.proceedings import confirm_by_applicant
from portal.gateway.shown import Part, shown
from portal.gateway.tokens import key_hash

_MOST = 2_000


async def ask(desk: Desk, request: Request) -> Response:
    """The page that asks for number and key."""
    return page(desk, request, "ask", number="", wrong=False)


async def look_up(desk: Desk, request: Request) -> Response:
    """From number and key to the status page."""
    if int(request.headers.get("content-length", _MOST)) >= _MOST or desk.rates.is_refused(address_of(request)):
        return refused(desk, request, 429, "too-often")
    async with request.form(max_fields=4, max_files=0) as form:
        number, key = normal_number(str(form.get("number", ""))), str(form.get("key", "")).strip().lower()
    if await to_thread(_case, desk, number, key) is None:
        return page(desk, request, "ask", status=404, number=number, wrong=True)
    return RedirectResponse(f"r/{number}?key={key}", 303)


async def show(desk: Desk, request: Request) -> Response:
    """The receipt: number, time, state, and what was sent."""
    number, key = normal_number(request.path_params["number"]), request.query_params.get("key", "")
    case = await to_thread(_case, desk, number, key)
    if case is None:
        return page(desk, request, "ask", status=404, number=number, wrong=True)
    form = desk.forms.get(case.form)
    parts: tuple[Part, ...] = ()
    if form and desk.store.spool.has(number):
        filed = await to_thread(desk.store.spool.read, number)
        parts = shown(form, filed.values, filed.files, covered=True)
    return page(desk, request, "receipt", case=case, form=form, parts=parts, key=key)


async def confirm_page(desk: Desk, request: Request) -> Response:
    """A page with a button: mail scanners follow links, so that following one confirms nothing."""
    number, link = normal_number(request.path_params["number"]), request.query_params.get("link", "")
    if not desk.signer.confirms(number, link):
        return refused(desk, request, 404, "not-found")
    return page(desk, request, "confirm", number=number, link=link, done=False)


async def confirm(desk: Desk, request: Request) -> Response:
    """The applicant confirms."""
    number, link = normal_number(request.path_params["number"]), request.query_params.get("link", "")
    if not desk.signer.confirms(number, link):
        return refused(desk, request, 404, "not-found")
    await to_thread(confirm_by_applicant, desk.store.ledger, number, desk.clock(), "link")
    desk.wake()
    return page(desk, request, "confirm", number=number, link=link, done=True)


def _case(desk: Desk, number: str, key: str) -> Case | None:
    rows = desk.store.ledger.ask("SELECT key_hash FROM requests WHERE number = ?", number)
    if not rows or not hmac.compare_digest(rows[0][0], key_hash(key)):
        return None
    return cases_of(desk.store.ledger.lines(number)).get(number)
