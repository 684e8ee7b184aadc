"""The cell formats of a workbook that matter to a reader of its text: dates, and what is not seen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.attachments.markup import Event

_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
_DATE = re.compile("[ymdhs年月日]")
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # ECMA-376-1 18.8.30
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_SECTIONS = frozenset({"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Looks:
    """The cell formats, by their number, that show a date or show nothing."""

    dates: frozenset[int] = frozenset()
    unseen: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Styles:
    """What was read of the styles part so far."""

    codes: dict[int, str] = field(default_factory=dict)
    white_fonts: list[bool] = field(default_factory=list)
    dark_fills: list[bool] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    count: int = 0


def read_looks(stream: Iterator[Event]) -> Looks:
    """Which formats are dates, and which hide: ``;;;``, or white letters on no ground."""
    styles, section = _Styles(), ""
    readers = {"numFmts": _number_format, "fonts": _font, "fills": _fill, "cellXfs": _format}
    for kind, name, attributes in stream:
        if kind == "start" and name in _SECTIONS:
            section = name
        elif kind == "start" and section in readers:
            readers[section](styles, name, attributes)
    return Looks(frozenset(styles.dates), frozenset(styles.unseen))


def number(value: str | None) -> int:
    """The count an attribute holds, 0 where it holds none."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) <= _DIGITS else 0


def _number_format(styles: _Styles, name: str, attributes: Mapping[str, str]) -> None:
    if name == "numFmt":
        styles.codes[number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")


def _font(styles: _Styles, name: str, attributes: Mapping[str, str]) -> None:
    if name == "font":
        styles.white_fonts.append(False)
    elif name == "color" and styles.white_fonts:
        styles.white_fonts[-1] = _is_white(attributes)


def _fill(styles: _Styles, name: str, attributes: Mapping[str, str]) -> None:
    if name == "patternFill":
        styles.dark_fills.append(attributes.get("patternType", "none") != "none")
    elif name == "gradientFill":
        styles.dark_fills.append(True)
    elif name == "fgColor" and styles.dark_fills:
        styles.dark_fills[-1] = styles.dark_fills[-1] and not _is_white(attributes)


def _format(styles: _Styles, name: str, attributes: Mapping[str, str]) -> None:
    if name != "xf":
        return
    code = number(attributes.get("numFmtId"))
    shape = styles.codes.get(code, "")
    if code in _DATES or _DATE.search(_QUOTED.sub("", shape.lower())):
        styles.dates.add(styles.count)
    on_ground = _at(styles.dark_fills, attributes.get("fillId"))
    if shape.strip() == ";;;" or (_at(styles.white_fonts, attributes.get("fontId")) and not on_ground):
        styles.unseen.add(styles.count)
    styles.count += 1


def _is_white(attributes: Mapping[str, str]) -> bool:
    return attributes.get("rgb", "").upper() in _WHITE or (attributes.get("theme") == "0" and "tint" not in attributes)


def _at(flags: list[bool], place: str | None) -> bool:
    index = number(place)
    return index < len(flags) and flags[index]
