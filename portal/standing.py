"""The build that stands: whether another now would make the same bytes, so that it need not be made."""

import pickle
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portal.cache import Cache, open_cache
from portal.history import deleted_documents, state_of_history
from portal.model.order import Built, Order
from portal.stamps import Stamps, stamps_of

_CHECKOUT = Path(__file__).resolve().parent.parent
_OF_THE_SITE = ("content", "templates", "site.toml", "gateway.toml")
_OF_THE_PROGRAM = ("portal", "templates", "build.py", "requirements.txt", ".venv/stamp")


@dataclass(frozen=True, slots=True)
class Look:
    """What a build is made from, as it was before the first file was read; ``taken`` in nanoseconds since 1970."""

    stamps: Stamps
    history: str
    taken: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A finished build: what it was made from, the moments from which and until which it holds, what it made."""

    program: str
    look: Look
    since: datetime
    until: datetime
    deleted: Mapping[str, tuple[str, str]]
    output: Stamps
    built: Built

    @property
    def is_current(self) -> bool:
        """Whether its sources are as they were."""
        return self.look.stamps.hold()


def look_at(order: Order) -> Look:
    """The state of everything that a build of the order reads."""
    taken = time.time_ns()
    places = (*(order.root / name for name in _OF_THE_SITE), *(_CHECKOUT / name for name in _OF_THE_PROGRAM))
    return Look(stamps_of(places), state_of_history(order.root), taken)


def remember(order: Order, look: Look, until: datetime, deleted: Mapping[str, tuple[str, str]], built: Built) -> None:
    """Keep that the order was built; not where a file is so fresh that another change of it might not show.

    The build holds ``until`` then, as long as git names the same documents as ``deleted``.
    """
    if look.stamps.are_settled(look.taken):
        _keep(order, Standing(sys.version, look, order.as_of, until, deleted, stamps_of([order.output]), built))


def remember_again(order: Order, standing: Standing, look: Look, built: Built) -> None:
    """Keep that the build stands, with other sources and another output, as far as ``remember`` does.

    It holds from now: what was published since it was first made is in it.
    """
    if look.stamps.are_settled(look.taken):
        output = stamps_of([order.output])
        _keep(order, replace(standing, look=look, since=order.as_of, output=output, built=built))


def what_stands(order: Order) -> Standing | None:
    """The last build of the order, if it would make the same site of the same sources and nobody touched its output."""
    entry = _cache(order).get(order.key)
    if entry is None:
        return None
    standing = pickle.loads(entry)  # noqa: S301 - sealed by us, see portal/cache.py
    if not isinstance(standing, Standing) or standing.program != sys.version:
        return None
    if not standing.since <= order.as_of < standing.until or not _same_history(order, standing):
        return None
    return standing if standing.output.hold() else None


def _same_history(order: Order, standing: Standing) -> bool:
    """Whether nothing was committed since, or nothing that a build asks git for."""
    history = standing.look.history
    return history == state_of_history(order.root) or standing.deleted == deleted_documents(order.root)


def _keep(order: Order, standing: Standing) -> None:
    _cache(order).put(order.key, pickle.dumps(standing))


def _cache(order: Order) -> Cache:
    return open_cache(order.root, "builds")
