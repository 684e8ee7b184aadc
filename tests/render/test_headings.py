"""Ids of headings: by the number a heading carries, unique, and where they were when others come and go."""

import hashlib
import random
import re

import pytest

from portal.render.headings import han_number, number_headings
from portal.render.markdown import to_html


def ids(*headings: str) -> list[str]:
    """The ids of headings that stand in one text in this order."""
    return [entry.id for entry in number_headings(to_html("\n\n".join(headings)))[1]]


def plain(text: str) -> str:
    """The id of a heading without a number."""
    return "h-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def test_the_levels_of_official_documents() -> None:
    """一、（一）1. give s1, s1-1 and s1-1-1, counted under what they stand below."""
    found = ids(
        "## 一、总体要求",
        "### （一）指导思想",
        "#### 1. 坚持",
        "#### 2．统筹",
        "### (二)目标",
        "#### 1、近期",
        "## 二、任务",
        "### （一）造林",
    )
    assert ["s1", "s1-1", "s1-1-1", "s1-1-2", "s1-2", "s1-2-1", "s2", "s2-1"] == found


def test_the_levels_of_rules() -> None:
    """第一章 gives c1, 第一条 gives a1; articles count through the chapters."""
    assert ["c1", "a1", "a2", "c2", "a3"] == ids(
        "## 第一章 总则", "### 第一条", "### 第二条 目的", "## 第二章", "### 第三条"
    )


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *(("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("二十三", 23), ("九十九", 99), ("一百", 100)),
        *(("一百零五", 105), ("一百一十", 110), ("一百二十三", 123), ("九百九十九", 999)),
    ],
)
def test_han_numerals_are_read(numeral: str, value: int) -> None:
    """Numbers as rules count their articles."""
    assert value == han_number(numeral)


def test_a_heading_without_a_number_is_named_by_its_text() -> None:
    """Its id is made of its text alone, so it stays wherever the heading stands."""
    assert [plain("附则")] == ids("## 附则")
    assert [plain("附则")] == ids("## **附则**")
    assert ["s1", plain("附则"), "s2"] == ids("## 一、甲", "## 附则", "## 二、乙")


def test_ids_do_not_move_when_another_heading_is_added() -> None:
    """A heading put in between or before changes no other id."""
    headings = ["## 前言", "## 一、甲", "### （一）乙", "## 二、丙", "### （一）丁", "## 附则"]
    before = dict(zip(headings, ids(*headings), strict=True))
    more = ["## 新增说明", *headings[:3], "### （二）新增", *headings[3:5], "### 又新增", headings[5], "## 三、末尾"]
    after = dict(zip(more, ids(*more), strict=True))
    assert before == {heading: after[heading] for heading in headings}


def test_a_repeat_is_counted() -> None:
    """The second of two equal headings gets -2, the third -3."""
    same = plain("说明")
    assert [same, f"{same}-2", f"{same}-3"] == ids("## 说明", "## 说明", "## 说明")
    assert ["c1", "c1-2"] == ids("## 第一章 甲", "## 第一章 乙")


def test_no_id_is_given_twice() -> None:
    """A list that begins anew, as in an annex, meets no id of the first: every anchor leads to one place."""
    found = ids(
        "## 一、甲",
        "### （一）乙",
        "### （二）丙",
        "## 附件",
        "## 一、丁",
        "### （一）戊",
        "### （二）己",
        "#### 2. 庚",
    )
    assert len(found) == len(set(found)), found


def test_no_id_is_given_twice_in_any_order() -> None:
    """Whatever headings stand in whatever order, each has an id of its own."""
    chance = random.Random(3)  # noqa: S311 - a test's own text
    kinds = [
        "## 一、甲",
        "## 二、乙",
        "### （一）丙",
        "### （二）丁",
        "#### 1. 戊",
        "#### 2. 己",
        "## 说明",
        "## 第一章",
        "### 第二条",
    ]
    for _ in range(300):
        found = ids(*chance.choices(kinds, k=12))
        assert len(found) == len(set(found)), found


def test_an_id_of_the_authors_own_stays() -> None:
    """An id from an attribute list is the heading's id, in the text and in the contents."""
    html, (entry,) = number_headings(to_html("## 一、甲 {#x-own}"))
    assert ('<h2 id="x-own">一、甲</h2>', "x-own") == (html, entry.id)


def test_an_own_id_is_not_given_again() -> None:
    """Two headings with one own id do not both get it."""
    html, _ = number_headings(to_html("## 甲 {#x-own}\n\n## 乙 {#x-own}"))
    found = re.findall(r'id="([^"]*)"', html)
    assert len(found) == len(set(found)), found


def test_the_contents_hold_plain_text() -> None:
    """Emphasis, links, entities and the marks of footnotes do not reach the table of contents."""
    _, (entry,) = number_headings(to_html("## 一、*林地* & [草地](x)[^1]\n\n[^1]: 注"))
    assert ("一、林地 & 草地", 2) == (entry.text, entry.level)


def test_a_decimal_is_no_number_of_a_heading() -> None:
    """1.5万亩 and 2026.5.1 begin a text, not an item."""
    assert [plain("1.5万亩造林任务"), plain("2026.5.1活动")] == ids("## 1.5万亩造林任务", "## 2026.5.1活动")
