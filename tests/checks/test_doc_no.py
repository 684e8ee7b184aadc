"""发文字号 as they are written, and as they were meant."""

import pytest

from portal.checks.doc_no import _FORM, _ORDER, corrected


@pytest.mark.parametrize("value", ["云岭林发〔2026〕5号", "隆办发〔2017〕19号", "国办公开办函〔2021〕30号"])
def test_a_right_number_is_left_alone(value: str) -> None:
    """代字、六角括号里的年份、序号、号."""
    assert _FORM.fullmatch(value)


@pytest.mark.parametrize("value", ["国务院令第711号", "国令第796号", "第711号令", "省林业局公告2026年第3号"])
def test_orders_and_announcements_have_their_own_form(value: str) -> None:
    """A decree is numbered without code and year; so is a numbered announcement."""
    assert _ORDER.fullmatch(value)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("隆办发〔201719号", "隆办发〔2017〕19号"),
        ("南府办〔201595号", "南府办〔2015〕95号"),
        ("云岭林发[2026]5号", "云岭林发〔2026〕5号"),
        ("云岭林发［2026］5号", "云岭林发〔2026〕5号"),
        ("云岭林发（2026）5号", "云岭林发〔2026〕5号"),
        ("云岭林发【2026】5号", "云岭林发〔2026〕5号"),
        ("云岭林发 〔2026〕 第 05 号", "云岭林发〔2026〕5号"),
        ("云岭林发〔2026〕5", "云岭林发〔2026〕5号"),
        ("没有年份5号", ""),
    ],
)
def test_what_was_meant_is_offered(value: str, meant: str) -> None:
    """Brackets, blanks, zeros and a lost bracket are mended; what cannot be told is not guessed."""
    assert meant == corrected(value)
