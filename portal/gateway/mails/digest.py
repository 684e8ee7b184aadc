"""The daily list: every number of the day, what is overdue first, what waits in quarantine, what did not go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.calendar import Calendar
from portal.gateway.case import Case, cases_of
from portal.gateway.deadlines import Term, next_term
from portal.gateway.retention import is_due
from portal.gateway.store import Store
from portal.gateway.wording import MAILS, SUSPICIONS
from portal.model.form import Form

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A request in the list; its term is None when nothing is to be done about it."""

    case: Case
    title: str
    term: Term | None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A mail that did not go out: the number it is about and what it is, its state, what the server said."""

    name: str
    state: str
    reply: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the office is told of a day."""

    overdue: tuple[Entry, ...]
    received: tuple[Entry, ...]
    quarantined: tuple[Entry, ...]
    open: tuple[Entry, ...]
    unsent: tuple[Unsent, ...]
    to_purge: int


def digest_of(store: Store, forms: Mapping[str, Form], calendar: Calendar, at: datetime, retention_days: int) -> Digest:
    """The list at a moment, for the 24 hours before it."""
    entries = [_entry(case, forms, calendar) for case in cases_of(store.ledger.lines()).values()]
    open_ones = sorted((entry for entry in entries if entry.term and not entry.case.quarantined), key=_when)
    rows = store.ledger.ask(
        "SELECT id, number, kind, state, reply FROM mails WHERE state IN ('dead', 'deferred') ORDER BY state, id"
    )
    return Digest(
        overdue=tuple(entry for entry in open_ones if _is_overdue(entry, at.date())),
        received=tuple(entry for entry in entries if at - _DAY <= entry.case.submitted_at < at),
        quarantined=tuple(entry for entry in entries if entry.case.quarantined and not entry.case.purged),
        open=tuple(entry for entry in open_ones if not _is_overdue(entry, at.date())),
        unsent=tuple(
            Unsent(f"{number} {MAILS[kind]}".strip(), state, store.ledger.words(reply, identity))
            for identity, number, kind, state, reply in rows
        ),
        to_purge=sum(is_due(entry.case, forms.get(entry.case.form), retention_days, at) for entry in entries),
    )


def _entry(case: Case, forms: Mapping[str, Form], calendar: Calendar) -> Entry:
    form = forms.get(case.form)
    title = (form.menu_title or form.title) if form else case.form
    reasons = "、".join(SUSPICIONS[name] for name in case.suspicions)
    return Entry(case, title, next_term(case, form, calendar), reasons)


def _is_overdue(entry: Entry, today: date) -> bool:
    return entry.term is not None and entry.term.is_overdue(today)


def _when(entry: Entry) -> tuple[str, str]:
    return (entry.term.due.date.isoformat() if entry.term else "", entry.case.number)
