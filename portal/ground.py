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
from portal.model.overturned import overturned_of
from portal.model.site import Frame, SearchRecord, SitePlan
from portal.model.source import SourceDocument, SourceTree
from portal.model.withheld import Withheld

_AREA = "ground"
_OF_THE_REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Ground:
    """All but the documents that a site was built from, and of each document what others depend on.

    ``tables`` is the tree without documents; ``links`` gives the page of each by number, ``traces`` what is known of
    all but its text, ``kin`` the numbers of those that it names or that name it, ``names`` the number of each that has
    an 索引号 of its own; ``unsaid`` is what is not public, and nowhere said in public; ``has_overturned`` says whether
    words of a penalty were taken back.
    """

    tables: SourceTree
    frame: Frame
    links: Mapping[str, str]
    traces: Mapping[str, bytes]
    kin: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    unsaid: Withheld
    has_overturned: bool = False

    def family(self, documents: Iterable[SourceDocument]) -> list[str]:
        """These, and all to which a chain of names leads from what they were and from what they are, in order."""
        found: set[str] = set()
        waiting = [number for document in documents for number in (document.number, *self.named(document))]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting.extend(self.kin.get(number, ()))
        return sorted(found)

    def with_documents(self, documents: Sequence[SourceDocument], links: Mapping[str, str]) -> "Ground":
        """The ground when these documents are as they are now; whoever was kin to one still counts as such."""
        own_names = {own: document.number for document in documents if (own := document.entry.text("index_no"))}
        traces = {document.number: trace_of(document) for document in documents}
        grown = replace(self, links=links, names={**self.names, **own_names}, traces={**self.traces, **traces})
        kin = defaultdict(frozenset, self.kin)
        for document in documents:
            for other in grown.named(document):
                kin[document.number] |= {other}
                kin[other] |= {document.number}
        return replace(grown, kin=dict(kin))

    def named(self, document: SourceDocument) -> Iterator[str]:
        """The documents that it names by number or 索引号, in its front matter or in a link."""
        code = f"{self.tables.settings.organ_code}/"
        targets = (document_number(target.partition("#")[0]) for target in _targets(document.body))
        for name in (*texts_of(document.entry), *targets):
            number = self.names.get(name) or name.removeprefix(code)
            if number in self.traces and number != document.number:
                yield number


def ground_of(tree: SourceTree, plan: SitePlan, unsaid: Withheld) -> Ground:
    """The ground of a site built of that tree by that plan."""
    tables = replace(tree, documents=(), scanned=frozenset())
    has_overturned = any(map(overturned_of, tree.documents))
    bare = Ground(tables, plan.frame, plan.links, {}, {}, {}, unsaid, has_overturned)
    return bare.with_documents(tree.documents, plan.links)


def trace_of(document: SourceDocument) -> bytes:
    """A digest of all of a document but its text and its review: fields, files, and the places its text leads to."""
    fields = {name: value for name, value in document.entry.values.items() if name != _OF_THE_REVIEW}
    told = pickle.dumps((fields, document.files, _targets(document.body)))
    return hashlib.blake2b(told, digest_size=16).digest()


def _targets(body: str) -> list[str]:
    has_links = "](" in body or "]:" in body or "<" in body
    return [target.text for target in link_targets(body)] if has_links else []


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
