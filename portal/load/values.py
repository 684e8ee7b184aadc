"""A YAML node becomes the value its field's kind asks for, or a problem at its place."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from portal.load import nodes
from portal.load.keys import called, key_text, note_unknown
from portal.load.moments import (
    EARLIEST,
    LATEST,
    day_of,
    in_range,
    last_day_of_month,
    moment_of,
    suggested_day,
    suggested_moment,
)
from portal.load.nearest import nearest
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
from portal.schema.words import OPENNESS

_NUMBER = re.compile(r"\d{4}-\d{5}|\S+/\S+-\d+|\S+-\d{4}-\d{4,6}")
_STUB = re.compile(r"r\d{4}-\d{4}")
_TRUE = frozenset({"true", "yes", "是"})
_FALSE = frozenset({"false", "no", "否"})
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_SEPARATOR = re.compile("[，、；]|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])|,")


def read_entry(node: nodes.Node, shape: Shape, report: Report) -> Entry | None:
    """The mapping's values by English key, or None after noting that it is no mapping; faults inside are noted too."""
    if not isinstance(node, nodes.Mapping):
        _note_no_mapping(node, shape, report)
        return None
    reading = _Reading(shape, report)
    for key_node, value_node in nodes.pairs(node):
        reading.pair(key_node, value_node)
    return reading.entry(*nodes.place(node, report))


class _Reading:
    """The fields of one mapping, as they are met."""

    def __init__(self, shape: Shape, report: Report) -> None:
        self.shape, self.report = shape, report
        self.values: dict[str, Value] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.called: dict[str, str] = {}
        self.empty: set[str] = set()
        self.meant: set[str] = set()
        self.last: Field | None = None

    def pair(self, key_node: nodes.Node, value_node: nodes.Node) -> None:
        """Take one key and its value."""
        key = key_text(key_node)
        field = self.shape.by_key.get(key)
        if field is None:
            group = self.last if self.last and self.last.name in self.empty else None
            self.meant.update(note_unknown(key_node, self.shape, group, self.report))
        elif field.name in self.called:
            line, column = nodes.place(key_node, self.report)
            first = self.places[field.name][0]
            self.report.error("duplicate-key", line, column, key=called(field, key), first=first)
        else:
            self.last = field
            self.called[field.name] = called(field, key)
            self._value(field, value_node)

    def _value(self, field: Field, node: nodes.Node) -> None:
        self.places[field.name] = nodes.place(node, self.report)
        before = len(self.report.problems)
        if isinstance(field.kind, Many) and isinstance(node, nodes.Sequence):
            for index, place in enumerate(_member_places(node, self.report)):
                self.places[f"{field.name}.{index}"] = place
        value = read_value(node, field.kind, self.called[field.name], self.report)
        if value is not None:
            self.values[field.name] = value
        elif len(self.report.problems) == before:
            self.empty.add(field.name)

    def entry(self, line: int, column: int) -> Entry:
        """The whole, after noting what is missing."""
        excused = bool(self.meant or self.report.lost)
        for field in self.shape.fields:
            if field.name in self.called:
                self._note_empty(field)
            elif excused and (field.name in self.meant or self.report.has_lost(field.name, field.label)):
                self.called[field.name] = field.label
            elif field.required:
                self.report.error("missing-key", line, column, key=field.label, name=self.shape.name)
            elif field.when and self._is_needed(field):
                place, name = self.places[field.when.name], self.shape.name
                self.report.error("missing-key-when", *place, key=field.label, name=name, when=field.when.words)
        empty = frozenset(self.empty - self.meant)
        return Entry(self.values, self.places, self.called, self.report.path, line, column, empty)

    def _is_needed(self, field: Field) -> bool:
        return field.when is not None and self.values.get(field.when.name) in field.when.values

    def _note_empty(self, field: Field) -> None:
        if (field.required or self._is_needed(field)) and field.name in self.empty - self.meant:
            self.report.error("empty-value", *self.places[field.name], key=self.called[field.name])


def _member_places(node: nodes.Sequence, report: Report) -> Iterator[tuple[int, int]]:
    """Where each member of a list stands."""
    for member in nodes.items(node):
        if not isinstance(member, nodes.Scalar) or nodes.text_of(member):
            yield nodes.place(member, report)


def _note_no_mapping(node: nodes.Node, shape: Shape, report: Report) -> None:
    fields = [field for field in shape.fields if field.required] or shape.fields
    example = ", ".join(f"{field.label}: ……" for field in fields)
    rule = "list-for-group" if isinstance(node, nodes.Sequence) else "not-a-mapping"
    report.error(rule, *nodes.place(node, report), name=shape.name, example=f"{{{example}}}")


def read_value(node: nodes.Node, kind: Kind, key: str, report: Report) -> Value | None:
    """The value, or None when it is empty or after noting what is wrong with it."""
    text = nodes.text_of(node) if isinstance(node, nodes.Scalar) else None
    if text == "":
        return None
    if isinstance(kind, Many):
        return _read_many(node, kind, key, report)
    if isinstance(kind, Record):
        return read_entry(node, kind.shape, report)
    if isinstance(kind, Reference) and kind.external and isinstance(node, nodes.Mapping):
        return read_entry(node, kind.external, report)
    spot = _Spot(report, node)
    if text is None:
        spot.error("not-a-text", key=key)
        return None
    if text.startswith(TO_DO):
        spot.error("to-do", key=key)
        return None
    return _READERS[type(kind)](text, kind, key, spot)


