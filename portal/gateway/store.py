"""The store: one folder with the spool, the ledger and the secret, for one gateway."""

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from portal.bootstrap.turn import is_taken
from portal.gateway.ledger import Ledger
from portal.gateway.safe import PLAIN, Safe, safe_of
from portal.gateway.spool import Spool

KEY_FILE = "secret"


@dataclass(frozen=True, slots=True)
class Store:
    """An open store."""

    folder: Path
    spool: Spool
    ledger: Ledger
    safe: Safe = PLAIN


def open_store(folder: Path, keys: Sequence[bytes] = ()) -> Store:
    """The store in the folder, made where it is missing. Raises ``WrongKey``, OSError, ``sqlite3.Error``."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    safe = safe_of(keys)
    return Store(folder, Spool(folder / "requests", safe), Ledger(folder / "ledger.sqlite", safe), safe)


def take_store(folder: Path) -> BinaryIO | None:
    """The right to take in requests there, held as long as the file is open; None when another program has it."""
    lock = (folder / "intake.lock").open("ab")
    if is_taken(lock):
        return lock
    lock.close()
    return None


def secret_of(folder: Path) -> str:
    """The store's own secret, made at the first start: with a new one the receipts and links given out are void."""
    place = folder / KEY_FILE
    if not place.exists():
        aside = place.with_suffix(".new")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(place)
    return place.read_text("ascii").strip()
