"""A form handed back to who filled it in: to be mended, to be read once more, to be tried again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from portal.forms import TRAP_FIELD
from portal.gateway.answers import page, problem, refused, wants_json
from portal.gateway.desk import Desk
from portal.gateway.filled import Filled
from portal.gateway.shown import shown
from portal.gateway.submission import Upload
from portal.gateway.wording import REFUSALS


def once_more(
    desk: Desk, request: Request, filled: Filled, status: int, code: str, faults: Sequence[Mapping[str, str]]
) -> Response:
    """The form once more, with all that was filled in."""
    errors = [fault for fault in faults if fault["severity"] == "error"]
    if wants_json(request):
        plain = [{name: error[name] for name in ("field", "code", "message")} for error in errors]
        return problem(status, code, plain, form_version=filled.form.version)
    faulty = {error["field"] for error in errors if error["code"] != "file-gone"}
    kept = [upload for upload in filled.uploads if upload.field not in faulty]
    return page(
        desk,
        request,
        "form",
        status=status,
        form=filled.form,
        values=filled.posted.values,
        faults=errors,
        refusal=REFUSALS.get(code),
        kept=kept,
        token=_token(desk, filled, kept),
    )


def to_check(desk: Desk, request: Request, filled: Filled, warnings: Sequence[Mapping[str, str]]) -> Response:
    """The 核对 page."""
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


def not_kept(desk: Desk, request: Request, filled: Filled) -> Response:
    """What could not be kept, to be tried again with the same answers; files that wait for it go on waiting."""
    posted = filled.posted.values
    waiting = {held.sha256 for held in filled.token.held} if filled.token else set()
    again = {
        "answers": filled.answers,
        "lost": [upload.name for upload in filled.uploads if upload.sha256 not in waiting],
        "trap": posted.get(TRAP_FIELD, ""),
        "token": posted.get("token", ""),
        "step": "send" if posted.get("step") == "send" else "check",
    }
    return refused(desk, request, 503, "not-kept", again)


def _token(desk: Desk, filled: Filled, uploads: Sequence[Upload]) -> str:
    """The token for the next step, with the files that wait for it. Raises OSError when there is no room for them."""
    token = filled.token or desk.signer.new_token()
    held = desk.holding.hold(token.nonce, uploads, desk.clock())
    return desk.signer.signed(replace(token, held=held), filled.form.id)
