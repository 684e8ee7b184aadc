"""The review record written into a document's front matter, and nothing else of the file changed."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

_KEY = re.compile("([\"']?)(?:保密审查|review)\\1[ \t]*:")


@dataclass(frozen=True, slots=True)
class Signature:
    """A step of the review that is signed for under its own name: who did it, and when."""

    step: str
    by: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Review:
    """Who drafted, checked and approved a document, when (``again``: when it was reviewed anew), and what they saw."""

    drafter: str
    unit: str
    leader: str
    date: dt.date
    digest: str
    office: str = ""
    again: dt.date | None = None
    signatures: tuple[Signature, ...] = ()


def with_review(text: str, review: Review) -> str:
    """The Markdown file's text with its review record replaced, or added before the closing ``---``."""
    newline = "\n" if "\n" in text else "\r"
    lines = text.split(newline)
    line_end = "\r" if lines[0].endswith("\r") else ""
    end = next(place for place, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    start, stop = _block(lines, end)
    return newline.join([*lines[:start], *(line + line_end for line in _record(review)), *lines[stop:]])


def _block(lines: Sequence[str], end: int) -> tuple[int, int]:
    """First line of the record and the line after it; the closing line twice when there is none."""
    start = next((place for place in range(1, end) if _KEY.match(lines[place])), end)
    stop = start
    for place in range(start, end):
        if place == start or (lines[place].strip() and lines[place].startswith((" ", "}"))):
            stop = place + 1
        elif lines[place].strip() and not lines[place].startswith("#"):
            break
    return start, stop


def _record(review: Review) -> list[str]:
    lines = [
        "保密审查:",
        f"  拟稿人: {_quoted(review.drafter)}",
        f"  审核部门: {_quoted(review.unit)}",
        *([f"  办公室: {_quoted(review.office)}"] if review.office else []),
        f"  审批领导: {_quoted(review.leader)}",
        *(["  审签:"] if review.signatures else []),
        *(
            f"    - {{环节: {_quoted(each.step)}, 姓名: {_quoted(each.by)}, 日期: {each.date.isoformat()}}}"
            for each in review.signatures
        ),
        f"  日期: {review.date.isoformat()}",
    ]
    if review.again:
        lines.append(f"  复审日期: {review.again.isoformat()}")
    return [*lines, f"  校验码: {review.digest}"]


def _quoted(text: str) -> str:
    if re.fullmatch(r"[\u4e00-\u9fff·]+", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
