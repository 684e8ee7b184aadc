"""An outbox in place of a mail server: mails are kept in a folder, to be read in the preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from portal.gateway.outcome import Outcome
from portal.gateway.pages import Pages
from portal.gateway.safe import PLAIN, Safe


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail as the outbox shows it."""

    sender: str
    to: str
    reply_to: str
    subject: str
    text: str
    files: Sequence[str]


class Outbox:
    """Takes every mail, the newest last."""

    def __init__(self, folder: Path, safe: Safe = PLAIN) -> None:
        """Make the folder where it is missing."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder, self._safe = folder, safe

    async def carry(self, message: EmailMessage, recipient: str) -> Outcome:
        """Keep the mail."""
        number = len(self._files()) + 1
        place = self._folder / f"{number:06}.eml"
        with place.open("wb") as file, self._safe.writer(file, place.name) as out:
            out.write(message.as_bytes())
        return Outcome("sent", f"250 kept as {place.name} for {recipient}", "outbox")

    def mails(self) -> list[Shown]:
        """The mails, the newest first."""
        return [_shown(self._content(place)) for place in reversed(self._files())]

    def _content(self, place: Path) -> bytes:
        with place.open("rb") as file:
            return self._safe.reader(file, place.name).read()

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.eml"))


class WithOutbox:
    """The gateway's application with a page of its outbox; for a preview alone."""

    def __init__(self, app: ASGIApp, outbox: Outbox, pages: Pages) -> None:
        self._app, self._outbox, self._pages = app, outbox, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the outbox, pass all else on."""
        if scope["type"] == "http" and scope["path"] == "/outbox":
            await self._page(Request(scope))(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _page(self, request: Request) -> Response:
        return HTMLResponse(self._pages.page("outbox", request.url.path, mails=self._outbox.mails()))


def _shown(content: bytes) -> Shown:
    message = message_from_bytes(content, policy=default)
    body = message.get_body(("plain",))
    return Shown(
        sender=str(message["From"]),
        to=str(message["To"]),
        reply_to=str(message["Reply-To"] or ""),
        subject=str(message["Subject"]),
        text=body.get_content() if body else "",
        files=[part.get_filename() or "" for part in message.iter_attachments()],
    )
