"""What may be deleted: sent, done with, and past its retention date. The ledger keeps its lines."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from portal.gateway.case import Case, cases_of
from portal.gateway.deadlines import days_to_answer
from portal.gateway.store import Store
from portal.model.form import Form


def is_due(case: Case, form: Form | None, retention_days: int, now: datetime) -> bool:
    """Whether the retention of the request is over; an unanswered one is kept however old it is."""
    days = timedelta(days=form.retention_days if form and form.retention_days else retention_days)
    if case.purged or (form and days_to_answer(form) and not case.answered_on and not case.quarantined):
        return False
    return now - case.submitted_at > days


def purge(store: Store, forms: Mapping[str, Form], retention_days: int, now: datetime) -> list[str]:
    """Delete what is due and was taken by the office's mailbox, or never was released; the numbers.

    The line comes first: a file without its line would look lost, a line without its file's end is repeated.
    """
    sent = {
        number for (number,) in store.ledger.ask("SELECT number FROM mails WHERE kind = 'office' AND state = 'sent'")
    }
    purged = []
    for case in cases_of(store.ledger.lines()).values():
        if is_due(case, forms.get(case.form), retention_days, now) and (case.number in sent or case.quarantined):
            with store.ledger.writing() as entry:
                entry.line(now, case.number, "purged")
            purged.append(case.number)
        elif not case.purged:
            continue
        store.spool.withdraw(case.number)
    return purged
