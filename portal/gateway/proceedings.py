"""What the office and the applicant do with a request: each a line of the ledger, and the mails that follow."""

from datetime import date, datetime

from portal.gateway.case import Case, cases_of
from portal.gateway.entering import send_on
from portal.gateway.ledger import Entry, Ledger
from portal.gateway.queue import enqueue, revive
from portal.gateway.spool import Spool


class NotPossible(Exception):
    """What was asked cannot be done with this request now; ``key`` names the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the sentence's key and what fills its gaps."""
        self.key, self.values = key, values
        super().__init__(key)


def case_of(ledger: Ledger, number: str) -> Case:
    """The request. Raises ``NotPossible`` when there is none of that number."""
    case = cases_of(ledger.lines(number)).get(number)
    if case is None:
        raise NotPossible("gateway-no-request", number=number)
    return case


def confirm_by_applicant(ledger: Ledger, number: str, at: datetime, by: str) -> None:
    """The applicant's half of 双方确认; once it is there, again changes nothing."""
    case = case_of(ledger, number)
    if case.applicant_confirmed is None:
        with ledger.writing() as entry:
            entry.line(at, number, "applicant-confirmed", by=by)
            _announce(entry, case, at, others=case.office_confirmed)


def confirm_by_office(ledger: Ledger, number: str, at: datetime, *, by_phone: bool) -> None:
    """The office's half; a call to the applicant is the applicant's half as well."""
    case = case_of(ledger, number)
    if case.quarantined:
        raise NotPossible("gateway-in-quarantine", number=number)
    if case.office_confirmed is not None and (case.applicant_confirmed is not None or not by_phone):
        raise NotPossible("gateway-confirmed-already", number=number)
    with ledger.writing() as entry:
        if case.office_confirmed is None:
            entry.line(at, number, "office-confirmed", by="phone" if by_phone else "desk")
        if by_phone and case.applicant_confirmed is None:
            entry.line(at, number, "applicant-confirmed", by="phone")
        _announce(entry, case, at, others=at if by_phone else case.applicant_confirmed)


def _announce(entry: Entry, case: Case, at: datetime, others: datetime | None) -> None:
    """Once both halves are there the dates go out."""
    if others is not None:
        enqueue(entry, at, case.number, "dates")
        if case.has_address:
            enqueue(entry, at, case.number, "notice")


def extend(ledger: Ledger, number: str, at: datetime, day: date, reason: str) -> None:
    """The term is longer by 20 working days (条例 第三十三条), once."""
    case = _open_case(ledger, number)
    if case.received_on is None:
        raise NotPossible("gateway-not-confirmed", number=number)
    if case.extended_on:
        raise NotPossible("gateway-extended-already", number=number)
    _note(ledger, number, at, "extended", day=day.isoformat(), reason=reason)


def ask_supplement(ledger: Ledger, number: str, at: datetime, day: date) -> None:
    """The applicant was asked, once, to correct the request (条例 第三十条)."""
    case = _open_case(ledger, number)
    if case.supplements:
        raise NotPossible("gateway-supplement-already", number=number)
    _note(ledger, number, at, "supplement-asked", day=day.isoformat())


def receive_supplement(ledger: Ledger, number: str, at: datetime, day: date) -> None:
    """The correction came: the term begins anew."""
    case = _open_case(ledger, number)
    if not case.supplements or case.supplements[-1].end:
        raise NotPossible("gateway-no-supplement-asked", number=number)
    _note(ledger, number, at, "supplement-received", day=day.isoformat())


def ask_third_party(ledger: Ledger, number: str, at: datetime, day: date) -> None:
    """A third party or another organ was asked (条例 第三十二条、第三十四条)."""
    case = _open_case(ledger, number)
    if any(span.end is None for span in case.third_party):
        raise NotPossible("gateway-third-party-waits", number=number)
    _note(ledger, number, at, "third-party-asked", day=day.isoformat())


def receive_third_party(ledger: Ledger, number: str, at: datetime, day: date) -> None:
    """They answered, or their time is over."""
    case = _open_case(ledger, number)
    if all(span.end for span in case.third_party):
        raise NotPossible("gateway-third-party-not-asked", number=number)
    _note(ledger, number, at, "third-party-answered", day=day.isoformat())


def answer(ledger: Ledger, number: str, at: datetime, day: date, kind: str) -> None:
    """The request was answered; ``kind`` is a row of table 3."""
    _open_case(ledger, number)
    _note(ledger, number, at, "answered", day=day.isoformat(), answer=kind)


def release(ledger: Ledger, spool: Spool, number: str, at: datetime) -> None:
    """A request from quarantine goes its way; a mail that was given up is tried again."""
    case = case_of(ledger, number)
    with ledger.writing() as entry:
        if case.quarantined:
            entry.line(at, number, "released")
            entry.do("UPDATE requests SET quarantined = 0 WHERE number = ?", number)
            send_on(entry, number, spool.read(number), at)
        elif revive(entry, at, number):
            entry.line(at, number, "revived")
        else:
            raise NotPossible("gateway-nothing-to-release", number=number)


def _open_case(ledger: Ledger, number: str) -> Case:
    case = case_of(ledger, number)
    if case.answered_on:
        raise NotPossible("gateway-answered-already", number=number, day=case.answered_on)
    return case


def _note(ledger: Ledger, number: str, at: datetime, event: str, **facts: str) -> None:
    with ledger.writing() as entry:
        entry.line(at, number, event, **facts)
