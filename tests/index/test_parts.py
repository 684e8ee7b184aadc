"""Long texts are cut into parts, of which together nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from portal.index import parts
from portal.index.parts import PART_CHARACTERS, Part, parts_of
from portal.index.texts import EDGE, make_text, public_blocks, text_files
from portal.words import normal_form
from tests.index.records import record


def rejoined(cut: list[Part]) -> list[str]:
    """Blocks and pages as they were before they were cut."""
    texts: list[str] = []
    goes_on = False
    for part in cut:
        for text in part.texts:
            texts[-1:] = [texts[-1] + text] if goes_on else [*texts[-1:], text]
            goes_on = False
        goes_on = part.goes_on
    return texts


def test_a_short_text_is_one_part() -> None:
    """Blocks and attachments of a document of usual length lie in one file."""
    (part,) = parts_of(record("2026-00001", "一段。", "二段。"))
    assert (("一段。", "二段。"), [("表", "第一页", "第二页")], False) == (part.blocks, part.attachments, part.goes_on)
    assert () == make_text(record("2026-00001")).parts


def test_a_long_text_is_cut_between_blocks_and_a_long_block_within() -> None:
    """No part has more than it may; the first names all attachments, a later one those of which it has pages."""
    long = record("2026-00001", *["段。" * 300] * 5, attachments=(("甲", "页" * 4_500), ("乙", "一页\f二页")))
    cut = parts_of(long)
    assert [1_800, 1_200, 2_000, 2_000, 504] == [len("".join(part.texts)) for part in cut]
    assert [False, False, True, True, False] == [part.goes_on for part in cut]
    assert [["甲", "乙"], [], ["甲"], ["甲"], ["甲", "乙"]] == [
        [title for title, *_ in part.attachments] for part in cut
    ]
    names = ["", "-1", "-2", "-3", "-4"]
    assert [f"search/text/2026-00001{name}.json" for name in names] == [file.address for file in text_files(long)]


_LETTERS = st.sampled_from("林業a5 、。（）\u3000ﬁé\u0301😀\U0002f800한\u1112\u1161")


@given(st.lists(st.text(_LETTERS, max_size=60), max_size=5), st.lists(st.text(_LETTERS, max_size=60), max_size=3))
def test_the_form_of_the_whole_is_that_of_its_parts(blocks: list[str], pages: list[str]) -> None:
    """Wherever a text is cut, its blocks are those it had, and so is its form; the lengths of the parts are told."""
    attachments = (("表", "\f".join(pages)),) if pages else ()
    long = record("2026-00001", *(blocks or [""]), attachments=attachments)
    parts.PART_CHARACTERS, usual = 10, PART_CHARACTERS
    try:
        cut, text = parts_of(long), make_text(long)
    finally:
        parts.PART_CHARACTERS = usual
    whole = make_text(long)
    assert [*long.blocks, *pages] == rejoined(cut)
    assert (whole.form, whole.head, whole.number_length) == (text.form, text.head, text.number_length)
    assert EDGE.join([*map(normal_form, public_blocks(long)), ""]) == text.form
    assert len(cut) == len(text.parts) + 1
