"""A form that comes in: read, checked, shown to be checked, kept, answered."""

import hashlib
import json
import secrets
from asyncio import wrap_future
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.forms import TRAP_FIELD, VERSION_FIELD, check_answers, clean_answers
from portal.forms import Upload as Sent
from portal.gateway.answers import as_json, page, problem, refused, wants_json
from portal.gateway.desk import Desk
from portal.gateway.intake import NotAccepted, Receipt
from portal.gateway.posted import Posted, Unreadable, read_posted
from portal.gateway.shown import shown
from portal.gateway.submission import Submission, Upload
from portal.gateway.tokens import Token, key_hash
from portal.gateway.trust import Signs, suspicions
from portal.gateway.wording import FILE_NOT_ASKED, REFUSALS
from portal.model.form import Form


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as somebody filled it in: what was posted, made plain, and the files that wait for it as well."""

    form: Form
    posted: Posted
    answers: Mapping[str, str]
    uploads: tuple[Upload, ...]
    token: Token | None

    def close(self) -> None:
        """Let go of the files."""
        for upload in self.uploads:
            upload.content.close()


async def submit(desk: Desk, request: Request) -> Response:
    """The answer to a form."""
    form = desk.forms.get(request.path_params["form"])
    if form is None:
        return refused(desk, request, 404, "no-such-form")
    if desk.rates.is_refused(_address(request)):
        return refused(desk, request, 429, "too-often")
    try:
        with closing(_filled(desk, form, await read_posted(request, desk.settings.limits))) as filled:
            return await _answer(desk, request, filled)
    except Unreadable as fault:
        return refused(desk, request, fault.status, fault.code)
    except (OSError, NotAccepted):
        return refused(desk, request, 503, "not-kept")


def _filled(desk: Desk, form: Form, posted: Posted) -> Filled:
    token = desk.signer.read_token(posted.values.get("token", ""), form.id)
    waiting = desk.holding.take(token, instead_of=[upload.field for upload in posted.uploads]) if token else ()
    return Filled(form, posted, clean_answers(form, posted.values), (*posted.uploads, *waiting), token)


async def _answer(desk: Desk, request: Request, filled: Filled) -> Response:
    values = filled.posted.values
    step = "send" if wants_json(request) else values.get("step", "check")
    if values.get(VERSION_FIELD, filled.form.version) != filled.form.version:
        return _again(desk, request, filled, 409, "form-changed", [])
    if step == "edit":
        return _again(desk, request, filled, 200, "", [])
    faults = _faults(filled)
    if any(fault["severity"] == "error" for fault in faults):
        return _again(desk, request, filled, 422, "answers", faults)
    if step != "send":
        return _check_page(desk, request, filled, faults)
    return await _accept(desk, request, filled)


def _faults(filled: Filled) -> list[dict[str, str]]:
    form = filled.form
    files: dict[str, list[Sent]] = {}
    faults = []
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


def _again(
    desk: Desk, request: Request, filled: Filled, status: int, code: str, faults: Sequence[Mapping[str, str]]
) -> Response:
    """The form once more, with all that was filled in."""
    if wants_json(request):
        errors = [fault for fault in faults if fault["severity"] == "error"]
        plain = [{name: error[name] for name in ("field", "code", "message")} for error in errors]
        return problem(status, code, plain, form_version=filled.form.version)
    faulty = {fault["field"] for fault in faults if fault["severity"] == "error"}
    kept = [upload for upload in filled.uploads if upload.field not in faulty]
    return page(
        desk,
        request,
        "form",
        status=status,
        form=filled.form,
        values=filled.posted.values,
        faults=[fault for fault in faults if fault["severity"] == "error"],
        refusal=REFUSALS.get(code),
        kept=kept,
        token=_token(desk, filled, kept),
    )


def _token(desk: Desk, filled: Filled, uploads: Sequence[Upload]) -> str:
    """The token for the next step, with the files that wait for it. Raises OSError when there is no room for them."""
    token = filled.token or desk.signer.new_token()
    held = desk.holding.hold(token.nonce, uploads)
    return desk.signer.signed(replace(token, held=held), filled.form.id)


def _check_page(desk: Desk, request: Request, filled: Filled, warnings: Sequence[Mapping[str, str]]) -> Response:
    return page(
        desk,
        request,
        "check",
        form=filled.form,
        parts=shown(filled.form, filled.answers, filled.uploads, covered=False),
        values=filled.answers,
        trap=filled.posted.values.get(TRAP_FIELD, ""),
        warnings=warnings,
        token=_token(desk, filled, filled.uploads),
    )


async def _accept(desk: Desk, request: Request, filled: Filled) -> Response:
    submission = _submission(desk, request, filled)
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


def _submission(desk: Desk, request: Request, filled: Filled) -> Submission:
    files = sorted([upload.field, upload.name, upload.sha256] for upload in filled.uploads)
    content = json.dumps([filled.form.id, filled.answers, files], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    nonce = filled.token.nonce if filled.token else secrets.token_hex(16)
    once = hashlib.sha256(f"{nonce}{digest}".encode()).hexdigest()
    submission = Submission(
        form=filled.form.id,
        version=filled.form.version,
        values=filled.answers,
        uploads=filled.uploads,
        received_at=desk.clock(),
        digest=digest,
        once=once,
        key_hash=key_hash(desk.signer.key(once)),
    )
    return replace(submission, suspicions=_suspicions(desk, request, filled))


def _suspicions(desk: Desk, request: Request, filled: Filled) -> tuple[str, ...]:
    values = filled.posted.values
    solution = values.get("altcha", "")
    signs = Signs(
        trapped=bool(values.get(TRAP_FIELD)),
        has_token=bool(values.get("token")),
        age=filled.token.age if filled.token else None,
        proof=desk.proofs.is_solved(solution) if solution else None,
        origin=request.headers.get("origin", ""),
        too_often=desk.rates.is_suspect(_address(request), filled.form.id),
    )
    return suspicions(signs, desk.settings.origins)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
