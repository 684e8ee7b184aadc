"""Slips in the Markdown of a body that would show wrongly on the page."""

import re
from collections.abc import Iterator

from portal.links import line_and_column
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning
from portal.schema.kinds import TO_DO
from portal.schema.words import MARKER_GROUNDS

_TO_DO = re.compile(rf"^{TO_DO}", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^# +\S|^[^\n]+\n=+[ \t]*$", re.MULTILINE)
_GLUED_NUMBER = re.compile(r"^ {0,3}\d{1,3}\.(?=[\u4e00-\u9fff《“])", re.MULTILINE)
_OWN_ID = re.compile(r"\{:?[^}\n]*#(?!x-)([\w-]+)[^}\n]*\}")
_MARKER = re.compile(r"\[\[\s*不予公开(?:[：:]([^\[\]\n]*)(\]\])?)?")


def body_slips(tree: SourceTree) -> Iterator[Problem]:
    """A title in the body, a number glued to its item, an id of the author's own, a marker not closed or unknown."""
    for document in tree.documents:
        if not document.body.strip():
            yield error(Location(document.path, document.body_line), "empty-body")
        body = _without_code(document.body)
        for found in _TITLE.finditer(body):
            yield error(_place(document, found), "title-in-body")
        for found in _GLUED_NUMBER.finditer(body):
            yield warning(_place(document, found), "glued-number", number=found[0].strip())
        for found in _OWN_ID.finditer(body) if "{" in body else ():
            yield error(_place(document, found), "own-id", id=found[1])
        for found in _TO_DO.finditer(body) if TO_DO in body else ():
            yield error(_place(document, found), "to-do-body")
        yield from _markers(document, body) if "[[" in body else ()


def _without_code(body: str) -> str:
    """The body with the content of code blocks blanked, every offset kept."""
    if "```" not in body and "~~~" not in body:
        return body
    return _FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence[0]), body)


def _markers(document: SourceDocument, body: str) -> Iterator[Problem]:
    for found in _MARKER.finditer(body):
        ground = (found[1] or "").strip()
        if not found[2]:
            yield error(_place(document, found), "marker-unclosed")
        elif ground not in MARKER_GROUNDS:
            yield error(
                _place(document, found),
                "marker-ground",
                value=ground,
                known="、".join(word for word in MARKER_GROUNDS if not word.isascii()),
            )


def _place(document: SourceDocument, found: re.Match[str]) -> Location:
    return Location(document.path, *line_and_column(document.body, found.start(), document.body_line))
