"""A Markdown file cut into front matter and body."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from portal.load.report import Report

_FULL_WIDTH_COLON = re.compile(r"^([ \t]*(?:- )?)([\w\u4e00-\u9fff]+)[ \t]*：", re.MULTILINE)
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cut:
    """The front matter with its opening ``---``, so that its lines are the file's, and the body with its first line."""

    front_matter: str
    body: str
    body_line: int


def cut_front_matter(text: str, report: Report) -> Cut | None:
    """The two parts, or None after noting that there is no front matter or that it never closes."""
    if not text.startswith("---"):
        report.error("no-front-matter")
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.error("no-front-matter")
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return Cut("\n".join(lines[:index]) + "\n", "\n".join(lines[index + 1 :]), index + 2)
    report.error("front-matter-unclosed")
    return None


def mend_typing_slips(front_matter: str, known_keys: AbstractSet[str], report: Report) -> str:
    """The text as it was meant, after noting tabs used as indents and full-width colons after known keys."""
    if "\t" in front_matter:
        for slip in _TAB_INDENT.finditer(front_matter):
            report.error("tab", *place(front_matter, slip.end() - 1))
        front_matter = front_matter.replace("\t", " ")
    if "：" in front_matter:
        slips = [slip for slip in _FULL_WIDTH_COLON.finditer(front_matter) if slip[2] in known_keys]
        for slip in slips:
            report.error("full-width-colon", *place(front_matter, slip.end() - 1), key=slip[2])
        for slip in reversed(slips):
            front_matter = f"{front_matter[: slip.end() - 1]}: {front_matter[slip.end() :]}"
    return front_matter


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1, of an offset in the text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
