"""Working days: the vectors of the field, national and with regional days, and what lies beyond the data."""

from datetime import date

import pytest

from portal.calendar import Calendar, Due

NATIONAL = Calendar()
REGIONAL = Calendar(
    {
        **dict.fromkeys((date(2021, 4, 14), date(2021, 4, 15), date(2021, 4, 16)), False),
        date(2021, 4, 18): True,
        **dict.fromkeys((date(2024, 4, 11), date(2024, 4, 12)), False),
    }
)
VECTORS = [
    ("2025-01-20", 20, "2025-02-21", "2025-02-21"),
    ("2025-01-27", 3, "2025-02-07", "2025-02-07"),
    ("2025-09-25", 20, "2025-10-29", "2025-10-29"),
    ("2025-04-26", 1, "2025-04-27", "2025-04-27"),
    ("2026-01-30", 20, "2026-03-05", "2026-03-05"),
    ("2026-02-12", 20, "2026-03-18", "2026-03-18"),
    ("2024-04-26", 7, "2024-05-09", "2024-05-09"),
    ("2024-04-01", 20, "2024-04-29", "2024-05-06"),
    ("2024-04-10", 3, "2024-04-15", "2024-04-17"),
    ("2021-04-13", 3, "2021-04-16", "2021-04-20"),
]
PER_YEAR = {2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}


@pytest.mark.parametrize(("start", "count", "national", "regional"), VECTORS)
def test_terms_end_where_the_notices_say(start: str, count: int, national: str, regional: str) -> None:
    """A term in working days ends on the day the national calendar gives, or the regional one over it."""
    ends = [
        calendar.add_working_days(date.fromisoformat(start), count).date.isoformat()
        for calendar in (NATIONAL, REGIONAL)
    ]
    assert [national, regional] == ends


@pytest.mark.parametrize(("start", "count", "end"), [(start, count, end) for start, count, end, _ in VECTORS])
def test_counting_back_agrees(start: str, count: int, end: str) -> None:
    """Between the day of the event and the last day lie exactly the working days of the term."""
    assert count == NATIONAL.working_days_between(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(("year", "days"), PER_YEAR.items())
def test_working_days_of_a_year(year: int, days: int) -> None:
    """A year has as many working days as its notice leaves."""
    assert days == NATIONAL.working_days_between(date(year - 1, 12, 31), date(year, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 6, 1), 30, date(2026, 7, 1)),
        (date(2026, 8, 1), 20, date(2026, 8, 21)),
        (date(2025, 9, 11), 20, date(2025, 10, 9)),
        (date(2025, 4, 26), 1, date(2025, 4, 27)),
    ],
)
def test_calendar_days_end_on_a_working_day(start: date, count: int, end: date) -> None:
    """A term in calendar days whose last day is off ends on the next working day; a Sunday that is worked counts."""
    assert Due(end) == NATIONAL.add_days(start, count)


def test_beyond_the_data_is_marked() -> None:
    """Where no notice is out, weekends and statutory days count as off, and the result says that it is estimated."""
    assert Due(date(2035, 2, 13), estimated=True) == NATIONAL.add_working_days(date(2035, 2, 6), 2)
    assert Due(date(2060, 1, 2), estimated=True) == NATIONAL.add_working_days(date(2059, 12, 31), 1)


def test_a_regional_day_beyond_the_data_is_known() -> None:
    """What the bureau writes down is no estimate."""
    day = date(2035, 7, 4)
    calendar = Calendar({day: False})
    assert (False, False) == (calendar.is_working_day(day), calendar.is_estimated(day))


def test_a_term_inside_the_data_is_not_estimated() -> None:
    """A term that ends before the data do is certain."""
    assert Due(date(2026, 6, 30)) == NATIONAL.add_working_days(date(2026, 6, 26), 2)


def test_no_days_end_at_once() -> None:
    """A term of no days ends on the day of the event."""
    assert Due(date(2026, 6, 30)) == NATIONAL.add_working_days(date(2026, 6, 30), 0)


def test_the_day_to_aim_at_is_the_earlier_of_two_calendars() -> None:
    """Where the region has days off of its own, the bureau is told the national day too; else there is one day."""
    both = REGIONAL.add_working_days(date(2024, 4, 1), 20)
    assert (date(2024, 5, 6), date(2024, 4, 29)) == (both.date, both.target)
    assert date(2024, 4, 29) == NATIONAL.add_working_days(date(2024, 4, 1), 20).target
    worked = REGIONAL.add_working_days(date(2021, 4, 16), 1)
    assert (date(2021, 4, 18), date(2021, 4, 18)) == (worked.date, worked.target)
