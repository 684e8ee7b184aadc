"""What a review is bound to: everything a reviewer saw, and nothing about how it was written down."""

from datetime import datetime
from pathlib import Path

import pytest

from portal.papers import papers_of
from tests.built import AS_OF

FOLDER = "content/documents/2026/2026-00001"
TEXT = """---
类型: notice
标题: 关于春季防火的公告
栏目: tzgg
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-03-01
发布日期: 2026-03-02 10:00
关键词: [防火, 林业]
附件: [{文件: a.csv, 标题: 表}]
保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}
---

请不要带火种进山。
"""


@pytest.fixture
def digest(site):
    """The digest of the little site's document, written and with files as told."""
    root: Path = site("minimal")

    def of(text: str = TEXT, **files: str) -> str:
        for old in (root / FOLDER).iterdir():
            old.unlink()
        (root / FOLDER / "index.md").write_text(text, encoding="utf-8")
        for name, content in (files or {"a": "县,亩\n"}).items():
            (root / FOLDER / f"{name}.csv").write_text(content, encoding="utf-8")
        (paper,) = papers_of(root, datetime.fromisoformat(AS_OF))
        return paper.digest

    return of


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("标题: 关于春季", "标题: 关于冬季"),
        ("栏目: tzgg", "栏目: 通知公告"),
        ("成文日期: 2026-03-01\n发", "成文日期: 2026-02-28\n发"),
        ("10:00", "10:01"),
        ("[防火, 林业]", "[林业, 防火]"),
        ("[防火, 林业]", "[防火]"),
        ("标题: 表}", "标题: 附表}"),
        ("发文机关: 试点县林业局\n", "发文机关: 试点县林业局\n责任单位: 防火股\n"),
        ("关键词: [防火, 林业]\n", ""),
        ("火种", "火 种"),
        ("进山。\n", "进山。\n\n"),
        ("进山。\n", "进山。"),
    ],
)
def test_it_changes_with_what_is_shown(digest, old: str, new: str) -> None:
    """Any field, the order of a list, any character of the body."""
    assert old in TEXT
    assert digest() != digest(TEXT.replace(old, new, 1))


def test_it_changes_with_the_files(digest) -> None:
    """The bytes of one, its name, one more, and which name has which bytes."""
    digests = [digest(), digest(a="县,公顷\n"), digest(b="县,亩\n"), digest(a="1\n", b="2\n"), digest(a="2\n", b="1\n")]
    assert len(digests) == len(set(digests))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("拟稿人: 甲", "拟稿人: 丙"),
        ("日期: 2026-03-01}", f"日期: 2026-03-01, 校验码: {'0' * 64}}}"),
        ("保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}\n", ""),
        ("栏目: tzgg", "栏目: tzgg  # 通知"),
        ("标题: 关于春季防火的公告", 'title: "关于春季防火的公告"'),
        ("公开方式: 主动公开", "openness: proactive"),
        ("类型: notice\n标题: 关于春季防火的公告\n", "标题: 关于春季防火的公告\n\n类型: notice\n"),
        ("[防火, 林业]", "\n  - 防火\n  - 林业"),
        ("10:00", "10:00:00+08:00"),
    ],
)
def test_it_does_not_change_with_the_writing(digest, old: str, new: str) -> None:
    """Not with the record itself, comments, the language and order of keys, quotes, block or flow style."""
    assert old in TEXT
    assert digest() == digest(TEXT.replace(old, new, 1))


def test_it_does_not_change_with_line_ends(digest) -> None:
    """Git may turn them."""
    assert digest() == digest(TEXT.replace("\n", "\r\n"))
