"""The statutory dates of a request as a calendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

_LINE = 75  # bytes


class Dated(NamedTuple):
    """A day to keep, and what it is the last day for."""

    name: str
    day: date
    what: str


def as_calendar(number: str, dates: Sequence[Dated], at: datetime, domain: str) -> bytes:
    """A calendar of whole-day events; the same name gives the same event, so that a later file moves it."""
    stamp = at.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")  # noqa: UP017 - as the rest of the imports
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gongkai//gateway//ZH", "METHOD:PUBLISH"]
    for dated in dates:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}.{dated.name}@{domain}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{dated.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{dated.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(dated.what)}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(dated.what)}",
            "TRIGGER:-P3D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes that cut no character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > _LINE - 1:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
