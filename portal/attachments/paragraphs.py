"""The paragraphs of WordprocessingML and DrawingML: what is shown, what was there before, what is kept out of sight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.attachments.markup import Event

Attributes = Mapping[str, str]
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
_WHITE = frozenset({"FFFFFF", "FEFEFE"})
_SIZE_UNSEEN = 3  # half-points


@dataclass(slots=True)
class Paragraph:
    """One paragraph, or one table cell: its place, and its text in three lights."""

    place: str
    shown: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    changed: bool = False


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class _Walk:
    """Where the walk through a part stands."""

    styles: frozenset[str]
    paragraphs: int = 0
    tables: int = 0
    stack: list[_Table] = field(default_factory=list)
    open: list[Paragraph] = field(default_factory=list)
    inside: dict[str, int] = field(default_factory=dict)
    hidden_style: bool = False
    vanished: bool = False
    white: bool = False
    run_shaded: bool = False
    shaded: bool = False
    text: str = ""

    @property
    def unseen(self) -> bool:
        """Whether the run is not shown: marked so, or white on white; the ground of a text box is not looked for."""
        on_ground = self.shaded or self.run_shaded or bool(self.inside.get("txbxContent"))
        return self.vanished or (self.white and not on_ground)


def read_paragraphs(stream: Iterator[Event], hidden_styles: frozenset[str] = frozenset()) -> Iterator[Paragraph]:
    """Every paragraph outside tables and every table cell; text in a nested table or box is a piece of its own."""
    walk = _Walk(hidden_styles)
    for kind, name, attributes in stream:
        if kind == "start":
            _start(walk, name, attributes)
        elif kind == "end":
            yield from _end(walk, name)
        elif kind == "text" and walk.text:
            _say(walk, name)
        elif kind == "comment":
            yield Paragraph("注释", unseen=[name])


def hidden_styles(stream: Iterator[Event]) -> frozenset[str]:
    """The styles of a styles part whose text is not shown."""
    style, hidden = "", set()
    for kind, name, attributes in stream:
        if kind != "start":
            continue
        if name == "style":
            style = attributes.get("styleId", "")
        elif name == "vanish" and attributes.get("val") not in _OFF:
            hidden.add(style)
    return frozenset(hidden)


def _start(walk: _Walk, name: str, attributes: Attributes) -> None:
    inside = walk.inside
    inside[name] = inside.get(name, 0) + 1
    if name in {"t", "delText", "instrText", "delInstrText"}:
        walk.text = name
    elif name == "p":
        _open_paragraph(walk)
    elif name == "tbl":
        walk.tables += 1
        walk.stack.append(_Table(walk.tables))
    elif name == "tr" and walk.stack:
        walk.stack[-1].row += 1
        walk.stack[-1].column = 0
    elif name == "tc" and walk.stack:
        _open_cell(walk, walk.stack[-1])
    elif name == "r":
        walk.vanished, walk.white, walk.run_shaded = walk.hidden_style, False, False
    elif name in _BREAKS and inside.get("p") and not inside.get("pPr"):
        _say(walk, _BREAKS[name])
    elif inside.get("rPr") or inside.get("pPr") or inside.get("tcPr"):
        _format(walk, name, attributes)


def _open_paragraph(walk: _Walk) -> None:
    walk.hidden_style = walk.vanished = walk.white = walk.run_shaded = False
    if walk.open and walk.open[-1].place.startswith("表格") and not walk.inside.get("txbxContent"):
        if walk.open[-1].shown:
            _say(walk, "\n")
        return
    walk.shaded = False
    walk.paragraphs += 1
    walk.open.append(Paragraph(f"第{walk.paragraphs}段"))


def _open_cell(walk: _Walk, table: _Table) -> None:
    table.column += 1
    walk.shaded = False
    walk.open.append(Paragraph(f"表格{table.number}第{table.row}行第{table.column}列"))


def _format(walk: _Walk, name: str, attributes: Attributes) -> None:
    inside, value = walk.inside, attributes.get("val", "")
    in_run = bool(inside.get("r")) and not inside.get("pPr")
    if inside.get("rPrChange") or inside.get("pPrChange"):
        return
    if name == "shd" and attributes.get("fill", "auto").upper() not in {"AUTO", *_WHITE}:
        walk.run_shaded, walk.shaded = walk.run_shaded or in_run, walk.shaded or not in_run
    elif name == "highlight" and in_run:
        walk.run_shaded = True
    elif name == "pStyle":
        walk.hidden_style = value in walk.styles
    elif name == "color" and in_run:
        walk.white = value.upper() in _WHITE
    elif in_run and _vanishes(name, value, walk.styles):
        walk.vanished = True


def _vanishes(name: str, value: str, styles: frozenset[str]) -> bool:
    if name in {"vanish", "specVanish"}:
        return value not in _OFF
    if name == "sz":
        return value.isascii() and value.isdigit() and int(value[:9]) <= _SIZE_UNSEEN
    return name == "rStyle" and value in styles


def _say(walk: _Walk, text: str) -> None:
    if not walk.open:
        walk.open.append(Paragraph("正文之外"))
    paragraph, inside = walk.open[-1], walk.inside
    deleted = bool(inside.get("del") or inside.get("moveFrom") or walk.text.startswith("del"))
    added = bool(inside.get("ins") or inside.get("moveTo"))
    paragraph.changed = paragraph.changed or deleted or added
    if walk.text.endswith("nstrText"):
        paragraph.codes.append(text)
        return
    if not added:
        paragraph.before.append(text)
    if not deleted:
        (paragraph.unseen if walk.unseen else paragraph.shown).append(text)


def _end(walk: _Walk, name: str) -> Iterator[Paragraph]:
    walk.inside[name] = walk.inside.get(name, 1) - 1
    if name == walk.text:
        walk.text = ""
    elif name == "tbl" and walk.stack:
        walk.stack.pop()
    elif walk.open:
        in_cell = walk.open[-1].place.startswith("表格")
        if (name == "tc" and in_cell) or (name == "p" and not in_cell):
            yield walk.open.pop()
