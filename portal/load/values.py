"""A YAML node becomes the value its field's kind asks for, or a problem at its place."""

import difflib
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from portal.load import nodes
from portal.load.report import Report
from portal.model.source import Entry, Value
from portal.schema.kinds import (
    TO_DO,
    Choice,
    Day,
    Field,
    Flag,
    Kind,
    Line,
    Many,
    Moment,
    Record,
    Reference,
    Shape,
    Text,
    WebAddress,
    Whole,
)

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:Z|[+-]\d{2}:?\d{2})?)?")
_LOOSE_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_NUMBER = re.compile(r"\d{4}-\d{5}|\S+/\S+-\d+|\S+-\d{4}-\d{4,6}")
_EARLIEST, _LATEST = 1949, 2199
_TRUE = frozenset({"true", "yes", "是"})
_FALSE = frozenset({"false", "no", "否"})
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def read_entry(node: nodes.Node, shape: Shape, report: Report) -> Entry | None:
    """The mapping's values by English key, or None after noting that it is no mapping; faults inside are noted too."""
    if not isinstance(node, nodes.Mapping):
        report.error("not-a-mapping", *nodes.place(node), name=shape.name)
        return None
    values: dict[str, Value] = {}
    places: dict[str, tuple[int, int]] = {}
    called: dict[str, str] = {}
    empty: set[str] = set()
    for key_node, value_node in nodes.pairs(node):
        field = _field(key_node, shape, report)
        if field is None:
            continue
        name = field.name
        if name in called:
            report.error("duplicate-key", *nodes.place(key_node), key=_key_text(key_node), first=places[name][0])
            continue
        called[name] = _called(field, _key_text(key_node))
        places[name] = nodes.place(value_node)
        before = len(report.problems)
        value = read_value(value_node, field.kind, called[name], report)
        if value is not None:
            values[name] = value
        elif len(report.problems) == before:
            empty.add(name)
    line, column = nodes.place(node)
    entry = Entry(values, places, called, report.path, line, column)
    _note_missing(entry, empty, shape, report)
    return entry


def read_value(node: nodes.Node, kind: Kind, called: str, report: Report) -> Value | None:
    """The value, or None when it is empty or after noting what is wrong with it."""
    if isinstance(kind, Many):
        return _read_many(node, kind, called, report)
    if isinstance(kind, Record):
        return read_entry(node, kind.shape, report)
    if isinstance(kind, Reference) and kind.external and isinstance(node, nodes.Mapping):
        return read_entry(node, kind.external, report)
    if not isinstance(node, nodes.Scalar):
        report.error("not-a-text", *nodes.place(node), key=called)
        return None
    text = node.value.strip()
    if not text:
        return None
    if text.startswith(TO_DO):
        report.error("to-do", *nodes.place(node), key=called)
        return None
    return _READERS[type(kind)](text, kind, called, _Spot(report, *nodes.place(node)))


class _Spot:
    """The place of one value, ready to note a problem there."""

    __slots__ = ("column", "line", "report")

    def __init__(self, report: Report, line: int, column: int) -> None:
        self.report, self.line, self.column = report, line, column

    def error(self, rule: str, **values: object) -> None:
        self.report.error(rule, self.line, self.column, **values)


def _field(key_node: nodes.Node, shape: Shape, report: Report) -> Field | None:
    key = _key_text(key_node)
    field = shape.by_key.get(key)
    if field is None:
        _note_unknown(key, shape, *nodes.place(key_node), report)
    return field


def _key_text(node: nodes.Node) -> str:
    return node.value if isinstance(node, nodes.Scalar) else ""


def _called(field: Field, key: str) -> str:
    return field.label if key == field.label else f"{field.label}（{key}）"


def _note_unknown(key: str, shape: Shape, line: int, column: int, report: Report) -> None:
    near = difflib.get_close_matches(key.lower(), shape.by_key, n=1, cutoff=0.5)
    if near:
        report.error("unknown-key-near", line, column, key=key, near=near[0])
    else:
        report.error("unknown-key", line, column, key=key, known="、".join(field.label for field in shape.fields))


