"""Links and references to other documents: they exist, and are public no later than what points at them."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from urllib.parse import unquote

from portal.links import Target, document_number, line_and_column, link_targets
from portal.model.source import SourceDocument, SourceStub, SourceTree, index_no
from portal.problems import Location, Problem, error, warning
from portal.schema.fields import BASE_FIELDS
from portal.schema.kinds import Kind, Many, Reference
from portal.schema.types import DOCUMENT_TYPES

_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
_HALF_ADDRESS = re.compile(r"https?(?:：|:(?!//[^/\s]))|www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org)(?:/|$)", re.ASCII)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEMES = frozenset({"", "http:", "https:", "mailto:", "tel:"})


def references_of_documents(tree: SourceTree) -> Iterator[Problem]:
    """A document named in the front matter exists and may be shown when the naming one is."""
    known = documents_by_name(tree)
    for document in tree.documents:
        for key in reference_keys(document.entry.text("type")):
            for index, reference in enumerate(document.entry.references(key)):
                where = document.entry.place_of_member(key, index)
                if isinstance(reference, str) and known.get(reference) is document:
                    yield error(where, "reference-to-itself", number=reference, key=document.entry.called[key])
                elif isinstance(reference, str):
                    yield from check_target(document, reference, where, known, tree)


@cache
def reference_keys(kind: str) -> tuple[str, ...]:
    """The fields of a type that name other documents."""
    fields = DOCUMENT_TYPES[kind].shape.fields if kind in DOCUMENT_TYPES else BASE_FIELDS
    return tuple(field.name for field in fields if _names_public_ones(_inner(field.kind)))


def _names_public_ones(kind: Kind) -> bool:
    """Whether documents are named that the public may see; what may be in the register has rules of its own."""
    return isinstance(kind, Reference) and not kind.registered


def _inner(kind: Kind) -> Kind:
    return kind.each if isinstance(kind, Many) else kind


def links_of_documents(tree: SourceTree) -> Iterator[Problem]:
    """A link in a body has a scheme we allow, and leads to a document that may be shown or a file that is there."""
    known = documents_by_name(tree)
    for document in tree.documents:
        if "](" not in document.body and "]:" not in document.body and "<" not in document.body:
            continue
        names = {file.name for file in document.files}
        for target in link_targets(document.body):
            yield from _link(document, target, names, known, tree)


def documents_by_name(tree: SourceTree) -> Mapping[str, SourceDocument]:
    """The documents by number and by 索引号."""
    return {
        name: document for document in tree.documents for name in (index_no(document, tree.settings), document.number)
    }


def _link(
    document: SourceDocument,
    target: Target,
    names: set[str],
    known: Mapping[str, SourceDocument],
    tree: SourceTree,
) -> Iterator[Problem]:
    where = Location(document.path, *line_and_column(document.body, target.offset, document.body_line))
    if target.scheme not in _SCHEMES:
        yield error(where, "link-scheme", target=target.text)
    elif _HALF_ADDRESS.match(target.text):
        yield error(where, "link-without-scheme", target=target.text)
    elif target.scheme or not target.path:
        if number := document_number(_within(target.text, tree.settings.base_url)):
            yield from check_target(document, number, where, known, tree)
    elif number := document_number(target.path):
        yield from check_target(document, number, where, known, tree)
    elif "/" not in target.path.removeprefix("./") and target.path.removeprefix("./") not in names:
        yield error(where, "link-file-missing", name=target.path)


def _within(address: str, base_url: str) -> str:
    """The path of a full address within the site itself; empty when it leads elsewhere."""
    bare, base = _WEB.sub("", address), _WEB.sub("", base_url)
    inside = bool(base) and bare.startswith(base)
    return unquote(re.split(r"[#?]", bare.removeprefix(base), maxsplit=1)[0]) if inside else ""


def check_target(
    document: SourceDocument | SourceStub,
    name: str,
    where: Location,
    known: Mapping[str, SourceDocument],
    tree: SourceTree,
) -> Iterator[Problem]:
    """A document that is named exists, and may be shown when the one that names it is."""
    target = known.get(name)
    if target is None:
        if name not in tree.unreadable:
            yield error(where, "link-unknown-document", number=name)
    elif target.entry.entry("withdrawn") is not None:
        yield warning(where, "link-withdrawn", number=target.number)
    elif _published(target) > max(_published(document), tree.as_of):
        yield error(where, "link-before-publication", number=target.number)


def _published(document: SourceDocument | SourceStub) -> datetime:
    return document.entry.moment("published_at") or _LONG_AGO
