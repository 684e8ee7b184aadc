"""Personal data and secrecy marks inside the files beside a document, hidden places included (domain.md §12)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.checks.headings import CELL, rows_of, with_headings
from portal.model.source import SourceFile, SourcePassage
from portal.problems import Location
from portal.scan import Context, Hit, card_in_row, mask_card, scan_text
from portal.scan.patterns import COLUMN

_HEADER_LIMIT = 12
_MANY_ROWS = 2
_NUMBERED = re.compile("身份证|证件号|账[号户]|银行卡")
_NUMBER = re.compile(r"\d{4}|\*{3}")
_ANYTHING = re.compile(r"\S")


def hits_of_file(file: SourceFile, context: Context) -> Iterator[tuple[Location, Hit]]:
    """Every find in the file's text, its place in the file told with it; one find of a kind for each place."""
    where = Location(str(file.path))
    for passage, heading in with_headings(file.passages):
        called = replace(context, heading=heading) if heading else context
        for hit in scan_text(passage.text, called):
            yield where, _told(hit, passage)
    for row in rows_of(file.passages):
        if number := card_in_row([cell.text for cell in row]):
            yield where, _told(Hit("id18", "error", 0, mask_card(number)), row[0])
    for passage in _personal_columns(file.passages):
        yield where, _told(Hit("list-column", "error", 0, passage.text.strip()), passage)


def _told(hit: Hit, passage: SourcePassage) -> Hit:
    return Hit(hit.kind, hit.level, hit.start, f"{hit.masked}（{passage.where}）")


def _personal_columns(passages: Sequence[SourcePassage]) -> Iterator[SourcePassage]:
    """The header cells of lists that name what may not be there; a blank form has such words but nothing below them."""
    cells = [(passage, cell) for passage in passages if (cell := CELL.match(passage.where))]
    below: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for passage, cell in cells:
        below[_column(cell)].append((_row(cell), passage.text))
    for passage, cell in cells:
        text = passage.text.strip()
        if len(text) <= _HEADER_LIMIT and COLUMN.search(text):
            filled = _NUMBER if _NUMBERED.search(text) else _ANYTHING
            rows = {row for row, said in below[_column(cell)] if row > _row(cell) and filled.search(said)}
            if len(rows) >= _MANY_ROWS:
                yield passage


def _column(cell: re.Match[str]) -> tuple[str, str]:
    return cell["table"], cell["column"] or cell["place"]


def _row(cell: re.Match[str]) -> int:
    return int(cell["row"] or cell["line"])
