"""The scan of one text: what its surroundings allow, that it ends, and any text at all."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portal.scan import Context, Hit, scan_text

CARD = "360426199101010071"
NO_CONTEXT = Context()


def found(text: str, context: Context = NO_CONTEXT) -> list[Hit]:
    """All finds."""
    return list(scan_text(text, context))


def test_a_find_says_what_and_where() -> None:
    """Its kind, how it is treated, its place, and what it looks like with the middle masked."""
    assert [Hit("id18", "error", 4, "360426********0071")] == found(f"身份证号{CARD}")


def test_the_office_may_give_its_own_numbers() -> None:
    """However they are spelt; other numbers stay a find."""
    context = Context(contacts=frozenset({"13800138000", "lyj@qq.com"}), domains=frozenset({"lyj.example"}))
    assert [] == found("联系 138 0013 8000、+86-13800138000、LYJ@qq.com、a@lyj.example", context)
    assert ["mobile", "email"] == [hit.kind for hit in found("13800138001，b@qq.com", context)]


def test_addresses_matter_beside_names_only() -> None:
    """In a list of people the place of living is cut at the village."""
    row = "| 张*兰 | 桐湾镇柿坪村老屋12号 |"
    assert [] == found(row)
    assert [Hit("address", "warning", 8, "桐湾镇柿坪村…")] == found(row, Context(beside_names=True))


def test_places_are_those_of_the_text_as_written() -> None:
    """Characters without width before and inside the number are counted."""
    assert [(3, "360426********0071"), (26, "138****8000")] == [
        (hit.start, hit.masked) for hit in found("\u200b张\ufeff3604261991\u200b01010071，电话\u2060138\u200b00138000")
    ]


def test_a_broken_line_joins_digits_once() -> None:
    """A number ends at an empty line, and a mobile number is joined only beside a word for telephones."""
    halves = CARD[:9], CARD[9:]
    assert ["id18"] == [hit.kind for hit in found("\n".join(halves))]
    assert [] == found("\n\n".join(halves))
    assert [] == found("1380013\n8000")
    assert ["mobile"] == [hit.kind for hit in found("手机1380013\n8000")]


def test_a_credit_code_inside_a_bank_card_clears_nothing() -> None:
    """A card of 19 digits whose first 18 happen to be a credit code is a card."""
    assert ["bank"] == [hit.kind for hit in found("6222021234567000124")]


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"]), max_size=40), st.text("林业局，。 \n|", max_size=40))
def test_a_number_is_found_in_any_text(before: str, after: str) -> None:
    """Whatever stands before it that is no digit, the card is found."""
    assert "id18" in {hit.kind for hit in found(f"{before}，{CARD}{after}")}


@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    """Every find lies in the text."""
    assert [] == [hit for hit in found(text, Context(beside_names=True)) if not 0 <= hit.start < len(text)]


ENDLESS = (
    ("1 ", ""),
    ("1\r\n", ""),
    ("6222 ", ""),
    ("86 ", ""),
    ("a", "@"),
    ("村", ""),
    ("\t", "内部"),
    ("机密 ", ""),
    ("（内部资料", ""),
    ("机密\n", ""),
    ("1\u200b", ""),
)


def test_no_text_makes_the_scan_stand_still() -> None:
    """Texts of an attachment that would take hours if a pattern looked back over them again and again are done."""
    program = (
        "from portal.scan import Context, scan_text\n"
        f"for unit, end in {ENDLESS!r}: list(scan_text(unit * 100_000 + end, Context(beside_names=True)))\n"
    )
    root = Path(__file__).parent.parent.parent
    assert 0 == subprocess.run([sys.executable, "-c", program], cwd=root, timeout=300, check=False).returncode
