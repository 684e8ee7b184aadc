"""The chain of documents that repeal, replace and amend each other (domain.md §7)."""

from collections.abc import Iterator
from datetime import timedelta

from portal.checks.columns import columns_by_word
from portal.checks.relations import Relations, of_type, published_on
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning

_CHAINS = (("repealed_by", "replaced_by"), ("amended_by",), ("parent",), ("rectifies", "follows"))
_ENDED = frozenset({"expired", "repealed"})
_NORMATIVE = "A20-01"
_WARN_BEFORE = 90


def chain_loops(tree: SourceTree) -> Iterator[Problem]:
    """Whoever follows a chain comes to an end, never back to where he began."""
    relations = Relations(tree)
    for keys in _CHAINS:
        for document in tree.documents:
            where, way = _way_back(document, keys, relations)
            if where and document.number == min(way):
                yield error(where, "chain-loop", way=" → ".join((*way, document.number)))


def _way_back(
    document: SourceDocument, keys: tuple[str, ...], relations: Relations
) -> tuple[Location | None, tuple[str, ...]]:
    """Where the first step of a way from the document back to itself is written, and the numbers on it."""
    first = (document.number,)
    waiting: list[tuple[Location, tuple[str, ...], SourceDocument]] = [
        (where, first, step) for where, step in _steps(document, keys, relations)
    ]
    seen: set[str] = set()
    while waiting:
        where, way, step = waiting.pop()
        if step is document:
            return where, way
        if step.number not in seen:
            seen.add(step.number)
            waiting += [(where, (*way, step.number), after) for _, after in _steps(step, keys, relations)]
    return None, ()


def _steps(
    document: SourceDocument, keys: tuple[str, ...], relations: Relations
) -> Iterator[tuple[Location, SourceDocument]]:
    for key in keys:
        yield from relations.targets(document, key)


def successors(tree: SourceTree) -> Iterator[Problem]:
    """What repeals or replaces a document came after it, and the two are not in force at once."""
    relations = Relations(tree)
    for document in tree.documents:
        entry = document.entry
        if entry.text("validity") == "valid" and "repealed_by" in entry.values:
            yield from _repealed_yet_valid(document, relations)
        for key in ("repealed_by", "replaced_by"):
            for where, after in relations.targets(document, key):
                written, later = entry.day("written_date"), after.entry.day("written_date")
                if written and later and later < written:
                    yield error(where, "successor-older", number=after.number, date=later, written=written)
        yield from _overlap(document, relations)


def _repealed_yet_valid(document: SourceDocument, relations: Relations) -> Iterator[Problem]:
    """A repeal that takes effect later leaves the document valid until then; that the day has come is a warning."""
    entry = document.entry
    days = [after.entry.day("effective_date") for _, after in relations.targets(document, "repealed_by")]
    day = entry.day("status_changed_at") or min((day for day in days if day), default=None)
    published = [published_on(after) for _, after in relations.targets(document, "repealed_by")]
    later = day is not None and all(known and day > known for known in published)
    if not later or (day and day <= relations.tree.as_of.date()):
        say = warning if later else error
        yield say(entry.place("validity"), "validity-contradicts", key=entry.called["repealed_by"])


def _overlap(document: SourceDocument, relations: Relations) -> Iterator[Problem]:
    entry = document.entry
    if "repealed_by" in entry.values or entry.text("validity") in _ENDED:
        return
    end = entry.day("status_changed_at") or entry.day("expires_on")
    for where, after in relations.targets(document, "replaced_by"):
        begin = after.entry.day("effective_date")
        if begin and (end is None or end >= begin):
            last = begin - timedelta(days=1)
            yield error(where, "validity-overlap", number=after.number, date=begin, last=last)


def expiring_soon(tree: SourceTree) -> Iterator[Problem]:
    """A normative document is looked at again before it expires: 90 days ahead somebody is told."""
    columns = columns_by_word(tree)
    for document in of_type(tree, "policy"):
        entry = document.entry
        column = columns.get(entry.text("column"))
        category = entry.text("category") or (column.text("category") if column else "")
        expires = entry.day("expires_on")
        if category != _NORMATIVE or expires is None or {"repealed_by", "replaced_by"} & entry.values.keys():
            continue
        if 0 <= (expires - tree.as_of.date()).days <= _WARN_BEFORE and entry.text("validity") not in _ENDED:
            yield warning(entry.place("expires_on"), "expires-soon", due=expires)
