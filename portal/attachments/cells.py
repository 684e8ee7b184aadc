"""The cells of a worksheet: their value as it is shown, and whether it is shown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from portal.attachments.looks import Looks, number
from portal.attachments.markup import Event

_LETTERS = re.compile(r"[A-Z]+")
_ON = frozenset({"1", "true"})
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 -- ECMA-376-1 18.17.4.1: serial dates have no time zone
_LAST_SERIAL = 2_958_466
_LAST_EXACT = 10**20


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``shared`` counts into the shared strings, where its text is."""

    reference: str
    text: str
    shared: int | None
    formula: str
    hidden: bool


@dataclass(slots=True)
class _Walk:
    """Where the walk through a sheet stands."""

    columns: list[tuple[int, int]] = field(default_factory=list)
    row: int = 0
    column: int = 0
    row_hidden: bool = False
    inside: str = ""
    head: Mapping[str, str] = field(default_factory=dict)
    pieces: dict[str, list[str]] = field(default_factory=lambda: {"v": [], "t": [], "f": []})


def read_cells(stream: Iterator[Event], looks: Looks) -> Iterator[Cell]:
    """Every cell that holds something, with what hides it: its row, its column, its format."""
    walk = _Walk()
    for kind, name, attributes in stream:
        if kind == "text":
            if walk.inside:
                walk.pieces[walk.inside].append(name)
        elif kind == "start":
            _start(walk, name, attributes)
        elif name == "c":
            reference = walk.head.get("r") or f"{_letters(walk.column)}{walk.row}"
            hidden = walk.row_hidden or _in_columns(reference, walk.columns)
            yield _cell(reference, walk, looks, hidden=hidden)
        elif name == walk.inside:
            walk.inside = ""


def _start(walk: _Walk, name: str, attributes: Mapping[str, str]) -> None:
    if name == "c":
        walk.head, walk.column = attributes, walk.column + 1
        walk.pieces = {"v": [], "t": [], "f": []}
    elif name in walk.pieces:
        walk.inside = name
    elif name == "row":
        walk.row, walk.column = walk.row + 1, 0
        walk.row_hidden = attributes.get("hidden") in _ON or attributes.get("ht") == "0"
    elif name == "col" and (attributes.get("hidden") in _ON or attributes.get("width") == "0"):
        walk.columns.append((number(attributes.get("min")), number(attributes.get("max"))))


def _cell(reference: str, walk: _Walk, looks: Looks, *, hidden: bool) -> Cell:
    head, pieces = walk.head, walk.pieces
    kind, look = head.get("t", "n"), number(head.get("s"))
    value, formula = "".join(pieces["v"]), "".join(pieces["f"])
    shared = None
    if kind == "s":
        shared = number(value)
    elif kind == "n":
        value = _shown(value, is_date=look in looks.dates)
    text = "" if shared is not None else value or "".join(pieces["t"])
    return Cell(reference, text, shared, formula, hidden or look in looks.unseen)


def _shown(value: str, *, is_date: bool) -> str:
    """The number without exponent or trailing zeros, so that 1.3800138E10 is found as 13800138000; a date in ISO."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    if is_date and 0 < amount < _LAST_SERIAL:
        moment = _FIRST_DAY + timedelta(days=float(amount))
        return f"{moment:%Y-%m-%d}" if amount == int(amount) else f"{moment:%Y-%m-%d %H:%M}"
    is_count = amount.is_finite() and abs(amount) < _LAST_EXACT and amount == int(amount)
    return str(int(amount)) if is_count else value


def _in_columns(reference: str, columns: list[tuple[int, int]]) -> bool:
    if not columns:
        return False
    letters, place = _LETTERS.match(reference), 0
    for letter in letters[0] if letters else "":
        place = place * 26 + ord(letter) - 64
    return any(first <= place <= last for first, last in columns)


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
