"""A Markdown file cut into front matter and body."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from portal.load.report import Report

_FENCE = "---"
_ALMOST_A_FENCE = re.compile(r"\s*(?:[-\u2010-\u2015\u2500\uff0d_=~+]{2,}|-[- ]+-|\.\.\.)\s*")
_KEY = re.compile(r"\s*([\w ]{1,16}?)\s*[:：]")


@dataclass(frozen=True, slots=True)
class Cut:
    """The front matter with its opening ``---``, so that its lines are the file's, and the body with its first line."""

    front_matter: str
    body: str
    body_line: int


def cut_front_matter(text: str, known_keys: AbstractSet[str], report: Report) -> Cut | None:
    """The two parts, or None after noting that there is no front matter or that it never closes."""
    if not text.strip():
        report.error("empty-file")
        return None
    lines = text.split("\n")
    first = _opening(lines, known_keys, report)
    last = _closing(lines, first + 1, known_keys, report) if first is not None else None
    if first is None or last is None:
        return None
    inside = ["" if line.rstrip() == _FENCE else line for line in lines[first + 1 : last]]
    front_matter = "\n".join([*[""] * first, _FENCE, *inside, ""])
    return Cut(front_matter, "\n".join(lines[last + 1 :]), last + 2)


def _opening(lines: Sequence[str], known_keys: AbstractSet[str], report: Report) -> int | None:
    if lines[0].rstrip() == _FENCE:
        return 0
    first = next(index for index, line in enumerate(lines) if line.strip())
    if not _ALMOST_A_FENCE.fullmatch(lines[first]):
        rule = "front-matter-unopened" if _begins_with_key(lines[first:], known_keys) else "no-front-matter"
        report.error(rule, first + 1)
        return None
    if lines[first].rstrip() == _FENCE:
        report.error("front-matter-late", first + 1)
    else:
        report.error("front-matter-mark", first + 1, found=lines[first].strip())
    return first


def _closing(lines: Sequence[str], start: int, known_keys: AbstractSet[str], report: Report) -> int | None:
    """The index of the closing line; one that closes too early, before further fields, is noted and passed over."""
    marks = [index for index in range(start, len(lines)) if lines[index].rstrip() == _FENCE]
    for index, following in pairwise([*marks, -1]):
        if following < 0 or not _holds_fields(lines[index + 1 : following], known_keys):
            return index
        report.error("front-matter-early-end", index + 1)
    almost = (index for index in range(start, len(lines)) if _ALMOST_A_FENCE.fullmatch(lines[index]))
    index = next(almost, -1)
    if index >= 0:
        report.error("front-matter-mark", index + 1, found=lines[index].strip())
        return index
    index = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
    is_told = _holds_fields(lines[start:index], known_keys)
    report.error("front-matter-unclosed", min(index, len(lines) - 1) + 1 if is_told else 1)
    return index if is_told else None


def _holds_fields(lines: Sequence[str], known_keys: AbstractSet[str]) -> bool:
    """Whether the lines are fields throughout, and not text between two rules."""
    written = [line for line in lines if line.strip()]
    return bool(written) and all(
        line.startswith((" ", "-", "#")) or _begins_with_key([line], known_keys) for line in written
    )


def _begins_with_key(lines: Sequence[str], known_keys: AbstractSet[str]) -> bool:
    found = _KEY.match(next((line for line in lines if line.strip()), ""))
    return found is not None and found[1].strip() in known_keys
