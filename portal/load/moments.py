"""Days and moments as authors write them, and how they should have."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
EARLIEST, LATEST = 1949, 2199
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LOOSE_DAY = re.compile(r"\D?(\d{4})\s*[-/.、年]+\s*(\d{1,2})\s*[-/.、月]+\s*(\d{1,2})|\D?(\d{4})(\d{2})(\d{2})(?!\d)")
_LOOSE_TIME = re.compile(r"[\s日T午]\s*(\d{1,2})\s*[:点时.]\s*(\d{1,2})?")
_AFTERNOON = re.compile("下午|晚|中午|pm", re.IGNORECASE)
_FORM = "2026-12-01", "10:30"


def day_of(text: str) -> date | None:
    """The calendar day, None when the text is none."""
    found = _DAY.fullmatch(text)
    return _day(*found.groups()) if found else None


def moment_of(text: str) -> datetime | None:
    """The instant in Asia/Shanghai, None when the text is none."""
    try:
        moment = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        if moment is None:
            return None
        return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    except (ValueError, OverflowError):
        return None


def in_range(day: date) -> bool:
    """Whether the year is one a document of ours can have."""
    return EARLIEST <= day.year <= LATEST


def suggested_day(text: str) -> str:
    """The day that was meant, in the form we read; an example when it cannot be told."""
    return _meant_day(text) or _FORM[0]


def suggested_moment(text: str) -> tuple[str, str]:
    """The day and the time that were meant, in the form we read; examples where they cannot be told."""
    found = _LOOSE_TIME.search(_narrow(text))
    if not found or _AFTERNOON.search(text) or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004 - clock
        return suggested_day(text), _FORM[1]
    return suggested_day(text), f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def last_day_of_month(text: str) -> tuple[str, int] | None:
    """Month and its last day, when the text is a day that its month does not have."""
    found = _DAY.fullmatch(text)
    first = _day(found[1], found[2], "01") if found else None
    if first is None or day_of(text):
        return None
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return f"{first.year}年{first.month}月", last.day


def _meant_day(text: str) -> str:
    found = _LOOSE_DAY.match(_narrow(text))
    day = _day(*(part for part in found.groups() if part)) if found else None
    return day.isoformat() if day else ""


def _narrow(text: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
