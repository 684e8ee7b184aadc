"""What the gateway signs: the token of a form being sent, the applicant's confirm link, the key to a receipt."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits at the gateway while its sender looks at the 核对 page."""

    field: str
    name: str
    kind: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Token:
    """Given out once for each form being filled in; ``age`` is in seconds, and ``held`` are the files kept for it."""

    nonce: str
    age: float
    held: tuple[Held, ...] = ()


class Signer:
    """Signs with the gateway's secret, and reads what it has signed."""

    def __init__(self, secret: str, now: Callable[[], datetime]) -> None:
        self._secret = secret.encode()
        self._now = now
        self._tokens = URLSafeSerializer(secret, salt="token")
        self._links = URLSafeSerializer(secret, salt="confirm")

    def new_token(self) -> Token:
        """A token for somebody who has just come."""
        return Token(secrets.token_hex(16), 0.0)

    def signed(self, token: Token, form: str) -> str:
        """The token as it is given out with the form."""
        facts = {"f": form, "n": token.nonce, "t": self._now().timestamp() - token.age}
        return str(self._tokens.dumps(facts | {"h": [asdict(file) for file in token.held]}))

    def read_token(self, text: str, form: str) -> Token | None:
        """The token, or None when it was not given out here for this form."""
        try:
            facts = self._tokens.loads(text)
        except BadData:
            return None
        if facts["f"] != form:
            return None
        return Token(facts["n"], self._now().timestamp() - facts["t"], tuple(Held(**file) for file in facts["h"]))

    def confirm_link(self, number: str) -> str:
        """What the link in the applicant's mail carries: it confirms, and shows nothing of the request."""
        return str(self._links.dumps(number))

    def confirms(self, number: str, link: str) -> bool:
        """Whether the link is that number's."""
        try:
            return bool(self._links.loads(link) == number)
        except BadData:
            return False

    def key(self, once: str) -> str:
        """The key to a receipt: the same for the same request, known to its sender, kept by nobody."""
        digest = hmac.digest(self._secret, b"key" + once.encode(), hashlib.sha256)
        return base64.b32encode(digest[:15]).decode().lower()

    def sign(self, text: str) -> str:
        """A signature in hex."""
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def key_hash(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
