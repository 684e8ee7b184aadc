"""How an attempt to send a mail ended."""

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Outcome:
    """``sent`` with the server's 250 line, ``later`` or ``never`` with what kept it, ``too-large`` for this mailbox."""

    kind: Literal["sent", "later", "never", "too-large"]
    words: str
    route: str = ""


class Carrier(Protocol):
    """Whatever brings mails on their way."""

    async def carry(self, message: EmailMessage, recipient: str) -> Outcome:
        """Try once."""
