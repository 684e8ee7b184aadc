"""A small sum for the visitor's computer (as altcha has it): cheap for a person, dear for who sends thousands."""

import base64
import hashlib
import hmac
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime

from portal.gateway.tokens import Signer

_HIGHEST = 50_000
_LIFE = 7200  # seconds
_REMEMBERED = 100_000


class ProofOfWork:
    """Gives out challenges and looks at solutions; each counts once."""

    def __init__(self, signer: Signer, now: Callable[[], datetime]) -> None:
        self._signer, self._now = signer, now
        self._used: OrderedDict[str, None] = OrderedDict()

    def challenge(self) -> Mapping[str, object]:
        """A new challenge."""
        salt = f"{secrets.token_hex(8)}?expires={int(self._now().timestamp()) + _LIFE}"
        answer = hashlib.sha256(f"{salt}{secrets.randbelow(_HIGHEST)}".encode()).hexdigest()
        return {
            "algorithm": "SHA-256",
            "challenge": answer,
            "salt": salt,
            "maxnumber": _HIGHEST,
            "signature": self._signer.sign(answer),
        }

    def is_solved(self, solution: str) -> bool:
        """Whether it solves a challenge of ours that is still good and was not used before."""
        try:
            facts = json.loads(base64.b64decode(solution, validate=True))
            salt, number, answer, signature = (
                str(facts[name]) for name in ("salt", "number", "challenge", "signature")
            )
            expires = int(salt.rpartition("?expires=")[2])
        except (ValueError, KeyError, TypeError):
            return False
        right = hashlib.sha256(f"{salt}{number}".encode()).hexdigest() == answer
        ours = hmac.compare_digest(self._signer.sign(answer).encode(), signature.encode())
        return right and ours and expires >= self._now().timestamp() and self._is_first(answer)

    def _is_first(self, answer: str) -> bool:
        if answer in self._used:
            return False
        self._used[answer] = None
        if len(self._used) > _REMEMBERED:
            self._used.popitem(last=False)
        return True
