"""A copy of the store, made while the gateway serves: the ledger first, then what it speaks of."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.gateway.case import cases_of
from portal.gateway.private import private
from portal.gateway.recovery import COPY_MARK
from portal.gateway.spool import Spool
from portal.gateway.store import KEY_FILE, Store


@dataclass(frozen=True, slots=True)
class Copied:
    """How many requests the copy holds, and how many of them it did not hold before."""

    requests: int
    new: int


def back_up(store: Store, folder: Path) -> Copied:
    """Bring the copy up to date; what was purged goes from it as well. Raises OSError, ``sqlite3.Error``.

    A request that comes in meanwhile may be there without its line: the first start from the copy enters it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = folder / "ledger.new"
    store.ledger.copy_to(aside)
    _settle(aside, folder / "ledger.sqlite")
    there = Spool(folder / "requests")
    new = sum(_copied(store.spool, there, number) for number in store.spool.numbers() if not there.has(number))
    for case in cases_of(store.ledger.lines()).values():
        if case.purged:
            there.withdraw(case.number)
    there.sync()
    if (store.folder / KEY_FILE).exists():
        _copy(store.folder / KEY_FILE, folder / "secret.new", folder / KEY_FILE)
    (folder / COPY_MARK).touch(mode=0o600)
    return Copied(len(there.numbers()), new)


def _copied(spool: Spool, there: Spool, number: str) -> bool:
    """Whether the request is in the copy now; one that is purged meanwhile is not."""
    with suppress(FileNotFoundError):
        _copy(spool.place(number), there.folder / "copy.new", there.place(number))
        return True
    return False


def _copy(source: Path, aside: Path, place: Path) -> None:
    with source.open("rb") as old, open(aside, "wb", opener=private) as new:
        shutil.copyfileobj(old, new)
    _settle(aside, place)


def _settle(aside: Path, place: Path) -> None:
    """Give the file its name when its bytes are on the disk."""
    with aside.open("r+b") as file:
        os.fsync(file.fileno())
    aside.replace(place)
