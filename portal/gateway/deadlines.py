"""When a request must be confirmed, answered, supplemented: domain.md §2.4 in working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.calendar import Calendar, Due
from portal.gateway.case import Case
from portal.model.form import Form

REPLY, EXTENSION, SUPPLEMENT, CONFIRMATION = 20, 20, 7, 1  # 条例 第三十三条、第三十条; the last is our own care
# Working days to answer in, by kind of form that promises no other; one that is not here is only read.
TERMS: Mapping[str, int] = {"request": REPLY, "correction": REPLY, "proposal": REPLY, "inquiry": 7, "complaint": 7}
_CONFIRMED = frozenset({"request", "correction"})


@dataclass(frozen=True, slots=True)
class Term:
    """What is due next of a case, and when; ``waiting`` when the term stands still."""

    what: str
    due: Due
    waiting: bool = False

    def is_overdue(self, today: date) -> bool:
        """Whether the last day has passed."""
        return not self.waiting and self.due.date < today


def days_to_answer(form: Form) -> int:
    """The working days the form is to be answered in, 0 when it asks for no answer."""
    return form.reply_days or TERMS.get(form.kind, 0)


def next_term(case: Case, form: Form | None, calendar: Calendar) -> Term | None:
    """The next duty of the office; None when nothing is left to do, or the form asks for no answer."""
    if form is None or case.answered_on or not days_to_answer(form):
        return None
    if form.kind in _CONFIRMED and case.received_on is None:
        return Term("confirm", calendar.add_working_days(case.submitted_at.date(), CONFIRMATION))
    waiting = any(span.end is None for span in (*case.supplements, *case.third_party))
    return Term("reply", reply_due(case, form, calendar), waiting)


def reply_due(case: Case, form: Form, calendar: Calendar) -> Due:
    """The last day to answer: from receipt, or anew from the correction; third parties' time is not counted."""
    start = case.received_on or case.submitted_at.date()
    for span in case.supplements:
        start = span.end or start
    days = days_to_answer(form) + (EXTENSION if case.extended_on else 0)
    days += sum(calendar.working_days_between(span.start, span.end) for span in case.third_party if span.end)
    return calendar.add_working_days(start, days)


def supplement_due(case: Case, calendar: Calendar) -> Due:
    """The last day to ask for a correction (条例 第三十条)."""
    return calendar.add_working_days(case.received_on or case.submitted_at.date(), SUPPLEMENT)
