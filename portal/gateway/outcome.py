"""How an attempt to send a mail ended."""

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Outcome:
    """``sent`` with the server's 250 line; else what kept it.

    ``later`` and ``never`` are what a server said, ``too-large`` that this mailbox takes no such mail, and
    ``unreachable`` that none spoke with us to the end.
    """

    kind: Literal["sent", "later", "never", "too-large", "unreachable"]
    words: str
    route: str = ""


class Carrier(Protocol):
    """Whatever brings mails on their way."""

    async def carry(self, message: EmailMessage, recipient: str) -> Outcome:
        """Try once."""
