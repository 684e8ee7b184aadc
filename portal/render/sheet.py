"""A table to download, as CSV and as XLSX: the same bytes for the same rows."""

import csv
import datetime as dt
import io
from collections.abc import Iterator

from portal.model.site import Artifact, Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # a fixed day: the file must not tell when it was built
_WIDEST, _NARROWEST = 40, 8


def render_sheet(sheet: Sheet) -> Iterator[Artifact]:
    """Both files of the table."""
    yield Artifact(sheet.csv, _csv(sheet).encode("utf-8-sig"))
    yield Artifact(sheet.xlsx, _xlsx(sheet))


def _csv(sheet: Sheet) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(sheet.head)
    for row in sheet.rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return stream.getvalue()


def _xlsx(sheet: Sheet) -> bytes:
    import xlsxwriter  # noqa: PLC0415 -- takes 20 ms, so that it is loaded by the process that makes sheets alone

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": sheet.title, "created": _CREATED})
    page = book.add_worksheet("目录")
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    for column, name in enumerate(sheet.head):
        longest = max(len(cell) for cell in (name, *(row[column] for row in sheet.rows)))
        page.set_column(column, column, min(max(longest * 2, _NARROWEST), _WIDEST))
        page.write_string(0, column, name, head)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, plain)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    book.close()
    return stream.getvalue()
