"""What the office does with a request: each a line of the ledger."""

from portal.commands.gateway.opened import Opened
from portal.commands.order import WrongCommandLine
from portal.gateway import proceedings, retention
from portal.gateway.annual import ANSWERS
from portal.gateway.backup import back_up
from portal.gateway.deadlines import next_term


def confirm(opened: Opened) -> int:
    """The office's half of 双方确认; by phone, both."""
    number, by_phone = opened.number(), opened.arguments.by == "phone"
    proceedings.confirm_by_office(opened.store.ledger, number, opened.as_of, by_phone=by_phone)
    case = proceedings.case_of(opened.store.ledger, number)
    if case.received_on is None:
        opened.tell("gateway-confirmed-half", number=number)
    else:
        opened.tell("gateway-confirmed", number=number, day=case.received_on)
    return _tell_term(opened, number)


def extend(opened: Opened) -> int:
    """20 working days more."""
    number = opened.number()
    if not (opened.arguments.reason or "").strip():
        raise WrongCommandLine("gateway-no-reason")
    proceedings.extend(opened.store.ledger, number, opened.as_of, opened.day(), opened.arguments.reason)
    return _tell_term(opened, number)


def supplement(opened: Opened) -> int:
    """A correction was asked for, or came back."""
    number = opened.number()
    do = proceedings.receive_supplement if opened.arguments.back else proceedings.ask_supplement
    do(opened.store.ledger, number, opened.as_of, opened.day())
    return _tell_term(opened, number)


def third_party(opened: Opened) -> int:
    """A third party was asked, or answered."""
    number = opened.number()
    do = proceedings.receive_third_party if opened.arguments.back else proceedings.ask_third_party
    do(opened.store.ledger, number, opened.as_of, opened.day())
    return _tell_term(opened, number)


def answer(opened: Opened) -> int:
    """The request was answered, in one of the ways the yearly report counts."""
    number, kind = opened.number(), opened.arguments.kind
    if kind not in ANSWERS:
        known = "\n".join(f"  {name}　{text}" for name, text in ANSWERS.items())
        raise WrongCommandLine("gateway-which-answer", value=kind, answers=known)
    proceedings.answer(opened.store.ledger, number, opened.as_of, opened.day(), kind)
    opened.tell("gateway-answered", number=number, answer=kind)
    return 0


def release(opened: Opened) -> int:
    """Out of quarantine, or once more out to the mailbox."""
    number = opened.number()
    proceedings.release(opened.store.ledger, opened.store.spool, number, opened.as_of)
    opened.tell("gateway-released", number=number)
    return 0


def purge(opened: Opened) -> int:
    """Delete what may be deleted."""
    done = retention.purge(opened.store, opened.forms, opened.settings.retention_days, opened.as_of)
    opened.tell("gateway-purged", count=len(done), numbers="、".join(done))
    return 0


def backup(opened: Opened) -> int:
    """A copy of the store from which the gateway can be brought back."""
    copied = back_up(opened.store, opened.arguments.folder.absolute())
    opened.tell("gateway-backed-up", path=opened.arguments.folder, count=copied.requests, new=copied.new)
    if opened.settings.keys:
        opened.tell("gateway-backed-up-sealed")
    return 0


def _tell_term(opened: Opened, number: str) -> int:
    case = proceedings.case_of(opened.store.ledger, number)
    form = opened.forms.get(case.form)
    term = next_term(case, form, opened.calendar)
    if term is not None:
        opened.tell("gateway-waiting" if term.waiting else f"due-{term.what}", number=number, day=term.due.date)
    return 0
