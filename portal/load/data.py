"""The tables of content/data: CSV in UTF-8, every cell with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from portal.load.folders import list_folder, strange
from portal.load.report import Report
from portal.load.text import read_text
from portal.model.source import SourceCell, SourceTable
from portal.problems import Problem

FOLDER = "content/data"
_LIMIT = 5_000_000
_CELL = re.compile(r'(?:[ \t]*"(?P<quoted>(?:[^"]|"")*)"(?P<after>[^,\n]*)|(?P<plain>[^,\n]*))(?P<end>,|\n|\Z)')


def load_data(root: Path) -> tuple[list[SourceTable], list[Problem]]:
    """The tables that could be read, and every problem met."""
    report = Report(FOLDER)
    tables: list[SourceTable] = []
    for file in list_folder(root / FOLDER, FOLDER, report):
        path = f"{FOLDER}/{file.name}"
        if file.is_dir() or not file.name.lower().endswith(".csv"):
            strange(path, "stranger-in-data", report, name=file.name)
            continue
        own = Report(path)
        text = read_text(Path(file.path), own, _LIMIT, "table-too-large")
        if text is not None:
            tables.append(_table(path, text, own))
        report.problems.extend(own.problems)
    return tables, report.problems


def _table(path: str, text: str, report: Report) -> SourceTable:
    rows = tuple(row for row in _rows(text, report) if len(row) > 1 or row[0].text.strip())
    if not rows and not report.problems:
        report.error("csv-empty")
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            report.error("csv-columns", row[0].line, 1, count=len(row), head=len(rows[0]))
    if not report.problems:
        report.warning("data-unused", name=path.rpartition("/")[2])
    return SourceTable(path, rows)


def _rows(text: str, report: Report) -> Iterator[tuple[SourceCell, ...]]:
    """The rows up to the end, or to a quotation mark that breaks them."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    row: list[SourceCell] = []
    for found in _CELL.finditer(text):
        quoted = found["quoted"] is not None
        offset = found.start("quoted" if quoted else "plain")
        line = bisect_right(lines, offset)
        column = offset - lines[line - 1] + 1
        if not quoted and found["plain"].lstrip().startswith('"'):
            report.error("csv-quote-unclosed", line, column)
            return
        if quoted and found["after"].strip():
            report.error("csv-quote-inside", line, column - 1)
        row.append(SourceCell(found["quoted"].replace('""', '"') if quoted else found["plain"], line, column))
        if found["end"] != ",":
            yield tuple(row)
            row = []
