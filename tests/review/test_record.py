"""The review record in a Markdown file: replaced or added, and every other byte as it was."""

import datetime as dt

import pytest
import yaml

from portal.review import Review, with_review

REVIEW = Review("张三", "办公室", "李四", dt.date(2026, 3, 1), "0" * 64)
RECORD = f"保密审查:\n  拟稿人: 张三\n  审核部门: 办公室\n  审批领导: 李四\n  日期: 2026-03-01\n  校验码: {'0' * 64}\n"
BEFORE = "---\n标题: 公告  # 定稿\n"
AFTER = "备注栏: 保密审查: 无\n---\n\n正文 保密审查:\n---\nreview: 正文\n"


@pytest.mark.parametrize(
    "old",
    [
        "",
        "保密审查: {拟稿人: 甲, 日期: 2026-03-01}\n",
        "review: {drafter: 甲}\n",
        "保密审查: {拟稿人: 甲,\n  审核部门: 办公室,\n  日期: 2026-03-01}\n",
        "保密审查: {\n  拟稿人: 甲\n}\n",
        "保密审查:\n  拟稿人: 甲\n  日期: 2026-03-01\n",
        "保密审查 :\n    拟稿人: 甲\n\n    日期: 2026-03-01\n",
        "保密审查:\n  拟稿人: 甲\n# 三审三校\n  日期: 2026-03-01\n",
        '"保密审查":\n  拟稿人: 甲\n',
        "'review': {drafter: 甲}\n",
        "保密审查:  # 三审\n  拟稿人: 甲\n",
        f"{RECORD}",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_record_stands_where_the_old_one_stood(old: str, line_end: str) -> None:
    """In block or flow style, over several lines, under either key, and with the file's own line ends."""
    text = (BEFORE + old + AFTER).replace("\n", line_end)
    new = (BEFORE + RECORD + AFTER if old else BEFORE + AFTER.replace("---\n", RECORD + "---\n", 1)).replace(
        "\n", line_end
    )
    assert new == with_review(text, REVIEW)


def test_lines_after_the_record_stay() -> None:
    """An empty line and a comment before the next field are not the record's."""
    text = "---\n保密审查:\n  拟稿人: 甲\n\n# 以下由办公室填写\n标题: 公告\n---\n"
    assert f"---\n{RECORD}\n# 以下由办公室填写\n标题: 公告\n---\n" == with_review(text, REVIEW)


def test_a_mark_at_the_beginning_and_a_missing_last_line_end_stay() -> None:
    """As Notepad writes them."""
    assert f"\ufeff---\r\n{RECORD}---\r\n正文".replace("\r\n", "\n") == with_review(
        "\ufeff---\r\n---\r\n正文", REVIEW
    ).replace("\r\n", "\n")
    assert with_review("\ufeff---\r\n---\r\n正文", REVIEW).startswith("\ufeff---\r\n保密审查:\r\n")


def test_recording_twice_is_recording_once() -> None:
    """The record replaces itself."""
    once = with_review(BEFORE + AFTER, REVIEW)
    assert once == with_review(once, REVIEW)


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "阿依·古丽",
        "123",
        "yes",
        "null",
        "~",
        '甲 "乙"',
        "a\\b",
        "甲: 乙",
        "甲 # 乙",
        "[甲]",
        "- 甲",
        "2026-03-01",
    ],
)
def test_any_name_is_read_back(name: str) -> None:
    """Also one that YAML would take for a number, a date, a list or a comment."""
    text = with_review("---\n---\n", Review(name, name, name, dt.date(2026, 3, 1), "0" * 64, office=name))
    record = yaml.safe_load(text.split("---")[1])["保密审查"]
    assert [name] * 4 == [record[key] for key in ("拟稿人", "审核部门", "办公室", "审批领导")]


def test_a_second_review_has_its_own_date() -> None:
    """The first one's is kept."""
    again = Review("张三", "办公室", "李四", dt.date(2026, 3, 1), "1" * 64, again=dt.date(2026, 5, 2))
    assert "  日期: 2026-03-01\n  复审日期: 2026-05-02\n  校验码: 1" in with_review("---\n---\n", again)
