"""Slips in the Markdown of a body that would show wrongly on the page."""

import re
from collections.abc import Iterator

from portal.links import line_and_column
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning
from portal.schema.kinds import TO_DO
from portal.schema.words import MARKER_GROUNDS, STATE_SECRET

_FENCE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
_MAY_BEGIN_SLIP = frozenset(f"#=0123456789-*+ {TO_DO[0]}")
_GLUED_NUMBER = re.compile(r" {0,3}(\d{1,3}\.|-|[*+](?=[^*+\n]*$))(?=[\u4e00-\u9fff《“（])")
_H1 = re.compile(r"<h1\b", re.IGNORECASE)
_WIDE_LINK = re.compile(r"\[[^\[\]\n]+\](（(?:https?:|\d{4}-\d{5}|[^（）\n]*\.\w{2,4}）)[^（）\n]*）?)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OWN_ID = re.compile(
    r"""\{:?[^}\n]*(?:#|\bid\s*=\s*["']?)(?!x-)([\w-]+)[^}\n]*\}|<[a-z][^>]*\sid\s*=\s*["']?(?!x-)([\w-]+)""",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\[\[\s*不予公开(?:[：:]([^\[\]\n]*)(\]\])?)?|(?<!\[)(?:\[|【{1,2})\s*不予公开\s*[：:]")
_SECRETS = frozenset({STATE_SECRET, "国家秘密", "工作秘密"})
_GROUNDS = tuple(
    dict.fromkeys(name for word, name in MARKER_GROUNDS.items() if not word.isascii() and name not in _SECRETS)
)


def body_slips(tree: SourceTree) -> Iterator[Problem]:
    """A title in the body, a number glued to its item, an id of the author's own, a marker not closed or unknown."""
    for document in tree.documents:
        if not document.body.strip():
            yield error(Location(document.path, document.body_line), "empty-body")
        body = _without_code(document.body)
        yield from _lines(document, body)
        if "{" in body or "<" in body:
            yield from _html(document, body)
        for found in _WIDE_LINK.finditer(body) if "]（" in body else ():
            yield warning(_place(document, found, 1), "full-width-link", target=found[1].strip("（）"))
        if not document.body.replace("\n", "").isprintable():
            yield from _unseen(document)
        yield from _markers(document, body) if "不予公开" in body else ()


def _lines(document: SourceDocument, body: str) -> Iterator[Problem]:
    """What is wrong by the way a line begins."""
    before = ""
    for number, line in enumerate(body.split("\n"), start=document.body_line):
        if line[:1] in _MAY_BEGIN_SLIP:
            if line.startswith("#") and not line.startswith("##") and line.strip("# \t"):
                yield error(Location(document.path, number), "title-in-body")
            elif before and line and not line.rstrip().strip("="):
                yield error(Location(document.path, number - 1), "title-in-body")
            elif found := _GLUED_NUMBER.match(line):
                yield warning(Location(document.path, number, found.start(1) + 1), "glued-number", number=found[1])
            elif line.startswith(TO_DO):
                yield error(Location(document.path, number), "to-do-body")
        before = line.strip()


def _unseen(document: SourceDocument) -> Iterator[Problem]:
    """The first invisible character of each line that has one."""
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        if found := _UNSEEN.search(line):
            where = Location(document.path, number, found.start() + 1)
            yield error(where, "unseen-in-body", code=f"U+{ord(found[0]):04X}")


def _html(document: SourceDocument, body: str) -> Iterator[Problem]:
    for found in _H1.finditer(body):
        yield error(_place(document, found), "title-in-body")
    for found in _OWN_ID.finditer(body):
        yield error(_place(document, found), "own-id", id=found[1] or found[2])


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
        elif ground in _SECRETS:
            yield error(_place(document, found), "state-secret-marker")
        elif ground not in MARKER_GROUNDS:
            yield error(_place(document, found), "marker-ground", value=ground, known="、".join(_GROUNDS))


def _place(document: SourceDocument, found: re.Match[str], group: int = 0) -> Location:
    return Location(document.path, *line_and_column(document.body, found.start(group), document.body_line))
