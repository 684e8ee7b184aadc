"""What was promised: rectification, tasks, answers to letters, publication in time (domain.md §2.4)."""

import re
from collections.abc import Iterator
from datetime import date

from portal.calendar import Calendar
from portal.checks.relations import SOON, Relations, of_type, published_on, told
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Problem, error, warning

_PUBLISH, _REPLY, _COMPLEX_REPLY = 20, 7, 15
_YEAR = re.compile(r"20[0-9]{2}(?=年)")


def rectification_due(tree: SourceTree) -> Iterator[Problem]:
    """What an inspection or an audit found is set right by the day named, in public (审计法 第五十二条)."""
    relations = Relations(tree)
    for document in of_type(tree, "inspection", "audit"):
        by = document.entry.day("rectify_by")
        if by and relations.is_owed(by) and not relations.naming(document, "rectifies"):
            yield warning(document.entry.place("rectify_by"), "rectification-due", due=by)


def tasks_due(tree: SourceTree) -> Iterator[Problem]:
    """A task or an item of rectification is done by its day, or says that it is not."""
    relations = Relations(tree)
    for document in tree.documents:
        for key, day, words in (("tasks", "milestone", "task"), ("rectify_items", "due", "problem")):
            for item in document.entry.entries(key):
                due = item.day(day)
                if due and item.text("state") != "done" and relations.is_owed(due):
                    yield warning(item.place(day), "task-due", task=item.text(words), due=due)


def published_in_time(tree: SourceTree) -> Iterator[Problem]:
    """Information is published within 20 working days of its making (条例 第二十六条)."""
    calendar = Calendar(tree.regional_days)
    for document in tree.documents:
        entry = document.entry
        written, day = entry.day("written_date"), published_on(document)
        if written is None or day is None or {"migrated_from", "originally_published_at"} & entry.values.keys():
            continue
        if (day - written).days <= _PUBLISH:
            continue
        due = calendar.add_working_days(written, _PUBLISH)
        if day > due.date:
            yield warning(entry.place("published_at"), "published-late", written=written, date=told(due))


def annual_reports_in_time(tree: SourceTree) -> Iterator[Problem]:
    """The report of a year is public by 31 January of the next (条例 第四十九条; T-ANNUAL).

    A bureau that has filed reports is told when the last year's is missing; which year one is of, its title says.
    """
    reports: dict[int, SourceDocument] = {}
    for document in of_type(tree, "annual_report"):
        if found := _YEAR.search(document.entry.text("title")):
            reports.setdefault(int(found[0]), document)
    for year, document in reports.items():
        day, due = published_on(document), _end_of_january(year + 1)
        if day and day > due and "migrated_from" not in document.entry.values:
            yield warning(document.entry.place("published_at"), "annual-report-late", year=year, date=due)
    last = tree.as_of.year - 1
    if reports and last not in reports and (_end_of_january(last + 1) - tree.as_of.date()).days <= SOON:
        where = reports[max(reports)].entry.place("title")
        yield warning(where, "annual-report-due", year=last, date=_end_of_january(last + 1))


def _end_of_january(year: int) -> date:
    return date(year, 1, 31)


def replies_in_time(tree: SourceTree) -> Iterator[Problem]:
    """A letter is answered after it came, within 7 working days, or 15 where it is complex (T-MSG)."""
    calendar = Calendar(tree.regional_days)
    for document in of_type(tree, "message_reply"):
        entry = document.entry
        received, replied = entry.day("received_on"), entry.day("replied_on")
        if received is None or replied is None:
            continue
        days = _COMPLEX_REPLY if entry.flag("complex") else _REPLY
        due = calendar.add_working_days(received, days)
        if replied < received:
            yield error(entry.place("replied_on"), "reply-before-letter", received=received, replied=replied)
        elif replied > due.date:
            yield warning(entry.place("replied_on"), "reply-late", days=days, date=told(due))


def evaluators(tree: SourceTree) -> Iterator[Problem]:
    """Who assessed a decision before it was taken does not evaluate it after (重大行政决策程序暂行条例 第三十六条)."""
    relations = Relations(tree)
    for document in of_type(tree, "evaluation"):
        evaluator = document.entry.text("evaluator")
        for _, policy in relations.targets(document, "parent"):
            drafts = relations.naming(policy, "final_doc")
            if evaluator and any(draft.entry.text("assessor") == evaluator for draft in drafts):
                yield warning(document.entry.place("evaluator"), "evaluator-conflict", unit=evaluator)
