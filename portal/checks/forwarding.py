"""A document that forwards another inherits its openness (转发文件随原件, domain.md §2.7)."""

from collections.abc import Iterator, Mapping

from portal.checks.links import check_target, documents_by_name
from portal.model.source import Entry, SourceDocument, SourceStub, SourceTree
from portal.problems import Location, Problem, error, warning
from portal.schema.words import OPENNESS

_ORDER = ("proactive", "on_request", "withheld")


def openness_of_forwarding(tree: SourceTree) -> Iterator[Problem]:
    """What forwards is no more open than what it forwards, and says how open that is where it came from elsewhere."""
    documents, stubs = documents_by_name(tree), _stubs_by_name(tree)
    papers: tuple[SourceDocument | SourceStub, ...] = (*tree.documents, *tree.stubs)
    for paper in papers:
        for index, reference in enumerate(paper.entry.references("forwards")):
            where = paper.entry.place_of_member("forwards", index)
            if isinstance(reference, Entry):
                yield from _elsewhere(paper.entry, reference)
            elif reference == paper.number or documents.get(reference) is paper:
                yield error(where, "reference-to-itself", number=reference, key=paper.entry.called["forwards"])
            elif reference in stubs:
                yield from _inherited(paper.entry, stubs[reference], where, reference)
            elif reference.startswith("r"):
                yield from _unknown(reference, where, tree)
            elif isinstance(paper, SourceDocument) or reference not in documents:
                yield from check_target(paper, reference, where, documents, tree)


def _stubs_by_name(tree: SourceTree) -> Mapping[str, Entry]:
    """The stubs by number and, where they have one, by 索引号."""
    names = ((name, stub.entry) for stub in tree.stubs for name in (stub.number, stub.entry.text("index_no")))
    return {name: entry for name, entry in names if name}


def _elsewhere(entry: Entry, original: Entry) -> Iterator[Problem]:
    """What was issued elsewhere has the openness stated on it; without one it may be published by mistake."""
    if "openness" in original.called:
        yield from _inherited(entry, original, original.place("openness"), original.text("title"))
    elif entry.text("openness") != "withheld":
        yield warning(original.where, "forwards-unstated", title=original.text("title"))


def _inherited(entry: Entry, original: Entry, where: Location, name: str) -> Iterator[Problem]:
    ours, theirs = entry.text("openness"), original.text("openness")
    if ours and theirs and _ORDER.index(ours) < _ORDER.index(theirs):
        yield error(where, "forwards-less-open", name=name, ours=OPENNESS[ours], theirs=OPENNESS[theirs])


def _unknown(number: str, where: Location, tree: SourceTree) -> Iterator[Problem]:
    if number not in tree.unreadable:
        yield error(where, "forwards-unknown-stub", number=number)
