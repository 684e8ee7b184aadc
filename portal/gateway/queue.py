"""The mails that are to go out: new, sending, sent, deferred or dead. Each step is a line of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.gateway.ledger import Entry, Ledger

_RANKS: Mapping[str, int] = {"office": 0, "digest": 1, "dates": 2, "receipt": 3, "notice": 4}
# Minutes to wait after each failure; together five days. A count, not the clock, says when they are over.
WAITS = (1, 2, 4, 8, 15, 30, 60, 120, *(240,) * 29)
_LONGEST = timedelta(minutes=WAITS[-1])
_PATIENCE = 3  # attempts that were broken off until the mail itself is suspected and must wait


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to be made and sent: ``kind`` says what it is, ``slim`` that it goes without attachments."""

    id: str
    number: str
    kind: str
    attempt: int
    slim: bool


def enqueue(entry: Entry, at: datetime, number: str, kind: str, suffix: str = "") -> None:
    """Note a mail that must go out; the same mail is noted once."""
    identity = f"{number}.{kind}{suffix}"
    entry.do(
        "INSERT OR IGNORE INTO mails (id, number, kind, state, rank, due, queued_at) VALUES (?, ?, ?, 'new', ?, ?, ?)",
        *(identity, number, kind, _RANKS[kind], at.isoformat(), at.isoformat()),
    )


def claim(ledger: Ledger, now: datetime) -> Mail | None:
    """The next mail that is due, now being sent; None when there is none.

    One that waits longer than we ever let one wait is due as well: the clock was put back.
    """
    with ledger.writing() as entry:
        rows = entry.ask(
            "SELECT id, number, kind, attempts, slim FROM mails INDEXED BY mails_waiting"
            " WHERE state IN ('new', 'deferred')"
            " AND (due <= ? OR due > ?) ORDER BY rank, due LIMIT 1",
            *(now.isoformat(), (now + _LONGEST).isoformat()),
        )
        if not rows:
            return None
        identity, number, kind, attempts, slim = rows[0]
        entry.do("UPDATE mails SET state = 'sending', attempts = attempts + 1 WHERE id = ?", identity)
        entry.line(now, number, "sending", mail=identity, attempt=attempts + 1)
        return Mail(identity, number, kind, attempts + 1, bool(slim))


def note_sent(ledger: Ledger, mail: Mail, now: datetime, route: str, reply: str) -> None:
    """The server took the mail, with these words."""
    with ledger.writing() as entry:
        entry.do(
            "UPDATE mails SET state = 'sent', reply = ?, sent_at = ? WHERE id = ?",
            *(entry.sealed(reply, mail.id), now.isoformat(), mail.id),
        )
        entry.line(now, mail.number, "sent", mail=mail.id, attempt=mail.attempt, route=route, reply=reply)


def note_failed(ledger: Ledger, mail: Mail, now: datetime, reason: str, *, final: bool = False) -> None:
    """It did not go: it is tried again later, or given up when ``final`` or when five days of trying are over."""
    dead = final or mail.attempt > len(WAITS)
    due = now if dead else now + timedelta(minutes=WAITS[mail.attempt - 1])
    state = "dead" if dead else "deferred"
    with ledger.writing() as entry:
        entry.do(
            "UPDATE mails SET state = ?, reply = ?, due = ? WHERE id = ?",
            *(state, entry.sealed(reason, mail.id), due.isoformat(), mail.id),
        )
        entry.line(now, mail.number, state, mail=mail.id, attempt=mail.attempt, reason=reason, next=due.isoformat())


def note_too_large(ledger: Ledger, mail: Mail, now: datetime, reason: str) -> None:
    """The mailbox does not take the attachments: the mail is due at once without them."""
    with ledger.writing() as entry:
        entry.do(
            "UPDATE mails SET state = 'deferred', slim = 1, reply = ?, due = ? WHERE id = ?",
            *(entry.sealed(reason, mail.id), now.isoformat(), mail.id),
        )
        entry.line(
            now, mail.number, "deferred", mail=mail.id, attempt=mail.attempt, reason=reason, next=now.isoformat()
        )


def take_up(ledger: Ledger, now: datetime) -> int:
    """Make due what a worker that is gone was sending; how many mails. Only for who holds the worker's lock.

    A mail at which worker after worker ends waits longer each time, so that it does not keep the gateway from serving.
    """
    with ledger.writing() as entry:
        left = entry.ask("SELECT id, number, attempts FROM mails WHERE state = 'sending'")
        for identity, number, attempts in left:
            wait = WAITS[min(attempts, len(WAITS)) - 1] if attempts >= _PATIENCE else 0
            due = (now + timedelta(minutes=wait)).isoformat()
            entry.do("UPDATE mails SET state = 'deferred', due = ? WHERE id = ?", due, identity)
            entry.line(now, number, "interrupted", mail=identity)
        return len(left)


def revive(entry: Entry, at: datetime, number: str) -> int:
    """Make due every mail of the number that was given up; how many."""
    return entry.do(
        "UPDATE mails SET state = 'deferred', attempts = 0, due = ? WHERE number = ? AND state = 'dead'",
        *(at.isoformat(), number),
    )
