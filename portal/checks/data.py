"""Personal data and secrecy marks in the tables of content/data, cell by cell under the head of its column."""

from collections.abc import Iterator
from dataclasses import replace

from portal.links import line_and_column
from portal.model.source import SourceCell, SourceTable
from portal.problems import Location
from portal.scan import Context, Hit, columns_of_list, scan_text
from portal.scan.patterns import NAME_COLUMN

_MANY_ROWS = 2
_BETWEEN = "|"


def hits_of_data(table: SourceTable, context: Context) -> Iterator[tuple[Location, Hit]]:
    """Every find in the file's name, in its columns and in its cells."""
    for hit in scan_text(table.path.rpartition("/")[2].rpartition(".")[0], context):
        yield Location(table.path), hit
    head, *rows = table.rows or ((),)
    if len(rows) >= _MANY_ROWS:
        yield from _personal_columns(table.path, head)
    beside = replace(context, beside_names=any(NAME_COLUMN.search(cell.text) for cell in head))
    for row in (head, *rows):
        for index, cell in enumerate(row):
            heading = head[index].text if row is not head and index < len(head) else ""
            for hit in scan_text(cell.text, replace(beside, heading=heading)):
                yield _place(table.path, cell, hit.start), hit


def _personal_columns(path: str, head: tuple[SourceCell, ...]) -> Iterator[tuple[Location, Hit]]:
    names = _BETWEEN.join(cell.text for cell in head)
    for found in columns_of_list(names):
        index = names.count(_BETWEEN, 0, found.start())
        where = _place(path, head[index], found.start() - names.rfind(_BETWEEN, 0, found.start()) - 1)
        yield where, Hit("list-column", "error", found.start(), found[0])


def _place(path: str, cell: SourceCell, offset: int) -> Location:
    line, column = line_and_column(cell.text, offset, cell.line)
    return Location(path, line, column + cell.column - 1 if line == cell.line else column)
