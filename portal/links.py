"""The links an author wrote in Markdown: their targets, where they stand, and which document they mean."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(
    r"""(?P<image>!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*(?:<(?P<angle>[^>\n]*)>|(?P<plain>[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))"""
    r"""|^ {0,3}\[[^\]\n^]+\]:\s*<?(?P<defined>[^\s>]+)"""
    r"""|<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]+)>"""
    r"""|\b(?:href|src)\s*=\s*["'](?P<html>[^"'\n]*)""",
    re.MULTILINE,
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_DOCUMENT = re.compile(r"(?:[\w.-]+/)*?((?:19|20|21)\d{2}-\d{5})(?:\.html|\.md|/index\.md|/)?")


class Target(NamedTuple):
    """Where a link leads as written, and the offset of it in the text."""

    text: str
    offset: int

    @property
    def scheme(self) -> str:
        """Its scheme in lower case with the colon, empty for an address within the site."""
        found = _SCHEME.match(self.text)
        return found[0].lower() if found else ""

    @property
    def path(self) -> str:
        """The target before ``#`` and ``?``, percent-decoded."""
        return unquote(re.split(r"[#?]", self.text, maxsplit=1)[0])


def link_targets(body: str) -> Iterator[Target]:
    """Every link and image target in the Markdown, in its order, but not those in code."""
    if "`" in body or "~~~" in body:
        body = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    for found in _TARGET.finditer(body):
        for group in ("angle", "plain", "defined", "auto", "html"):
            if found[group] is not None:
                yield Target(found[group].strip(), found.start(group))
                break


def document_number(path: str) -> str:
    """The number of the document that a path means, empty when it means none."""
    found = _DOCUMENT.fullmatch(path)
    return found[1] if found else ""


def line_and_column(text: str, offset: int, first_line: int) -> tuple[int, int]:
    """The place of an offset of a body whose first line is ``first_line`` of its file."""
    return first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
