"""A form that comes in: read, checked, shown to be checked, kept, answered."""

from asyncio import wrap_future
from collections.abc import Mapping
from contextlib import closing

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.forms import VERSION_FIELD, check_answers
from portal.forms import Upload as Sent
from portal.gateway.answers import as_json, refused, wants_json
from portal.gateway.arriving import submission_of
from portal.gateway.desk import Desk
from portal.gateway.filled import Filled, address_of, fill
from portal.gateway.handing_back import not_kept, once_more, to_check
from portal.gateway.intake import NotAccepted, Receipt
from portal.gateway.posted import Unreadable, read_posted
from portal.gateway.wording import FILE_GONE, FILE_NOT_ASKED
from portal.model.form import Form


async def submit(desk: Desk, request: Request) -> Response:
    """The answer to a form."""
    form = desk.forms.get(request.path_params["form"])
    if form is None:
        return refused(desk, request, 404, "no-such-form")
    if desk.rates.is_refused(address_of(request)):
        return refused(desk, request, 429, "too-often")
    try:
        posted = await read_posted(request, desk.settings.limits, desk.store.safe)
    except Unreadable as fault:
        return refused(desk, request, fault.status, fault.code)
    except OSError:
        return refused(desk, request, 503, "not-kept")
    with closing(fill(desk, form, posted)) as filled:
        try:
            return await _answer(desk, request, filled)
        except (OSError, NotAccepted):
            return not_kept(desk, request, filled)


async def _answer(desk: Desk, request: Request, filled: Filled) -> Response:
    values = filled.posted.values
    step = "send" if wants_json(request) else values.get("step", "check")
    if values.get(VERSION_FIELD, filled.form.version) != filled.form.version:
        return once_more(desk, request, filled, 409, "form-changed", _gone(filled))
    if step == "edit" and not filled.gone:
        return once_more(desk, request, filled, 200, "", [])
    faults = _faults(filled)
    if any(fault["severity"] == "error" for fault in faults):
        return once_more(desk, request, filled, 422, "answers", faults)
    if step != "send":
        return to_check(desk, request, filled, faults)
    return await _accept(desk, request, filled)


def _faults(filled: Filled) -> list[dict[str, str]]:
    form = filled.form
    files: dict[str, list[Sent]] = {}
    faults = _gone(filled)
    for upload in filled.uploads:
        field = form.by_name.get(upload.field)
        if field is None or field.kind != "file":
            message = FILE_NOT_ASKED.format(name=upload.name)
            faults.append({"field": upload.field, "code": "file-not-asked", "message": message, "severity": "error"})
        files.setdefault(upload.field, []).append(Sent(upload.name, upload.size, upload.kind))
    found = check_answers(form, filled.posted.values, files)
    return faults + [
        {"field": fault.field, "code": fault.code, "message": fault.message, "severity": fault.severity}
        for fault in found
    ]


def _gone(filled: Filled) -> list[dict[str, str]]:
    return [
        {"field": file.field, "code": "file-gone", "message": FILE_GONE.format(name=file.name), "severity": "error"}
        for file in filled.gone
    ]


async def _accept(desk: Desk, request: Request, filled: Filled) -> Response:
    submission = submission_of(desk, request, filled)
    receipt = await wrap_future(desk.intake.accept(submission))
    desk.wake()
    address = f"r/{receipt.number}?key={desk.signer.key(submission.once)}"
    if wants_json(request):
        return as_json(201, _receipt(filled.form, receipt, f"{desk.settings.address}{address}"))
    return RedirectResponse(f"../{address}", 303)


def _receipt(form: Form, receipt: Receipt, view_url: str) -> Mapping[str, object]:
    return {
        "receipt": receipt.number,
        "received_at": receipt.received_at.isoformat(timespec="seconds"),
        "status": "submitted",
        "view_url": view_url,
        "limits": [*form.time_limits],
    }
