"""A body as a reader will see it, with the place of every character."""

import pytest

from portal.checks.rendered import as_rendered


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("1380013**8000**", "13800138000"),
        ("_138_ *0013* ***8000***", "138 0013 8000"),
        ("`138`0013 ``8000`` ~~1~~", "1380013 8000 1"),
        ("[138](a(b).html)0013[8000][r]", "13800138000"),
        ("138<b>0013</b><span class='x'>8000</span>", "13800138000"),
        ("138<!-- x\ny -->0013**8000**{: .a}", "13800138000"),
        ("&#49;38&#x30;013&nbsp;8000", "1380013\xa08000"),
        (r"138\-0013\-8000", "138-0013-8000"),
        ("<td>138</td><td>0013</td>", "|138||0013|"),
        ("138<br>0013<br/>8000", "138\n0013\n8000"),
    ],
)
def test_marks_are_gone(body: str, seen: str) -> None:
    """Emphasis, code, links, tags, comments, attribute lists, escapes and character references."""
    assert seen == as_rendered(body).text


@pytest.mark.parametrize(
    "body",
    [
        "138****8000",
        "______",
        "zhang_san@qq.com",
        "a & b < c",
        "见注[^1]",
        "[[不予公开：个人隐私]]",
        "1 < 2",
    ],
)
def test_what_a_reader_sees_stays(body: str) -> None:
    """Masks, blanks to fill in, names with underscores, notes and markers."""
    assert body == as_rendered(body).text


def test_every_character_has_its_place() -> None:
    """The offsets lead back to the same characters of the Markdown."""
    body = "甲**乙**[丙](x)<b>丁</b>戊"
    rendered = as_rendered(body)
    assert list("甲乙丙丁戊") == [body[rendered.place(offset)] for offset in range(len(rendered.text))]


@pytest.mark.parametrize(
    ("body", "joins"), [("1**2**", True), ("1** 2**", True), ("共 **12** 户", False), ("**甲**1", False)]
)
def test_figures_that_meet_are_told(body: str, joins: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Only where a mark stood between them is a second look worth its time."""
    assert joins == as_rendered(body).joins_figures()


def test_marks_that_never_close_take_no_time() -> None:
    """A body made to be slow is read in one pass."""
    body = "<!-- [](<a *_`" * 20_000
    assert as_rendered(body).text
