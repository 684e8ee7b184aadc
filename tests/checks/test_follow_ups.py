"""One mistake gives one message: what could not be read is not held against other places."""

from collections.abc import Callable
from pathlib import Path

import pytest

INDEX = "content/documents/2026/2026-00001/index.md"
REVIEW = "保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}"


@pytest.fixture
def said(site: Callable, run: Callable) -> Callable[[str, str, str], list[str]]:
    """The rules that check names after one text in a file of the little site was replaced by another."""
    root = site("minimal")

    def spoil(path: str, before: str, after: str) -> list[str]:
        file: Path = root / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        return [line.partition("[")[2].partition("]")[0] for line in run("check", "--root", root).err.splitlines()]

    return spoil


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("类型: notice", "类型: 通知", "unknown-value-near"),
        ("类型: notice", "类型:", "empty-value"),
        ("标题: ", "题目: ", "unknown-key-near"),
        ("标题: ", "**标题**: ", "yaml-character-start"),
        ("标题: ", "标题 ", "yaml-no-colon"),
        ("标题: ", "标题； ", "yaml-no-colon"),
        ("栏目: tzgg", "栏目: tzg", "unknown-column"),
        ("栏目: tzgg", "栏目:", "empty-value"),
        ("公开方式: 主动公开", "公开方式: 公开", "unknown-value"),
        ("公开方式", "公开", "unknown-key-near"),
        ("发布日期: 2026-03-02", "发布日期: 3月2日", "moment"),
        ("发布日期: 2026-03-02 10:00", "发布日期:", "empty-value"),
        ("成文日期: 2026-03-01", "成文日期: 2026-3-1", "date"),
        (REVIEW, "保密审查: 已审查", "not-a-mapping"),
        (REVIEW, "保密审查:", "empty-value"),
        (REVIEW, REVIEW.replace("}", ""), "yaml-bracket-unclosed"),
        (REVIEW, REVIEW.replace("拟稿人", "拟稿"), "unknown-key-near"),
        (REVIEW, REVIEW.replace("拟稿人: ", "拟稿人:"), "colon-space"),
        ("\n---\n", "\n", "front-matter-unclosed"),
    ],
)
def test_one_mistake_in_a_document(before: str, after: str, rule: str, said: Callable) -> None:
    """A value, a key or a line that cannot be read is not also missing, and leaves no column empty."""
    assert [rule] == said(INDEX, before, after)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("id: tzgg", "id: TZGG", "column-id"),
        ("id: tzgg", "id：tzgg", "full-width-colon"),
        ("- id", "-id", "dash-space"),
        ("- id", "id", "not-a-list"),
        ("  name", " name", "yaml-indent"),
        ("  name", "\tname", "tab"),
        ("name: 通知公告", "nmae: 通知公告", "unknown-key-near"),
        ("types: [notice]", "types: [notices]", "unknown-value-near"),
        ("category: A19", "category: A22", "unknown-value"),
        ("name: 通知公告", "name: '通知公告", "yaml-quote-unclosed"),
    ],
)
def test_one_mistake_in_the_columns(before: str, after: str, rule: str, said: Callable) -> None:
    """A column that cannot be read is not held against the documents filed under it."""
    assert [rule] == said("content/columns.yaml", before, after)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("[site]", "[Site]", "unknown-setting-near"),
        ("[site]", "[[site]]", "setting-not-a-table"),
        ("organ_code", "organcode", "unknown-setting-near"),
        ('organ_code = "11990126MB1Q5Y7E5N"', "organ_code = 1", "setting-not-text"),
        ("[host]", "[hots]", "unknown-setting-near"),
        ('base_url = "', "base_url = “", "toml-quotes"),
    ],
)
def test_one_mistake_in_the_settings(before: str, after: str, rule: str, said: Callable) -> None:
    """A setting that cannot be read is not also missing."""
    assert [rule] == said("site.toml", before, after)
