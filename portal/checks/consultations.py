"""Drafts and what is asked of the public: periods, what was said, what came of it.

重大行政决策程序暂行条例 第十五条; T-CONSULT of domain.md §2.4.
"""

from collections.abc import Iterator

from portal.calendar import Calendar
from portal.checks.relations import Relations, of_type, told
from portal.model.source import Entry, SourceDocument, SourceTree
from portal.problems import Problem, error, warning

_PERIODS = (
    ("open_from", "open_until"),
    ("publicity_from", "publicity_until"),
    ("period_from", "period_until"),
)
_DAYS, _WORKING_DAYS, _ANSWER = 30, 7, 20


def periods(tree: SourceTree) -> Iterator[Problem]:
    """A period begins before it ends."""
    for document in tree.documents:
        for first, last in _PERIODS:
            begin, end = document.entry.day(first), document.entry.day(last)
            if begin and end and end < begin:
                yield error(document.entry.place(last), "period-reversed", begin=begin, end=end)


def signup_before_meetings(tree: SourceTree) -> Iterator[Problem]:
    """Names for sitting in are taken before the meeting, and not only before it is made known."""
    for document in of_type(tree, "meeting"):
        entry = document.entry
        last, meeting, published = entry.day("signup_until"), entry.day("meeting_date"), entry.moment("published_at")
        if last and meeting and last >= meeting:
            yield error(entry.place("signup_until"), "signup-after-meeting", last=last, meeting=meeting)
        elif last and published and last < published.date():
            yield error(entry.place("signup_until"), "signup-before-publication", last=last, published=published.date())


def periods_long_enough(tree: SourceTree) -> Iterator[Problem]:
    """A draft is open as long as its kind asks, or says why not (T-CONSULT).

    A major decision for 30 days, a normative document for 7 working days or, where it concerns market entities, 30
    days; any other as long as the bureau has set for itself.
    """
    calendar = Calendar(tree.regional_days)
    for document in of_type(tree, "decision_draft"):
        entry = document.entry
        begin, end = entry.day("open_from"), entry.day("open_until")
        if begin is None or end is None or end < begin or entry.text("reason_if_short"):
            continue
        kind, place = entry.text("draft_kind"), entry.place("open_until")
        need = _calendar_days(entry, tree.settings.draft_days)
        if need is not None:
            if (end - begin).days < need:
                yield error(place, "period-short", days=(end - begin).days, need=need)
        elif kind == "normative_document":
            days = calendar.working_days_between(begin, end)
            if days < _WORKING_DAYS:
                say = warning if calendar.add_working_days(begin, _WORKING_DAYS).estimated else error
                yield say(place, "period-short-working", days=days, need=_WORKING_DAYS)


def _calendar_days(entry: Entry, own: int) -> int | None:
    """How many calendar days a draft must be open; None where working days are counted, or the kind is unknown."""
    kind = entry.text("draft_kind")
    if kind == "major_decision" or (kind == "normative_document" and entry.flag("market_entities")):
        return _DAYS
    return own if kind == "other" else None


def opinions_add_up(tree: SourceTree) -> Iterator[Problem]:
    """What was received is what was adopted, partly adopted and not adopted; what was not has its reason."""
    for document in of_type(tree, "opinion_feedback"):
        entry = document.entry
        numbers = [_number(entry, key) for key in ("received", "adopted", "partly_adopted", "rejected")]
        received, adopted, partly, rejected = numbers
        if received is None or adopted is None or rejected is None:
            continue
        total = adopted + (partly or 0) + rejected
        if received != total:
            yield error(entry.place("received"), "feedback-numbers", received=received, total=total)
        yield from _reasons(entry, rejected)


def _reasons(entry: Entry, rejected: int) -> Iterator[Problem]:
    turned_down = [item for item in entry.entries("opinions") if item.text("adoption") == "rejected"]
    if rejected and not turned_down:
        yield warning(entry.place("rejected"), "rejected-without-reason", count=rejected)
    for item in turned_down:
        if not item.text("reason"):
            yield warning(item.place("adoption"), "opinion-without-reason")


def answers_due(tree: SourceTree) -> Iterator[Problem]:
    """What the public said is answered within 20 working days of the last day (条例 第二十六条)."""
    relations, calendar = Relations(tree), Calendar(tree.regional_days)
    for document in of_type(tree, "decision_draft", "consultation", "survey"):
        begin, end = document.entry.day("open_from"), document.entry.day("open_until")
        if end is None or (begin and end < begin) or _is_answered(document, relations):
            continue
        due = calendar.add_working_days(end, _ANSWER)
        if relations.is_owed(due.target):
            yield warning(document.entry.place("open_until"), "answer-due", end=end, due=told(due))


def _is_answered(document: SourceDocument, relations: Relations) -> bool:
    return bool(document.entry.text("outcome") or relations.naming(document, "draft"))


def steps_before_a_policy(tree: SourceTree) -> Iterator[Problem]:
    """A major decision or a normative document has its draft and the answer to what was said of it."""
    relations = Relations(tree)
    for policy in of_type(tree, "policy"):
        if policy.entry.text("decision_kind") not in {"major_decision", "normative_document"}:
            continue
        naming = relations.naming(policy, "final_doc")
        drafts = [document for document in naming if document.entry.text("type") == "decision_draft"]
        where = policy.entry.place("decision_kind")
        if not drafts:
            yield warning(where, "draft-missing", number=policy.number)
        elif not any(relations.naming(draft, "draft") for draft in drafts):
            yield warning(where, "feedback-missing", number=drafts[0].number)


def _number(entry: Entry, key: str) -> int | None:
    value = entry.values.get(key)
    return value if isinstance(value, int) else None
