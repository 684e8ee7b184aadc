"""What a finished site shows of its documents beside their texts, so that another can plan its lists anew."""

import pickle
from collections.abc import Iterable, Mapping
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

    def with_documents(self, documents: Iterable[PublicDocument]) -> "Listed":
        """The same with these documents as they are now; a name that one of them had stays taken."""
        now = {document.number: document for document in documents}
        kept = (document for document in self.release.documents if document.number not in now)
        taken = {name: number for number, document in now.items() for name in names_of(document)}
        return Listed(with_only(self.release, (*kept, *now.values())), {**self.taken, **taken})


def with_only(release: Release, documents: Iterable[PublicDocument]) -> Release:
    """The release with these documents and no other, newest first."""
    newest_first = sorted(documents, key=lambda document: (document.published_at, document.number), reverse=True)
    return replace(release, documents=tuple(newest_first))


def names_of(document: PublicDocument) -> set[str]:
    """What no other document may be called."""
    return {document.index_no, document.doc_no} - {""}


def names_taken(tree: SourceTree) -> Mapping[str, str]:
    """What the documents of the tree are called."""
    taken: dict[str, str] = {}
    for document in tree.documents:
        for name in {index_no(document, tree.settings), document.entry.text("doc_no")} - {""}:
            taken[name] = "" if name in taken else document.number
    return taken


def keep_listed(order: Order, listed: Listed) -> None:
    """Keep it for the next build, without its texts."""
    documents = tuple(map(_without_texts, listed.release.documents))
    keep_changed(order, ())
    _put(order.key, order, Listed(replace(listed.release, documents=documents), listed.taken))


def keep_changed(order: Order, documents: Iterable[PublicDocument]) -> None:
    """Keep these documents beside what was kept, which takes much longer to write; none where all was kept anew."""
    changed = {document.number: _without_texts(document) for document in documents}
    _put(_changed(order), order, {**_changed_since(order), **changed} if changed else {})


def load_listed(order: Order) -> Listed | None:
    """What was kept, with the documents that changed since; None where there is nothing."""
    listed = _get(order.key, order)
    changed = _changed_since(order)
    if not isinstance(listed, Listed):
        return None
    return listed.with_documents(changed.values()) if changed else listed


def _without_texts(document: PublicDocument) -> PublicDocument:
    return replace(document, body="", files=tuple(replace(file, text="") for file in document.files))


def _changed_since(order: Order) -> Mapping[str, PublicDocument]:
    changed = _get(_changed(order), order)
    return changed if isinstance(changed, dict) else {}


def _changed(order: Order) -> str:
    return f"{order.key}-changed"


def _put(name: str, order: Order, kept: object) -> None:
    _cache(order).put(name, pickle.dumps(kept))


def _get(name: str, order: Order) -> object:
    entry = _cache(order).get(name)
    return None if entry is None else pickle.loads(entry)  # noqa: S301 - sealed by us, see portal/cache.py


def _cache(order: Order) -> Cache:
    return open_cache(order.root, "listed")
