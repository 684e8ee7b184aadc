"""Signs that no person sent a form. They decide where it waits, never what its sender is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_QUARANTINE = 2
_FASTEST, _SLOWEST = 2.0, 7200.0  # seconds between token and form
_WEIGHTS: Mapping[str, int] = {
    "trap": 2,  # a field no person sees was filled in
    "token-false": 2,
    "too-fast": 2,
    "too-late": 1,
    "no-token": 1,
    "proof-false": 2,
    "no-origin": 1,
    "foreign-origin": 2,
    "too-often": 2,
}


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of how a form was sent; ``age`` is its token's in seconds, None without one that is ours."""

    trapped: bool
    has_token: bool
    age: float | None
    proof: bool | None
    origin: str
    too_often: bool


def suspicions(signs: Signs, origins: Sequence[str]) -> tuple[str, ...]:
    """Why the form goes to quarantine, empty when it does not."""
    found = [name for name, is_so in _found(signs, origins).items() if is_so]
    return tuple(found) if sum(_WEIGHTS[name] for name in found) >= _QUARANTINE else ()


def _found(signs: Signs, origins: Sequence[str]) -> Mapping[str, bool]:
    return {
        "trap": signs.trapped,
        "token-false": signs.has_token and signs.age is None,
        "too-fast": signs.age is not None and signs.age < _FASTEST and signs.proof is not True,
        "too-late": signs.age is not None and signs.age > _SLOWEST,
        "no-token": not signs.has_token and signs.proof is not True,
        "proof-false": signs.proof is False,
        "no-origin": signs.origin in {"", "null"},
        "foreign-origin": signs.origin not in {"", "null", *origins},
        "too-often": signs.too_often,
    }
