"""The lists of a shard say where everything stands."""

from collections.abc import Iterator
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from portal.index.lists import Row, later, lists_of
from portal.index.texts import EDGE, Text


def text(number: str, *blocks: str, parts: tuple[int, ...] = ()) -> Text:
    """A text of a number and other blocks, of which the first is the title."""
    title, *_ = *blocks, ""
    return Text(EDGE.join((number, *blocks)) + EDGE, len(number) + 1 + len(title), len(number), parts)


def numbers(row: Row) -> Iterator[int]:
    """The numbers of a row, read as lists.py says."""
    number = shift = 0
    for byte in row.steps:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0


def test_a_pair_is_told_with_every_place_and_none_runs_over_an_edge() -> None:
    """Places are counted through all texts of the shard; the end of a block and the next beginning are no pair."""
    lists = lists_of([text("", "防火"), text("5号", "防防火")])
    assert [1, 8] == [*accumulate(numbers(lists["防火"]))]
    assert [7] == [*accumulate(numbers(lists["防防"]))]
    assert {"防", "火", "5", "号", "防火", "防防", "5号"} == lists.keys()


def test_a_single_character_is_told_once_a_record_with_its_rank() -> None:
    """Two: it begins the number; one: it stands in number or title; none: further on."""
    lists = lists_of([text("5号", "题", "文5"), text("", "5题", "文"), text("7", "题", "5")])
    assert [0 * 4 + 2, 1 * 4 + 1, 1 * 4 + 0] == [*numbers(lists["5"])]
    assert [0 * 4 + 0, 1 * 4 + 0] == [*numbers(lists["文"])]
    assert 2 == lists["5"].last


def test_a_single_character_of_a_later_part_is_told_with_that_part() -> None:
    """Three, and then the first part that has it; what the first part has too is told as of any text."""
    lists = lists_of([text("", "题"), text("", "题", "甲", "乙甲", "乙丙", parts=(5, 3))])
    assert [1 * 4 + 0] == [*numbers(lists["甲"])]
    assert [1 * 4 + 3, 1] == [*numbers(lists["乙"])]
    assert [1 * 4 + 3, 2] == [*numbers(lists["丙"])]
    assert [0 * 4 + 1, 1 * 4 + 1] == [*numbers(lists["题"])]


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_list_can_be_told_from_an_earlier_place_on(first: int, by: int) -> None:
    """Its first place is told as so many characters later, of a single character as so many records; the rest stays."""
    texts = [text("", "题") for _ in range(first)] + [text("", "甲甲甲"), text("", "甲")]
    lists = lists_of(texts)
    for key, step in (("甲甲", by), ("甲", by * 4)):
        begin, *rest = numbers(lists[key])
        assert [begin + step, *rest] == [*numbers(Row(later(lists[key], key, by), 0))]


@given(st.lists(st.lists(st.text(alphabet="ab哈𠮷", max_size=300), min_size=2, max_size=4), min_size=1, max_size=4))
def test_the_lists_hold_every_pair_of_any_text(records: list[list[str]]) -> None:
    """For any texts, the places of each pair are those that looking at all of it finds."""
    texts = [text(*blocks) for blocks in records]
    whole = "".join(each.form for each in texts)
    lists = lists_of(texts)
    pairs = {whole[place : place + 2] for place in range(len(whole) - 1)}
    assert {pair for pair in pairs if EDGE not in pair} == {key for key in lists if len(key) == 2}
    for key in lists.keys() & pairs:
        places = [place for place in range(len(whole)) if whole.startswith(key, place)]
        assert places == [*accumulate(numbers(lists[key]))]
