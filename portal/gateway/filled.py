"""A form as somebody filled it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from portal.forms import clean_answers
from portal.gateway.desk import Desk
from portal.gateway.posted import Posted
from portal.gateway.submission import Upload
from portal.gateway.tokens import Held, Token
from portal.model.form import Form


@dataclass(frozen=True, slots=True)
class Filled:
    """What was posted, made plain, and the files that wait for it as well; ``gone`` are those that do no more."""

    form: Form
    posted: Posted
    answers: Mapping[str, str]
    uploads: tuple[Upload, ...]
    token: Token | None
    gone: tuple[Held, ...] = ()

    def close(self) -> None:
        """Let go of the files."""
        for upload in self.uploads:
            upload.content.close()


def fill(desk: Desk, form: Form, posted: Posted) -> Filled:
    """The form with what was posted now and the files that were sent before."""
    token = desk.signer.read_token(posted.values.get("token", ""), form.id)
    held = token.held if token else ()
    instead = {upload.field for upload in posted.uploads}
    waiting = desk.holding.take(token, instead_of=instead) if token else ()
    there = {upload.sha256 for upload in waiting}
    gone = tuple(file for file in held if file.field not in instead and file.sha256 not in there)
    return Filled(form, posted, clean_answers(form, posted.values), (*posted.uploads, *waiting), token, gone)


def address_of(request: Request) -> str:
    """Where the request comes from, empty when nobody knows."""
    return request.client.host if request.client else ""
