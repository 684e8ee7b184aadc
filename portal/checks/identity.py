"""Numbers, index numbers and former addresses are unique and do not return."""

import re
from collections.abc import Iterator

from portal.model.source import SourceTree, index_no
from portal.problems import Location, Problem, error

_ALIAS = re.compile(r"[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*\.html?")
_OURS = re.compile(r"(?:d|c|forms|assets|pagefind|search)/.*|[a-z0-9-]+\.html", re.IGNORECASE)


def duplicate_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A number names one document."""
    seen: dict[str, Location] = {}
    for document in tree.documents:
        where = Location(document.path)
        first = seen.setdefault(document.number, where)
        if first != where:
            yield error(where, "duplicate-number", number=document.number, first=first.path)


def duplicate_index_numbers(tree: SourceTree) -> Iterator[Problem]:
    """An 索引号 names one document (domain.md §7)."""
    seen: dict[str, Location] = {}
    for document in tree.documents:
        where = document.entry.place("index_no")
        first = seen.setdefault(index_no(document, tree.settings), where)
        if first != where and first.path != where.path:
            yield error(where, "duplicate-index-no", value=index_no(document, tree.settings), first=first.path)


def retired_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A number in content/retired.yaml may not return."""
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
        where = document.entry.place("aliases")
        for alias in document.entry.texts("aliases"):
            if not _ALIAS.fullmatch(alias) or ".." in alias or _OURS.fullmatch(alias):
                yield error(where, "alias", value=alias)
            elif seen.setdefault(alias.lower(), where) != where:
                yield error(where, "duplicate-alias", value=alias, first=seen[alias.lower()])
