"""Check characters of identity numbers: 居民身份证 (GB 11643), 统一社会信用代码 (GB 32100), bank cards (Luhn)."""

from datetime import date

_CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18


def is_identity_card(number: str) -> bool:
    """Whether the 18 characters are an identity card number: a real birthday and the right check character."""
    return not identity_card_fault(number)


def identity_card_fault(number: str) -> str:
    """What is wrong with an identity card number: ``id-card`` its form, ``id-card-birthday``, ``id-card-check``."""
    number = number.upper()
    if len(number) != _LENGTH or not number[:17].isdecimal() or not number.isascii():
        return "id-card"
    if not _is_day(number[6:14]):
        return "id-card-birthday"
    total = sum(int(digit) * weight for digit, weight in zip(number, _CARD_WEIGHTS, strict=False))
    return "" if number[17] == _CARD_CHECKS[total % 11] else "id-card-check"


def is_credit_code(code: str) -> bool:
    """Whether the 18 characters are a unified social credit code with the right check character."""
    if len(code) != _LENGTH or any(character not in _CREDIT_ALPHABET for character in code):
        return False
    total = sum(
        _CREDIT_ALPHABET.index(character) * weight for character, weight in zip(code, _CREDIT_WEIGHTS, strict=False)
    )
    return code[17] == _CREDIT_ALPHABET[(31 - total % 31) % 31]


def passes_luhn(digits: str) -> bool:
    """Whether the digits end in the check digit that bank cards carry."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the sum of two digits
    return total % 10 == 0


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True
