"""Receipt numbers (回执编号): the day, the day's serial and a check character, as in 20260630-0017-K."""

import re
from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # of GB 32100: no letter that looks like a digit
_PRIME = 31
_FORM = re.compile(r"(\d{8})-(\d{4,7})-([0-9A-Y])", re.ASCII)


def receipt_number(day: date, serial: int) -> str:
    """The number of the day's ``serial``-th receipt."""
    digits = f"{day:%Y%m%d}-{serial:04}"
    return f"{digits}-{_check_character(digits)}"


def normal_number(text: str) -> str:
    """A number as people type it, in the form it was given out; empty when it cannot be one."""
    found = _FORM.fullmatch(text.strip().upper())
    digits = f"{found[1]}-{found[2]}" if found else ""
    return f"{digits}-{found[3]}" if found and found[3] == _check_character(digits) else ""


def serial_of(number: str) -> tuple[str, int]:
    """The day (YYYYMMDD) and the serial of a number."""
    day, serial, _ = number.split("-")
    return day, int(serial)


def _check_character(digits: str) -> str:
    """One wrong digit, or two changed about, give another character: the weights are powers of 3 modulo 31."""
    total = sum(int(digit) * pow(3, place, _PRIME) for place, digit in enumerate(digits.replace("-", "")))
    return _ALPHABET[-total % _PRIME]
