"""The regional days of content/calendar: one file for each notice, which days are off and which are worked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal.load import nodes
from portal.load.folders import list_folder, strange
from portal.load.moments import day_of, suggested_day
from portal.load.report import Report
from portal.load.text import read_text
from portal.problems import Location, Problem

FOLDER = "content/calendar"
NAME = "地方节假日"
_LIMIT = 200_000
_SOURCE = frozenset({"source", "来源"})
_STATES = {"off": False, "放假": False, "work": True, "上班": True}


def load_calendar(root: Path) -> tuple[Mapping[date, bool], list[Problem]]:
    """Whether each regional day is worked, and every problem met."""
    report = Report(FOLDER)
    days: dict[date, bool] = {}
    places: dict[date, Location] = {}
    for file in list_folder(root / FOLDER, FOLDER, report):
        path = f"{FOLDER}/{file.name}"
        if file.is_dir() or not file.name.endswith(".yaml"):
            strange(path, "stranger-in-calendar", report, name=file.name)
            continue
        own = Report(path)
        for day, (works, where) in _load_file(Path(file.path), own).items():
            if day in days:
                own.error("calendar-day-twice", where.line, where.column, value=day, first=places[day])
            days[day], places[day] = works, where
        report.problems.extend(own.problems)
    return days, report.problems


def _load_file(file: Path, report: Report) -> Mapping[date, tuple[bool, Location]]:
    text = read_text(file, report, _LIMIT, "table-too-large")
    node = nodes.compose(text, _SOURCE, report) if text else None
    if node is None:
        return {}
    if not isinstance(node, nodes.Mapping):
        report.error("not-a-mapping", *nodes.place(node, report), name=NAME, example="2026-04-20: off")
        return {}
    return _read(node, report)


def _read(node: nodes.Mapping, report: Report) -> Mapping[date, tuple[bool, Location]]:
    days: dict[date, tuple[bool, Location]] = {}
    has_source = False
    for key_node, value_node in nodes.pairs(node):
        key, value = _text(key_node), _text(value_node)
        if key in _SOURCE:
            has_source = bool(value)
        elif (day := day_of(key)) is None:
            place = nodes.place(key_node, report)
            report.error("date", *place, key="地方节假日的日期", value=key, example=suggested_day(key))
        elif value not in _STATES:
            report.error("calendar-state", *nodes.place(value_node, report), day=key, value=value)
        else:
            where = Location(report.path, *nodes.place(key_node, report))
            if day in days:
                report.error("calendar-day-twice", where.line, where.column, value=day, first=days[day][1])
            days[day] = _STATES[value], where
    if not has_source:
        report.error("missing-key", *nodes.place(node, report), key="来源（source）", name=NAME)
    return days


def _text(node: nodes.Node) -> str:
    return nodes.text_of(node) if isinstance(node, nodes.Scalar) else ""
