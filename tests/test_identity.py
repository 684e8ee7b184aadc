"""Check characters of identity cards, unified social credit codes and bank cards (domain.md §8)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.identity import is_credit_code, is_identity_card, passes_luhn

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DIGITS = "0123456789"
CARDS = ["11010519491231002X", "11010519491231002x", "360426199101010071"]
CODES = ["91350100M000100Y43", "91110000600037341L", "11441700007280420Y", "113417020032563511"]
BANK_CARD = "6222021234567890128"


@pytest.mark.parametrize("number", CARDS)
def test_an_identity_card(number: str) -> None:
    """Its check character, which may be an X of either case."""
    assert is_identity_card(number)


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",  # its check character is X
        "36042619910101007",
        "3604261991010100711",
        "",
        "３６０４２６１９９１０１０１００７１",
        "36042619910101007٣",
        "36042619910101007²",
        "3604261991X1010071",
        "113417020032563511",  # a credit code; 0200-32-56 is no day
    ],
)
def test_no_identity_card(number: str) -> None:
    """Wrong check character, wrong length, other digits than 0 to 9, no birthday."""
    assert not is_identity_card(number)


@pytest.mark.parametrize("birthday", ["19990229", "19001301", "19000000", "20240431"])
def test_a_birthday_is_a_day_of_the_calendar(birthday: str) -> None:
    """With each possible check character it is no identity card."""
    assert [] == [check for check in "0123456789X" if is_identity_card(f"119901{birthday}001{check}")]


@pytest.mark.parametrize("code", CODES)
def test_a_credit_code(code: str) -> None:
    """Those of companies and organs, one all digits."""
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y44", "91350100M000100Y4", "91350100M000100Y433", "", "91350100m000100y43", "I" * 18]
)
def test_no_credit_code(code: str) -> None:
    """Wrong check character, wrong length, small letters, letters that are never used."""
    assert not is_credit_code(code)


def test_a_bank_card_ends_in_its_check_digit() -> None:
    """Of ten last digits one is right."""
    assert [BANK_CARD] == [BANK_CARD[:-1] + digit for digit in DIGITS if passes_luhn(BANK_CARD[:-1] + digit)]


@given(st.sampled_from(CARDS), st.integers(0, 17), st.sampled_from(DIGITS + "X"))
def test_one_changed_digit_is_seen_in_a_card(number: str, place: int, digit: str) -> None:
    """Whichever it is."""
    changed = number[:place] + digit + number[place + 1 :]
    assume(changed.upper() != number.upper())
    assert not is_identity_card(changed)


@given(st.sampled_from(CODES), st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_one_changed_character_is_seen_in_a_code(code: str, place: int, character: str) -> None:
    """Whichever it is."""
    changed = code[:place] + character + code[place + 1 :]
    assume(changed != code)
    assert not is_credit_code(changed)


@given(st.integers(0, 18), st.sampled_from(DIGITS))
def test_one_changed_digit_is_seen_in_a_bank_card(place: int, digit: str) -> None:
    """Whichever it is."""
    changed = BANK_CARD[:place] + digit + BANK_CARD[place + 1 :]
    assume(changed != BANK_CARD)
    assert not passes_luhn(changed)


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    """Nothing a reader of forms may hand over makes the questions fail."""
    assert not (is_identity_card(text) and is_credit_code(text))
