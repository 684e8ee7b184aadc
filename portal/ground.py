"""What a finished site stands on, as far as another needs it to make single pages of it anew."""

import hashlib
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.cache import Cache, open_cache
from portal.links import document_number, link_targets
from portal.model.leaves import texts_of
from portal.model.order import Order
from portal.model.site import Frame, SearchRecord, SitePlan
from portal.model.source import SourceDocument, SourceTree, index_no
from portal.model.withheld import Withheld

_AREA = "ground"
_OF_THE_REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Ground:
    """All but the documents that a site was built from, and of each document what others depend on.

    ``tables`` is the tree without documents; ``links`` gives the page of each by number, ``traces`` what is known of
    all but its text, ``kin`` the numbers of those that it names or that name it; ``unsaid`` is
    what is not public, and nowhere said in public.
    """

    tables: SourceTree
    frame: Frame
    links: Mapping[str, str]
    traces: Mapping[str, bytes]
    kin: Mapping[str, frozenset[str]]
    unsaid: Withheld

    def family(self, numbers: Iterable[str]) -> list[str]:
        """The documents, and all to which a chain of names leads from them, in order."""
        found: set[str] = set()
        waiting = [*numbers]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting.extend(self.kin.get(number, ()))
        return sorted(found)


def ground_of(tree: SourceTree, plan: SitePlan, unsaid: Withheld) -> Ground:
    """The ground of a site built of that tree by that plan."""
    return Ground(
        tables=replace(tree, documents=(), scanned=frozenset()),
        frame=plan.frame,
        links=plan.links,
        traces={document.number: trace_of(document) for document in tree.documents},
        kin=_kin(tree),
        unsaid=unsaid,
    )


def trace_of(document: SourceDocument) -> bytes:
    """A digest of all of a document but its text and its review: fields, files, and the places its text leads to."""
    fields = {name: value for name, value in document.entry.values.items() if name != _OF_THE_REVIEW}
    told = pickle.dumps((fields, document.files, _targets(document.body)))
    return hashlib.blake2b(told, digest_size=16).digest()


def _targets(body: str) -> list[str]:
    has_links = "](" in body or "]:" in body or "<" in body
    return [target.text for target in link_targets(body)] if has_links else []


def _kin(tree: SourceTree) -> Mapping[str, frozenset[str]]:
    numbers = {document.number: document.number for document in tree.documents}
    numbers |= {index_no(document, tree.settings): document.number for document in tree.documents}
    kin: dict[str, set[str]] = defaultdict(set)
    for document in tree.documents:
        for name in _named(document):
            if (other := numbers.get(name, document.number)) != document.number:
                kin[document.number].add(other)
                kin[other].add(document.number)
    return {number: frozenset(others) for number, others in kin.items()}


def _named(document: SourceDocument) -> Iterator[str]:
    """Whatever may be the name of a document: each text of the front matter, and what each link leads to."""
    yield from texts_of(document.entry)
    for target in _targets(document.body):
        yield document_number(target.partition("#")[0])


def keep_ground(order: Order, ground: Ground, records: Sequence[SearchRecord]) -> None:
    """Keep the ground of the site that was built, and what its search was made of."""
    _cache(order).put(order.key, pickle.dumps(ground))
    if order.search:
        keep_records(order, records)


def keep_records(order: Order, records: Sequence[SearchRecord]) -> None:
    """Keep what the search of the site was made of."""
    _cache(order).put(_records(order), pickle.dumps([*records]))


def load_ground(order: Order) -> Ground | None:
    """The ground that was kept, None where there is none."""
    ground = _loaded(order, order.key)
    return ground if isinstance(ground, Ground) else None


def load_records(order: Order) -> list[SearchRecord] | None:
    """The records that were kept, None where there are none."""
    records = _loaded(order, _records(order))
    return records if isinstance(records, list) else None


def _loaded(order: Order, name: str) -> object:
    entry = _cache(order).get(name)
    return None if entry is None else pickle.loads(entry)  # noqa: S301 - sealed by us, see portal/cache.py


def _cache(order: Order) -> Cache:
    return open_cache(order.root, _AREA)


def _records(order: Order) -> str:
    return f"{order.key}-records"
