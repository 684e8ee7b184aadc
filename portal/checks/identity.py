"""Numbers, index numbers and former addresses are unique and do not return."""

import re
from collections.abc import Iterator

from portal.model.source import SourceDocument, SourceTree, index_no
from portal.problems import Location, Problem, error

_ALIAS = re.compile(
    r"(?:(?![^/]*\.[Hh][Tt][Mm][Ll]?/)[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*\.html?"
)
_NUMBER = re.compile(r"(?:19|20|21)\d{2}-\d{5}")
_OURS = re.compile(r"(?:d|c|forms|assets|search)/.*|[a-z0-9-]+\.html", re.IGNORECASE)


def duplicate_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A number names one document, and its folder stands under the number's year."""
    homes = {document.number: document for document in tree.documents if _is_at_home(document)}
    seen: dict[str, SourceDocument] = {}
    for document in tree.documents:
        home = homes.get(document.number) or seen.setdefault(document.number, document)
        where = Location(document.path.removesuffix("/index.md"))
        if home is not document:
            yield error(where, "duplicate-number", number=document.number, first=home.path.removesuffix("/index.md"))
        elif not _is_at_home(document):
            yield error(where, "number-of-another-year", number=document.number, year=document.number[:4])


def _is_at_home(document: SourceDocument) -> bool:
    return document.path.startswith(f"content/documents/{document.number[:4]}/")


def duplicate_index_numbers(tree: SourceTree) -> Iterator[Problem]:
    """An 索引号 names one document (domain.md §7)."""
    seen: dict[str, SourceDocument] = {}
    for document in tree.documents:
        value = index_no(document, tree.settings)
        first = seen.setdefault(value, document)
        if first.number != document.number:
            place = first.entry.place("index_no")
            yield error(document.entry.place("index_no"), "duplicate-index-no", value=value, first=place)


def retired_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A number in content/retired.yaml may not return."""
    for entry in tree.retired:
        if entry.text("number") and not _NUMBER.fullmatch(entry.text("number")):
            yield error(entry.place("number"), "retired-form", value=entry.text("number"))
    retired = {entry.text("number") for entry in tree.retired}
    for document in tree.documents:
        if document.number in retired:
            yield error(Location(document.path), "retired-number", number=document.number)


def reused_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A number that git saw deleted comes back only with its own document."""
    for document in tree.documents:
        former = tree.former_titles.get(document.number, "")
        if former and former != document.entry.text("title"):
            yield error(Location(document.path), "reused-number", number=document.number, title=former)


def aliases_unique(tree: SourceTree) -> Iterator[Problem]:
    """A former address is an ASCII page name, is not one of ours and leads to one document."""
    seen: dict[str, Location] = {}
    for document in tree.documents:
        for index, alias in enumerate(document.entry.texts("aliases")):
            where = document.entry.place_of_member("aliases", index)
            first = seen.setdefault(alias.lower(), where)
            if not _ALIAS.fullmatch(alias) or ".." in alias or _OURS.fullmatch(alias):
                yield error(where, "alias", value=alias)
            elif first != where:
                yield error(where, "duplicate-alias", value=alias, first=first)