class _Spot:
    """The place of one value, ready to note a problem there."""

    __slots__ = ("node", "report")

    def __init__(self, report: Report, node: nodes.Node) -> None:
        self.report, self.node = report, node

    def error(self, rule: str, **values: object) -> None:
        line, column = nodes.place(self.node, self.report)
        self.report.error(rule, line, column, **values)


def _read_many(node: nodes.Node, kind: Many, key: str, report: Report) -> Value | None:
    members = list(nodes.items(node)) if isinstance(node, nodes.Sequence) else [node]
    values: list[Value] = []
    for member in members:
        if _holds_several(member, kind.each):
            report.error("list-separator", *nodes.place(member, report), key=key, example=_as_list(member))
        elif (value := read_value(member, kind.each, key, report)) is not None:
            values.append(value)
    return tuple(values) or None


def _holds_several(node: nodes.Node, kind: Kind) -> bool:
    """Whether one member looks like several, cut by marks that YAML does not read as commas; a sentence has such."""
    if isinstance(kind, Record | Text) or not isinstance(node, nodes.Scalar) or not nodes.is_plain(node):
        return False
    if isinstance(kind, Choice) and nodes.text_of(node) in kind.by_word:
        return False
    return _SEPARATOR.search(node.value) is not None


def _as_list(node: nodes.Node) -> str:
    parts = re.split(r"[，、；,\s]+", str(node.value).strip("【】〔〕"))
    return f"[{', '.join(part for part in parts if part)}]"


def _read_line(text: str, kind: Line, key: str, spot: _Spot) -> Value | None:
    if "\n" in text:
        spot.error("not-one-line", key=key)
        return None
    return _read_text(text, kind, key, spot)


def _read_text(text: str, kind: Line | Text, key: str, spot: _Spot) -> Value | None:
    if len(text) > kind.limit:
        spot.error("value-too-long", key=key, length=len(text), limit=kind.limit)
        return None
    if not text.isprintable():
        for character in text:
            if character != "\n" and unicodedata.category(character) in _UNSEEN:
                spot.error("unseen-character", key=key, code=f"U+{ord(character):04X}")
                return None
    return text


def _read_day(text: str, _kind: Day, key: str, spot: _Spot) -> Value | None:
    day = day_of(text)
    if day is None:
        end = last_day_of_month(text)
        if end:
            spot.error("date-of-month", key=key, value=text, month=end[0], last=end[1])
        else:
            spot.error("date", key=key, value=text, example=suggested_day(text))
    elif not in_range(day):
        spot.error("date-range", key=key, value=text, earliest=EARLIEST, latest=LATEST)
        return None
    return day


def _read_moment(text: str, kind: Moment, key: str, spot: _Spot) -> Value | None:
    moment = moment_of(text)
    if moment is None:
        end = last_day_of_month(text[:10])
        day, time = suggested_moment(text)
        if end:
            spot.error("date-of-month", key=key, value=text, month=end[0], last=end[1])
        else:
            spot.error("moment", key=key, value=text, day=day, time=time)
    elif not in_range(moment):
        spot.error("date-range", key=key, value=text, earliest=EARLIEST, latest=LATEST)
        return None
    elif kind.exact and ":" not in text:
        spot.error("time-missing", key=key, value=text)
        return None
    return moment


def _read_flag(text: str, _kind: Flag, key: str, spot: _Spot) -> Value | None:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    spot.error("not-a-flag", key=key, value=text)
    return None


def _read_whole(text: str, kind: Whole, key: str, spot: _Spot) -> Value | None:
    if text.isdecimal() and text.isascii() and len(text) <= len(str(kind.limit)) and int(text) <= kind.limit:
        return int(text)
    spot.error("not-a-number", key=key, value=text, limit=kind.limit)
    return None


def _read_address(text: str, _kind: WebAddress, key: str, spot: _Spot) -> Value | None:
    if is_web_address(text):
        return text
    spot.error("not-an-address", key=key, value=text)
    return None


def is_web_address(text: str) -> bool:
    """Whether the text is a whole http or https address without white space."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)


def _read_choice(text: str, kind: Choice, key: str, spot: _Spot) -> Value | None:
    identifier = kind.by_word.get(text)
    if identifier is None:
        # What is not said plainly is never taken for an openness, and codes that look alike say different things.
        plain = kind.options is not OPENNESS and not any(identifier[0].isupper() for identifier in kind.options)
        near = nearest(text, kind.by_word, fuzzy=plain)
        known = "、".join(_shown(identifier, name) for identifier, name in kind.options.items())
        rule = "unknown-value-near" if near else "unknown-value"
        identifiers = ", ".join(kind.options)
        spot.error(rule, key=key, value=text, near="”或“".join(near), known=known, identifiers=identifiers)
    return identifier


def _shown(key: str, name: str) -> str:
    return key if key[:1].isupper() else name


def _read_reference(text: str, kind: Reference, key: str, spot: _Spot) -> Value | None:
    if _NUMBER.fullmatch(text) or (kind.registered and _STUB.fullmatch(text)):
        return text
    if _STUB.fullmatch(text):
        spot.error("reference-to-register", key=key, value=text)
        return None
    spot.error("not-a-reference", key=key, value=text)
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
