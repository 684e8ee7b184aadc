from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.gateway.numbers import normal_number, receipt_number

DAY = date(2026, 6, 30)


def test_a_number_shows_its_day():
    """A receipt number begins with the day and the day's serial."""
    assert receipt_number(DAY, 17).startswith("20260630-0017-")


def test_a_number_is_read_as_people_type_it():
    """Small letters and white space around do no harm."""
    number = receipt_number(DAY, 17)
    assert number == normal_number(f" {number.lower()} ")


@given(st.integers(1, 99_999), st.integers(0, 20), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(serial, place, added):
    """No number with a single wrong digit is another request's number."""
    number = receipt_number(DAY, serial)
    if place >= len(number) - 2 or not number[place].isdigit():
        return
    wrong = number[:place] + str((int(number[place]) + added) % 10) + number[place + 1 :]
    assert not normal_number(wrong)


@given(st.integers(1, 99_999), st.integers(0, 20))
def test_two_digits_changed_about_are_noticed(serial, place):
    """Neighbouring digits that change places give a number that is none."""
    number = receipt_number(DAY, serial)
    pair = number[place : place + 2]
    if not pair.isdigit() or place + 2 > len(number) - 2 or pair[0] == pair[1]:
        return
    assert not normal_number(number[:place] + pair[::-1] + number[place + 2 :])


def test_what_is_no_number_is_none():
    """Words, other forms and other scripts' digits are not taken for a number."""
    assert [""] * 4 == [normal_number(text) for text in ("", "20260630", "2026-06-30-1-A", "２０２６０６３０-0017-K")]
