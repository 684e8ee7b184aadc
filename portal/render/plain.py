"""The blocks most bodies are made of, written at once: the Markdown library takes ten times as long.

A paragraph, heading, list or table of plain words, with ``**`` in pairs as its only mark, becomes what the library
would make of it, byte for byte; every other block is left to the library (docs/decisions/0009-plain-blocks.md).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat

# What may mean something past a blank line: HTML, definitions of links and notes, fences, terms.
_REACHING = ("<", "]:", "```", "~~~")
_DEFINITION = re.compile(r"^ {0,3}: ", re.MULTILINE)
_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")

_MARKS = r"\x00-\x1f&<>\[\\_`{"
_LINE = rf"\u3000*(?=[^\s#+\-=])(?!\d+\. )[^{_MARKS}|]+(?<=\S)"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_HEADING = re.compile(rf"(#{{1,6}}) +(?=\S)([^{_MARKS}#|]+)(?<=\S)")
_ORDERED = re.compile(rf"\d+\. +{_LINE}(?:\n\d+\. +{_LINE})*")
_UNORDERED = re.compile(rf"- +{_LINE}(?:\n- +{_LINE})*")
_TABLE = re.compile(rf"\|[^{_MARKS}]*\|\n\|[ :|-]*\|(?:\n\|[^{_MARKS}]*\|)+")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_ALIGNED = {(True, True): ' align="center"', (True, False): ' align="left"', (False, True): ' align="right"'}


def write_plain(text: str) -> Iterator[tuple[str, str]]:
    """The body, which holds no tab, in stretches: finished HTML and "", or "" and Markdown left to the library."""
    if any(mark in text for mark in _REACHING) or (": " in text and _DEFINITION.search(text)):
        yield "", text
        return
    text = _BLANK_LINE.sub("\n", f"{text}\n")
    blocks = list(_BLOCK.finditer(text))
    written = _without_joining_lists([_written(block[0]) for block in blocks])
    for is_html, stretch in groupby(zip(written, blocks, strict=True), key=lambda pair: bool(pair[0])):
        html, found = zip(*stretch, strict=True)
        yield ("\n".join(html), "") if is_html else ("", text[found[0].start() : found[-1].end()])


def _without_joining_lists(written: list[str]) -> list[str]:
    """Without the lists beside a list or beside what the library writes: with a blank line between they may be one."""
    near = zip(written, ["<p>", *written], [*written[1:], "<p>"], strict=False)
    return [
        "" if _is_list(html) and any(not beside or _is_list(beside) for beside in (before, after)) else html
        for html, before, after in near
    ]


def _is_list(html: str) -> bool:
    return html.startswith(("<ol", "<ul"))


def _written(block: str) -> str:
    """The block's HTML, empty when it is not plain."""
    html = _paragraph(block) or _heading(block) or _table(block) or _list(block)
    if "*" in html:
        html = _STRONG.sub(r"<strong>\1</strong>", html)
    return "" if "*" in html else html


def _paragraph(block: str) -> str:
    return f"<p>{block.lstrip()}</p>" if _PARAGRAPH.fullmatch(block) else ""


def _heading(block: str) -> str:
    if not (found := _HEADING.fullmatch(block)):
        return ""
    tag = f"h{len(found[1])}"
    return f"<{tag}>{found[2]}</{tag}>"


def _list(block: str) -> str:
    is_ordered = _ORDERED.fullmatch(block)
    if not is_ordered and not _UNORDERED.fullmatch(block):
        return ""
    items = [line.partition(" ") for line in block.split("\n")]
    number = items[0][0][:-1]
    start = f' start="{number}"' if is_ordered and number != "1" else ""
    tag = "ol" if is_ordered else "ul"
    return "\n".join([f"<{tag}{start}>", *(f"<li>{text.lstrip()}</li>" for _, _, text in items), f"</{tag}>"])


def _table(block: str) -> str:
    if not _TABLE.fullmatch(block):
        return ""
    head, marks, *rows = ([cell.strip(" ") for cell in line[1:-1].split("|")] for line in block.split("\n"))
    if len(marks) != len(head):
        return ""
    aligned = [_ALIGNED.get((mark.startswith(":"), mark.endswith(":")), "") for mark in marks]
    body = "\n".join(_row("td", row, aligned) for row in rows)
    return f"<table>\n<thead>\n{_row('th', head, aligned)}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(tag: str, cells: Sequence[str], aligned: Sequence[str]) -> str:
    """A row of as many cells as the table has columns."""
    filled = zip(aligned, chain(cells, repeat("")), strict=False)
    return "\n".join(["<tr>", *(f"<{tag}{align}>{cell}</{tag}>" for align, cell in filled), "</tr>"])
