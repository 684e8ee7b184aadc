"""Documents that changed and all to which a chain of names leads from them, as the rules and the gate see them.

What is named decides on no other document: so the rules, the gate and the plan say of a family what they say of it in
the whole tree, but for rules about what is missing, which are left to a build of the whole site.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from portal.checks import check_tree
from portal.gate import release
from portal.ground import Ground, trace_of
from portal.listed import Listed
from portal.load.documents import load_document
from portal.model.order import Order
from portal.model.overturned import overturned_of
from portal.model.public import Release
from portal.model.site import Artifact, FileCopy, SearchRecord
from portal.model.source import SourceDocument
from portal.problems import Problem, has_errors, sorted_problems


@dataclass(frozen=True, slots=True)
class Family:
    """Those that changed, by ``numbers``, and their relatives: what may be shown, and what the rules warn of.

    ``texts_only`` says whether of none anything changed but its text and its review.
    """

    changed: tuple[SourceDocument, ...]
    numbers: frozenset[str]
    released: Release
    paths: frozenset[str]
    problems: tuple[Problem, ...]
    texts_only: bool


@dataclass(frozen=True, slots=True)
class Grown:
    """All that a site stands on, where more than texts is to be told of its documents."""

    ground: Ground
    listed: Listed


@dataclass(frozen=True, slots=True)
class Remade:
    """What takes the place of files of a site or comes beside them, and all that its search is made of then.

    ``grown`` is what the site stands on with it, where that is something else.
    """

    artifacts: tuple[Artifact, ...]
    records: tuple[SearchRecord, ...]
    copies: tuple[FileCopy, ...] = ()
    grown: Grown | None = None


def read_family(order: Order, ground: Ground, numbers: frozenset[str]) -> Family | None:
    """The family of these documents.

    None where one cannot be read, breaks a rule or is not public, or a relative is not as it was; and where words of
    one were taken back, which are then to be looked for in the whole site.
    """
    changed = _read(order, sorted(numbers))
    relatives = None if changed is None else _read(order, sorted({*ground.family(changed)} - numbers))
    if changed is None or relatives is None or not all(_is_as_it_was(document, ground) for document in relatives):
        return None
    documents = sorted((*changed, *relatives), key=lambda document: document.number)
    tree = replace(ground.tables, as_of=order.as_of, documents=tuple(documents))
    paths = frozenset(document.path for document in documents)
    problems = tuple(sorted_problems(problem for problem in check_tree(tree) if problem.where.path in paths))
    if has_errors(problems):
        return None
    released = release(tree)
    texts_only = all(_is_as_it_was(document, ground) for document in changed)
    is_taken_back = not texts_only and any(map(overturned_of, changed))
    if is_taken_back or not numbers <= released.by_number().keys():
        return None
    return Family(
        changed=tuple(changed),
        numbers=numbers,
        released=released,
        paths=paths,
        problems=problems,
        texts_only=texts_only,
    )


def _read(order: Order, numbers: Iterable[str]) -> Sequence[SourceDocument] | None:
    documents = [load_document(order.root, number) for number in numbers]
    found = [document for document in documents if document is not None]
    return found if len(found) == len(documents) else None


def _is_as_it_was(document: SourceDocument, ground: Ground) -> bool:
    """Whether it is, but for its text and its review."""
    return ground.traces.get(document.number) == trace_of(document)
