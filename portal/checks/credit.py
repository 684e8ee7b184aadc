"""Decisions that the public must see at once: permits and penalties (双公示; T-CREDIT of domain.md §2.4)."""

from collections.abc import Iterator

from portal.calendar import Calendar
from portal.checks.relations import of_type, published_on, told
from portal.identity import is_credit_code
from portal.model.source import Entry, SourceDocument, SourceTree
from portal.problems import Problem, error, warning

_WITHIN = 7


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
