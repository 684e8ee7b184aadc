"""Which document names which: look-ups for the rules that follow a document from its draft to its repeal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from portal.calendar import Due
from portal.checks.links import documents_by_name
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location

SOON = 7


class Relations:
    """The documents of a tree by name, and by what they name."""

    def __init__(self, tree: SourceTree) -> None:
        """Read the references once."""
        self.tree = tree
        self._known = documents_by_name(tree)
        self._naming: dict[str, dict[str, list[SourceDocument]]] = {}

    def targets(self, document: SourceDocument, key: str) -> Iterator[tuple[Location, SourceDocument]]:
        """The documents of ours named under the key, each with the place of its name; never itself."""
        for index, reference in enumerate(document.entry.references(key)):
            target = self._known.get(reference) if isinstance(reference, str) else None
            if target is not None and target is not document:
                yield document.entry.place_of_member(key, index), target

    def naming(self, document: SourceDocument, key: str) -> Sequence[SourceDocument]:
        """The documents that name this one under the key."""
        if key not in self._naming:
            found: dict[str, list[SourceDocument]] = defaultdict(list)
            for other in self.tree.documents:
                for _, target in self.targets(other, key):
                    found[target.number].append(other)
            self._naming[key] = found
        return self._naming[key].get(document.number, ())

    def is_owed(self, due: date) -> bool:
        """Whether the day has passed or comes within a week: before that nobody need be told."""
        return (due - self.tree.as_of.date()).days <= SOON


def of_type(tree: SourceTree, *kinds: str) -> Iterator[SourceDocument]:
    """The documents of the types that were not withdrawn."""
    for document in tree.documents:
        if document.entry.text("type") in kinds and document.entry.entry("withdrawn") is None:
            yield document


def published_on(document: SourceDocument) -> date | None:
    """The day the document is published, None when it cannot be told."""
    moment = document.entry.moment("published_at")
    return moment.date() if moment else None


def told(due: Due) -> str:
    """The last day of a term as a message says it, marked when it is an estimate, with the day to aim at."""
    marks = [*(["推定"] if due.estimated else ()), *([f"宜按 {due.target}"] if due.earlier else ())]
    return f"{due.date}（{'，'.join(marks)}）" if marks else f"{due.date}"
