"""Working days (工作日): the national calendar, the bureau's regional days over it, and estimates beyond its data.

Counted as 民法典 第二百零一条、第二百零三条 count: the day of the event is not counted, and a term in calendar days
that ends on a day off ends on the next working day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from chinese_calendar import is_workday

_Day = date
_SATURDAY = 5
_ONE = timedelta(days=1)
_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
# 春节 (the first day of the year), 清明, 端午 and 中秋 of the years whose notice is not out yet.
_MOVING: Mapping[int, tuple[str, str, str, str]] = {
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
    2036: ("01-28", "04-04", "05-30", "10-04"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term; ``estimated`` (推定) when it runs over days whose notice is not out.

    ``target`` is the earlier of the days the regional and the national calendar give: who keeps it is never late.
    """

    date: date
    estimated: bool = False
    earlier: "_Day | None" = None

    @property
    def target(self) -> "_Day":
        """The day to aim at."""
        return self.earlier or self.date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a bureau; ``regional`` says of a day that it is worked (True) or off, above all else."""

    regional: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day, as far as is known."""
        return self.regional[day] if day in self.regional else _national(day)[0]

    def is_estimated(self, day: date) -> bool:
        """Whether the day is beyond what the yearly notices have said."""
        return day not in self.regional and not _national(day)[1]

    def add_working_days(self, start: date, count: int) -> Due:
        """The ``count``-th working day after ``start``, which is not counted itself."""
        due = self._count(start, count)
        national = Calendar().add_working_days(start, count).date if self.regional else due.date
        return replace(due, earlier=national) if national < due.date else due

    def _count(self, start: date, count: int) -> Due:
        day, estimated = start, False
        while count > 0:
            day += _ONE
            estimated = estimated or self.is_estimated(day)
            count -= self.is_working_day(day)
        return Due(day, estimated)

    def add_days(self, start: date, count: int) -> Due:
        """The ``count``-th calendar day after ``start``, or the next working day when that one is off."""
        last = start + count * _ONE
        if self.is_working_day(last):
            return Due(last, self.is_estimated(last))
        return Due(self.add_working_days(last, 1).date, self.is_estimated(last))

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``."""
        return sum(self.is_working_day(start + number * _ONE) for number in range(1, (end - start).days + 1))


@cache
def _national(day: date) -> tuple[bool, bool]:
    """Whether the day is worked in the whole country, and whether that is known or an estimate."""
    try:
        return is_workday(day), True
    except NotImplementedError:
        return day.weekday() < _SATURDAY and not _is_statutory(day), False


def _is_statutory(day: date) -> bool:
    """Whether the day is one of 全国年节及纪念日放假办法; from 2037 on, of those whose date does not move."""
    if (day.month, day.day) in _FIXED:
        return True
    if day.year not in _MOVING:
        return False
    spring, *others = (date.fromisoformat(f"{day.year}-{text}") for text in _MOVING[day.year])
    return day in others or spring - _ONE <= day <= spring + 2 * _ONE