def _note_missing(entry: Entry, empty: set[str], shape: Shape, report: Report) -> None:
    for field in shape.fields:
        if not field.required or not report.lost.isdisjoint((field.name, field.label)):
            continue
        if field.name not in entry.called:
            report.error("missing-key", entry.line, entry.column, key=field.label, name=shape.name)
        elif field.name in empty:
            report.error("empty-value", *entry.places[field.name], key=entry.called[field.name])


def _read_many(node: nodes.Node, kind: Many, called: str, report: Report) -> Value | None:
    members = list(nodes.items(node)) if isinstance(node, nodes.Sequence) else [node]
    values = [read_value(member, kind.each, called, report) for member in members]
    return tuple(value for value in values if value is not None) or None


def _read_line(text: str, kind: Line, called: str, spot: _Spot) -> Value | None:
    if "\n" in text:
        spot.error("not-one-line", key=called)
        return None
    return _read_text(text, kind, called, spot)


def _read_text(text: str, kind: Line | Text, called: str, spot: _Spot) -> Value | None:
    if len(text) > kind.limit:
        spot.error("text-too-long", key=called, length=len(text), limit=kind.limit)
        return None
    if not text.isprintable():
        for character in text:
            if character != "\n" and unicodedata.category(character) in _UNSEEN:
                spot.error("unseen-character", key=called, code=f"U+{ord(character):04X}")
                return None
    return text


def _read_day(text: str, _kind: Day, called: str, spot: _Spot) -> Value | None:
    found = _DAY.fullmatch(text)
    day = _day(*found.groups()) if found else None
    if day is None:
        spot.error("date", key=called, value=text, example=_suggested_day(text))
    elif not _EARLIEST <= day.year <= _LATEST:
        spot.error("date-range", key=called, value=text, earliest=_EARLIEST, latest=_LATEST)
        return None
    return day


def _read_moment(text: str, _kind: Moment, called: str, spot: _Spot) -> Value | None:
    found = _MOMENT.fullmatch(text)
    try:
        moment = datetime.fromisoformat(text) if found else None
    except ValueError:
        moment = None
    if moment is None:
        spot.error("moment", key=called, value=text, example=_suggested_day(text))
        return None
    if not _EARLIEST <= moment.year <= _LATEST:
        spot.error("date-range", key=called, value=text, earliest=_EARLIEST, latest=_LATEST)
        return None
    return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _suggested_day(text: str) -> str:
    found = _LOOSE_DAY.match(unicodedata.normalize("NFKC", text))
    day = _day(*found.groups()) if found else None
    return day.isoformat() if day else "2026-12-01"


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _read_flag(text: str, _kind: Flag, called: str, spot: _Spot) -> Value | None:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    spot.error("not-a-flag", key=called, value=text)
    return None


def _read_whole(text: str, kind: Whole, called: str, spot: _Spot) -> Value | None:
    if text.isdecimal() and text.isascii() and int(text) <= kind.limit:
        return int(text)
    spot.error("not-a-number", key=called, value=text, limit=kind.limit)
    return None


def _read_address(text: str, _kind: WebAddress, called: str, spot: _Spot) -> Value | None:
    if is_web_address(text):
        return text
    spot.error("not-an-address", key=called, value=text)
    return None


def is_web_address(text: str) -> bool:
    """Whether the text is a whole http or https address without white space."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)


def _read_choice(text: str, kind: Choice, called: str, spot: _Spot) -> Value | None:
    identifier = kind.by_word.get(text)
    if identifier is None:
        near = difflib.get_close_matches(text, kind.by_word, n=1, cutoff=0.5)
        known = "、".join(_shown(key, name) for key, name in kind.options.items())
        rule = "unknown-value-near" if near else "unknown-value"
        spot.error(rule, key=called, value=text, near=near[0] if near else "", known=known)
    return identifier


def _shown(key: str, name: str) -> str:
    return key if key[:1].isupper() else name


def _read_reference(text: str, _kind: Reference, called: str, spot: _Spot) -> Value | None:
    if _NUMBER.fullmatch(text):
        return text
    spot.error("not-a-reference", key=called, value=text)
    return None


_READERS: dict[type, Callable[[str, Any, str, _Spot], Value | None]] = {
    Line: _read_line,
    Text: _read_text,
    Day: _read_day,
    Moment: _read_moment,
    Flag: _read_flag,
    Whole: _read_whole,
    WebAddress: _read_address,
    Choice: _read_choice,
    Reference: _read_reference,
}
