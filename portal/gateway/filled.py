"""A form as somebody filled it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from portal.forms import clean_answers
from portal.gateway.desk import Desk
from portal.gateway.posted import Posted
from portal.gateway.submission import Upload
from portal.gateway.tokens import Token
from portal.model.form import Form


@dataclass(frozen=True, slots=True)
class Filled:
    """What was posted, made plain, and the files that wait for it as well."""

    form: Form
    posted: Posted
    answers: Mapping[str, str]
    uploads: tuple[Upload, ...]
    token: Token | None

    def close(self) -> None:
        """Let go of the files."""
        for upload in self.uploads:
            upload.content.close()


def fill(desk: Desk, form: Form, posted: Posted) -> Filled:
    """The form with what was posted now and the files that were sent before."""
    token = desk.signer.read_token(posted.values.get("token", ""), form.id)
    waiting = desk.holding.take(token, instead_of=[upload.field for upload in posted.uploads]) if token else ()
    return Filled(form, posted, clean_answers(form, posted.values), (*posted.uploads, *waiting), token)


def address_of(request: Request) -> str:
    """Where the request comes from, empty when nobody knows."""
    return request.client.host if request.client else ""
