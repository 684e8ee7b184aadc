"""Penalties that were changed, revoked or found void: taken back in time, and named nowhere (行政处罚法 第四十八条)."""

import re
from collections.abc import Iterator
from datetime import date

from portal.calendar import Calendar
from portal.checks.naming import bare_of, finds, words_of
from portal.checks.relations import told
from portal.model.leaves import texts_of
from portal.model.overturned import overturned_of, standing_of
from portal.model.source import Entry, SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning
from portal.runs import telling_runs

_WITHIN = 3  # working days, 行政处罚法 第八十五条
_NAMING = ("party", "decision_no", "credit_code")
_AROUND_A_NAME = re.compile("^(?:.{1,6}?[省市县区乡镇])+|(?:股份)?(?:有限)?(?:责任)?公司$")
_LEAST_NAME, _STRETCH = 4, 10
_AMOUNTS = ("fine", "confiscated")


def overturned_in_time(tree: SourceTree) -> Iterator[Problem]:
    """A penalty is overturned after it was made, not in the future, and taken back within 3 working days."""
    calendar = Calendar(tree.regional_days)
    for document in tree.documents:
        for decision in overturned_of(document):
            group, decided = decision.entry("overturned"), decision.day("decided_on")
            day, back = (group.day("date"), group.day("taken_back")) if group else (None, None)
            if group is None and "overturned" in decision.empty:
                yield error(decision.place("overturned"), "empty-value", key=decision.called["overturned"])
            if group is None or day is None:
                continue
            if day > tree.as_of.date():
                yield error(group.place("date"), "overturned-ahead", date=day)
            elif decided and day < decided:
                yield error(group.place("date"), "overturned-before-decision", date=day, decided=decided)
            elif back and back < day:
                yield error(group.place("taken_back"), "taken-back-before", date=day, taken_back=back)
            elif back and back > (due := calendar.add_working_days(day, _WITHIN)).date:
                yield warning(group.place("taken_back"), "taken-back-late", overturned=day, date=told(due))


def overturned_unnamed(tree: SourceTree) -> Iterator[Problem]:
    """Nothing public says whom an overturned decision was on: its number stands nowhere, the rest not beside it.

    Where a document has no decision that stands, its title and text are about what fell: it goes as a whole.
    """
    numbers = _numbers_of_the_fallen(tree)
    elsewhere = words_of(numbers)
    for document in tree.documents:
        fallen = overturned_of(document)
        if fallen and not standing_of(document) and document.entry.entry("withdrawn") is None:
            yield error(fallen[0].place("overturned"), "overturned-all")
            continue
        words = words_of(numbers | _telling(document)) if fallen else elsewhere
        if words:
            yield from (error(where, "overturned-said", found=written) for where, written in finds(document, words))
        if fallen and document.entry.entry("withdrawn") is None:
            yield from _unread(document, fallen)


def _numbers_of_the_fallen(tree: SourceTree) -> set[str]:
    """The numbers of overturned decisions, but for those under which a changed decision is public anew."""
    fallen = {decision.text("decision_no") for document in tree.documents for decision in overturned_of(document)}
    if not fallen:
        return fallen
    return fallen - {each.text("decision_no") for document in tree.documents for each in standing_of(document)} - {""}


def _telling(document: SourceDocument) -> set[str]:
    """By what the overturned decisions of a document are known again, without what a decision that stands says too."""
    standing = bare_of("|".join(word for each in standing_of(document) for word in _words(each)))
    telling: set[str] = set()
    for decision in overturned_of(document):
        telling.update(decision.text(name) for name in _NAMING)
        telling.update(_stretches(decision.text("fact")), _amounts(decision), _short_name(decision.text("party")))
    return {word for word in telling if word and bare_of(word) not in standing}


def _short_name(party: str) -> Iterator[str]:
    """The name as it is said within the county: without its place, and without what kind of company it is."""
    name = _AROUND_A_NAME.sub("", party)
    if len(name) >= _LEAST_NAME:
        yield name


def _stretches(fact: str) -> Iterator[str]:
    """Every stretch of the fact long enough to be from there: ten characters of a clause, or the clause."""
    for run in telling_runs(fact):
        yield from (run[start : start + _STRETCH] for start in range(max(1, len(run) - _STRETCH + 1)))


def _words(decision: Entry) -> Iterator[str]:
    yield from texts_of(decision)
    yield from _amounts(decision)


def _amounts(decision: Entry) -> Iterator[str]:
    for name in _AMOUNTS:
        amount = decision.values.get(name)
        if isinstance(amount, int) and amount:
            yield f"{amount}元"


def _unread(document: SourceDocument, fallen: tuple[Entry, ...]) -> Iterator[Problem]:
    """A file in which no words can be read was looked through by somebody since the decision fell."""
    groups = (decision.entry("overturned") for decision in fallen)
    last = max((day for group in groups if group and (day := group.day("date"))), default=date.min)
    attachments = document.entry.entries("attachments")
    checks = {attachment.text("file"): attachment.entry("checked") for attachment in attachments}
    for file in document.files:
        checked = checks.get(file.name)
        day = checked.day("date") if checked else None
        unread = file.old_format or not any(passage.text.strip() for passage in file.passages)
        if unread and (day is None or day < last):
            yield error(Location(str(file.path)), "overturned-file", date=last)
