"""Excel workbooks (ISO/IEC 29500): every cell, and all that lies beside the cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.attachments.cells import Cell, read_cells
from portal.attachments.limits import Scope
from portal.attachments.looks import Looks, read_looks
from portal.attachments.markup import events, loose_text
from portal.attachments.ooxml import Package, read_other_parts, relations
from portal.attachments.reading import Finding, Passage

_SHEET = re.compile(r"xl/(?:worksheets|chartsheets|dialogsheets)/[^/]+\.xml")
_CELL_DATA = re.compile(rb"<(?:\w+:)?sheetData\b.*</(?:\w+:)?sheetData\s*>", re.DOTALL)
_NOTE = re.compile(r"xl/comments\d*\.xml|xl/comments/[^/]+\.xml")
_LABELS = (
    (re.compile(r"xl/externalLinks/.*\.xml"), "外部链接的缓存"),
    (re.compile(r"xl/pivot(?:Cache|Tables)/.*\.xml"), "数据透视表缓存"),
    (re.compile(r"xl/(?:charts|drawings)/.*\.xml"), "图表和图形"),
    (re.compile(r"xl/tables/.*\.xml"), "表格设置"),
)
_VALUES = re.compile(rb"<(?:\w+:)?[sndbe]\b[^>]*?\bv=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    hidden: bool


@dataclass(slots=True)
class _Workbook:
    sheets: dict[str, _Sheet]
    strings: list[str]
    looks: Looks
    used: set[int] = field(default_factory=set)


def read_xlsx(package: Package, scope: Scope) -> Iterator[Finding]:
    """Everything the workbook says: sheets first, then notes, caches, links and properties."""
    book = _Workbook(_sheets(package, scope), _strings(package, scope), _looks(package, scope))
    hidden = False
    for name, data in package.take(_SHEET.fullmatch):
        sheet = book.sheets.get(name, _Sheet(name.rpartition("/")[2], hidden=True))
        for cell in read_cells(events(data, scope.budget), book.looks):
            hidden = hidden or cell.hidden or sheet.hidden
            yield from _cell(cell, sheet, book)
        rest = _CELL_DATA.sub(b"", data)
        yield from (Passage(f"工作表“{sheet.title}”的设置", text, hidden=True) for text in loose_text(rest))
    if hidden:
        yield scope.fault("attachment-hidden-cells", "warning")
    for index, text in enumerate(book.strings):
        if index not in book.used:
            yield Passage("没有单元格使用的残留文字", text, hidden=True)
    yield from _notes(package, scope)
    yield from _labelled(package)
    yield from read_other_parts(package, scope)


def _cell(cell: Cell, sheet: _Sheet, book: _Workbook) -> Iterator[Passage]:
    text = cell.text
    if cell.shared is not None:
        book.used.add(cell.shared)
        text = book.strings[cell.shared] if cell.shared < len(book.strings) else ""
    place, hidden = f"工作表“{sheet.title}”{cell.reference}", cell.hidden or sheet.hidden
    if text:
        yield Passage(place, text, hidden)
    if '"' in cell.formula or "[" in cell.formula:
        yield Passage(f"{place}的公式", cell.formula, hidden=True)


def _sheets(package: Package, scope: Scope) -> dict[str, _Sheet]:
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in relations(package.part("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    workbook = package.part("xl/workbook.xml")
    for kind, name, attributes in events(workbook, scope.budget) if workbook else ():
        if kind == "start" and name == "sheet":
            target = targets.get(attributes.get("id", ""), "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            found[path] = _Sheet(attributes.get("name", ""), attributes.get("state", "visible") != "visible")
    return found


def _strings(package: Package, scope: Scope) -> list[str]:
    strings: list[str] = []
    for _, data in package.take(lambda name: name == "xl/sharedStrings.xml"):
        pieces: list[str] = []
        inside = False
        for kind, name, _ in events(data, scope.budget):
            if kind == "text":
                if inside:
                    pieces.append(name)
            elif name == "t":
                inside = kind == "start"
            elif name == "si" and kind == "end":
                strings.append("".join(pieces))
                pieces.clear()
    return strings


def _looks(package: Package, scope: Scope) -> Looks:
    styles = package.part("xl/styles.xml")
    return read_looks(events(styles, scope.budget)) if styles else Looks()


def _notes(package: Package, scope: Scope) -> Iterator[Finding]:
    for _, data in package.take(_NOTE.fullmatch):
        place, pieces = "", list[str]()
        for kind, name, attributes in events(data, scope.budget):
            if kind == "start" and name == "comment":
                place = attributes.get("ref", "")
                yield scope.fault("attachment-comments", "warning")
            elif kind == "text":
                pieces.append(name)
            elif kind == "end" and name in {"comment", "author"}:
                yield Passage(f"{place}批注" if name == "comment" else "批注作者", "".join(pieces).strip(), hidden=True)
                pieces.clear()


def _labelled(package: Package) -> Iterator[Finding]:
    for pattern, label in _LABELS:
        for _, data in package.take(pattern.fullmatch):
            texts = [*loose_text(data), *(value.decode("utf-8", "replace") for value in _VALUES.findall(data))]
            yield from (Passage(label, text, hidden=True) for text in texts)
