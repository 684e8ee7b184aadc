"""What a start puts right after a kill or a power cut."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.gateway.entering import enter
from portal.gateway.ledger import Ledger
from portal.gateway.safe import WrongKey
from portal.gateway.spool import DamagedRequest, Spool

COPY_MARK = "copy"  # a file that says that this store was made from a backup


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many unfinished files were cleared away, which requests got their line now, and which are damaged."""

    unfinished: int
    entered: tuple[str, ...]
    damaged: tuple[str, ...]


def recover(spool: Spool, ledger: Ledger, now: datetime) -> Recovered:
    """Give every spooled request its line: it may have been answered. Not beside a running intake.

    Raises ``WrongKey``, before anything is changed, when such a request wants a key that was not given and the ledger
    knows of none: it may have been lost, and then this may be so with all requests.
    """
    known = {number for (number,) in ledger.ask("SELECT number FROM requests")}
    without_line = [number for number in spool.numbers() if number not in known]
    lacking = spool.lacking(without_line)
    if lacking and not ledger.keys:
        raise WrongKey(*sorted(lacking))
    unfinished = spool.clear_unfinished()
    entered, damaged = [], []
    for number in without_line:
        try:
            request = spool.read(number)
        except DamagedRequest:
            damaged.append(number)
            continue
        with ledger.writing() as entry:
            enter(entry, number, request, now, "recovered")
        entered.append(number)
    return Recovered(unfinished, tuple(entered), tuple(damaged))


def note_restored(folder: Path, ledger: Ledger, now: datetime) -> None:
    """Enter that the store came from a backup: numbers given out since may be with citizens and must not return."""
    if (folder / COPY_MARK).exists():
        with ledger.writing() as entry:
            entry.line(now, "", "restored", day=now.date().isoformat())
        (folder / COPY_MARK).unlink()
