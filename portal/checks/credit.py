"""Decisions that the public must see at once: permits and penalties (双公示; T-CREDIT of domain.md §2.4)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from portal.calendar import Calendar
from portal.checks.relations import of_type, published_on, told
from portal.identity import is_credit_code
from portal.model.overturned import standing_of
from portal.model.source import Entry, SourceDocument, SourceTree
from portal.problems import Problem, error, warning

_WITHIN = 7
_MOST_MONTHS = {"minor": 3, "ordinary": 12, "serious": 36}  # 信用修复管理办法, in force 2026-04-01


def decisions_in_time(tree: SourceTree) -> Iterator[Problem]:
    """A permit or a penalty is online within 7 working days of its decision, never before it."""
    calendar = Calendar(tree.regional_days)
    for document in of_type(tree, "permit", "penalty"):
        day = published_on(document)
        for decision in _decisions(document):
            decided = decision.day("decided_on")
            if day is None or decided is None:
                continue
            due = calendar.add_working_days(decided, _WITHIN)
            if decided > day:
                yield error(decision.place("decided_on"), "decided-after-publication", decided=decided, published=day)
            elif day > due.date:
                yield warning(decision.place("decided_on"), "credit-late", decided=decided, date=told(due))


def penalties_taken_down(tree: SourceTree) -> Iterator[Problem]:
    """A penalty shown as credit information goes off the net when its longest time is over (T-ENF-OFF)."""
    for document in of_type(tree, "penalty"):
        for decision in standing_of(document):
            decided, months = decision.day("decided_on"), _MOST_MONTHS.get(decision.text("severity"), 0)
            if decided and months and (until := _months_later(decided, months)) <= tree.as_of.date():
                yield warning(decision.place("severity"), "credit-over", decided=decided, date=until, months=months)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def decisions_hold(tree: SourceTree) -> Iterator[Problem]:
    """A 统一社会信用代码 has the right check character, and a permit ends after it begins."""
    for document in of_type(tree, "permit", "penalty"):
        for decision in _decisions(document):
            code = decision.text("credit_code")
            if code and not is_credit_code(code):
                yield error(decision.place("credit_code"), "credit-code", value=code)
            begin, end = decision.day("valid_from"), decision.day("valid_until")
            if begin and end and end < begin:
                yield error(decision.place("valid_until"), "period-reversed", begin=begin, end=end)


def _decisions(document: SourceDocument) -> tuple[Entry, ...]:
    return (*document.entry.entries("permits"), *document.entry.entries("penalties"))
