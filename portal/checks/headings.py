"""What a number is called in a table: the words stand in the head of its column, or in the cell on its left."""

import itertools
import re
from collections.abc import Iterator, Sequence

from portal.model.source import SourcePassage
from portal.scan.patterns import BANK_WORDS, CARD_WORDS, CODE_HEADING, PHONE_WORDS

CELL = re.compile(r"^(?P<table>.*?)(?:(?P<column>[A-Z]{1,3})(?P<row>\d+)|第(?P<line>\d+)行第(?P<place>\d+)列)$")
_PAPERS = ("护照", "通行证", *CARD_WORDS)
_TELLING = re.compile("|".join((*_PAPERS, *PHONE_WORDS, *BANK_WORDS)), re.IGNORECASE)
_PAPER = re.compile("|".join(_PAPERS))
_FIGURES = re.compile(r"\d{4}")
_LONGEST_HEAD, _LONGEST_WORD = 60, 16
_HEAD_LINE = re.compile(rf"^[ \t]*(?:[^\s\d，。；：:;]{{1,{_LONGEST_WORD}}}(?:[ \t\u3000]+|$)){{2,}}$", re.MULTILINE)


def with_headings(passages: Sequence[SourcePassage]) -> Iterator[tuple[SourcePassage, str]]:
    """Each passage with what it is called: a cell by its column and its left neighbour, a line by the last head of one.

    A head is a short text that names papers, telephones, accounts or codes and holds no number itself.
    """
    columns: dict[tuple[str, str], str] = {}
    row, left, papers = ("", ""), "", ""
    for passage in passages:
        cell = CELL.match(passage.where)
        if cell is None:
            papers = _papers_of(passage.text) or papers
            yield passage, papers
            continue
        column = cell["table"], cell["column"] or cell["place"]
        here = cell["table"], cell["row"] or cell["line"]
        yield passage, "\n".join(filter(None, (left if here == row else "", columns.get(column, ""))))
        row, left = here, passage.text if is_head(passage.text) else ""
        if left:
            columns[column] = left.strip()


def rows_of(passages: Sequence[SourcePassage]) -> Iterator[list[SourcePassage]]:
    """The cells of each row of each table, empty ones left out."""
    cells = ((passage, cell) for passage in passages if (cell := CELL.match(passage.where)))
    for _, row in itertools.groupby(cells, lambda pair: (pair[1]["table"], pair[1]["row"] or pair[1]["line"])):
        yield [passage for passage, _ in row]


def is_head(text: str) -> bool:
    """Whether the text may call other cells something."""
    if len(text) > _LONGEST_HEAD or _FIGURES.search(text):
        return False
    return bool(_TELLING.search(text) or CODE_HEADING.search(text))


def rows_of_markdown(rows: str) -> Iterator[tuple[int, list[str]]]:
    """Each row of a Markdown table with its place and its cells."""
    start = 0
    for line in rows.splitlines(keepends=True):
        yield start, [cell for _, cell in _cells(line) if cell.strip()]
        start += len(line)


def cells_below_heads(head: str, rows: str) -> Iterator[tuple[int, str, str]]:
    """The cells of a Markdown table under a head that tells something: place among the rows, text, head."""
    heads = [cell if is_head(cell) else "" for _, cell in _cells(head)]
    if not any(heads):
        return
    start = 0
    for line in rows.splitlines(keepends=True):
        for (place, cell), called in zip(_cells(line), heads, strict=False):
            if called:
                yield start + place, cell, called.strip()
        start += len(line)


def _cells(line: str) -> Iterator[tuple[int, str]]:
    place = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    for cell in line[place:].split("|"):
        yield place, cell
        place += len(cell) + 1


def _papers_of(text: str) -> str:
    """The papers that heads of columns name in the lines of a page."""
    if not _PAPER.search(text):
        return ""
    lines = (line[0] for line in _HEAD_LINE.finditer(text))
    return " ".join(dict.fromkeys(word for line in lines for word in _PAPER.findall(line)))
