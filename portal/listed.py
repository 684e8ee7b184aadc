"""What a finished site shows of its documents beside their texts, so that another can plan its lists anew."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.cache import Cache, open_cache
from portal.model.order import Order
from portal.model.public import PublicDocument, Release
from portal.model.source import SourceTree, index_no


@dataclass(frozen=True, slots=True)
class Listed:
    """The release without the texts of bodies and files, and what only one document may be called.

    ``taken`` gives the number of the document that has a 文号 or 索引号, public or not; empty where several have it.
    """

    release: Release
    taken: Mapping[str, str]


def listed_of(release: Release, taken: Mapping[str, str]) -> Listed:
    """The same of a release that has texts."""
    return Listed(replace(release, documents=tuple(map(_without_texts, release.documents))), taken)


def _without_texts(document: PublicDocument) -> PublicDocument:
    if not document.body and not any(file.text for file in document.files):
        return document
    return replace(document, body="", files=tuple(replace(file, text="") for file in document.files))


def names_taken(tree: SourceTree) -> Mapping[str, str]:
    """What the documents of the tree are called."""
    taken: dict[str, str] = {}
    for document in tree.documents:
        for name in {index_no(document, tree.settings), document.entry.text("doc_no")} - {""}:
            taken[name] = "" if name in taken else document.number
    return taken


def keep_listed(order: Order, listed: Listed) -> None:
    """Keep it for the next build."""
    _cache(order).put(order.key, pickle.dumps(listed))


def load_listed(order: Order) -> Listed | None:
    """What was kept, None where there is nothing."""
    entry = _cache(order).get(order.key)
    listed = None if entry is None else pickle.loads(entry)  # noqa: S301 - sealed by us, see portal/cache.py
    return listed if isinstance(listed, Listed) else None


def _cache(order: Order) -> Cache:
    return open_cache(order.root, "listed")
