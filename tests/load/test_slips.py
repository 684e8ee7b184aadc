import pytest

from portal.load import nodes
from portal.load.documents import _KNOWN_KEYS
from portal.load.report import Report


def slips(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of what is noted while the text is composed."""
    report = Report("index.md")
    nodes.compose(text, _KNOWN_KEYS, report)
    return [(problem.rule, problem.where.line, problem.where.column) for problem in report.problems]


def places(text: str) -> dict[str, tuple[int, int]]:
    """Where each value of the outermost mapping stands, as its author sees it."""
    report = Report("index.md")
    node = nodes.compose(text, _KNOWN_KEYS, report)
    assert isinstance(node, nodes.Mapping)
    return {key.value: nodes.place(value, report) for key, value in nodes.pairs(node)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题：甲\n", [("full-width-colon", 1, 3)]),
        ("标题 ：甲\n", [("full-width-colon", 1, 4)]),
        ("标题：: 甲\n", [("full-width-colon", 1, 3)]),
        ("标题:甲\n", [("colon-space", 1, 3)]),
        ("备注：甲\n", [("full-width-colon", 1, 3)]),
        ("附件:\n  - 文件：a.pdf\n", [("full-width-colon", 2, 7)]),
        ("附件:\n  -文件：a.pdf\n", [("dash-space", 2, 3), ("full-width-colon", 2, 6)]),
        ("保密审查: {拟稿人：甲，日期:2026-03-01}\n",
         [("full-width-colon", 1, 11), ("full-width-comma", 1, 13), ("colon-space", 1, 16)]),
        ("\t标题：甲\n", [("tab", 1, 1), ("full-width-colon", 1, 4)]),
        ("保密审查:\n\t拟稿人: 甲\n", [("tab", 2, 1)]),
        ("标题: 甲\n  栏目: 乙\n  发文机关: 丙\n来源: 丁\n", [("yaml-indent", 2, 3)]),
        ("标题: 甲 #1\n", [("hash", 1, 7)]),
        ("标题: #1\n", [("hash", 1, 5)]),
        ("关键词: ［防火, 火种］\n", [("full-width-bracket", 1, 6)]),
        ("标题: 甲\n...\n栏目: 乙\n", [("yaml-several-documents", 2, 1)]),
        ("标题: 甲\x00乙\n", [("yaml-characters", 1, 6)]),
        ("标题: 甲\u2028乙\n", [("yaml-characters", 1, 6)]),
    ],
)  # fmt: skip
def test_a_slip_is_noted_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each slip is told where its author made it, and brings no other problem with it."""
    assert expected == slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "标题: 关于《办法》：说明\n",
        "标题: 甲 # 一句备注\n",
        "# 标题：说明\n标题: 甲\n",
        '标题: "甲 #1：乙"\n',
        "概述: |\n  日期：三月一日\n  -不是列表\n标题: 甲\n",
        "概述: >-\n  标题：不是字段\n标题: 甲\n",
        "概述: 甲\n  日期：三月一日\n标题: 乙\n",
        '概述: "甲\n  日期：三月一日"\n标题: 乙\n',
        "保密审查: {拟稿人: 甲,\n  审核部门: 乙,\n  日期: 2026-03-01}\n标题: 甲\n",
        "关键词: [防火,\n  火种]\n",
        "关键词:\n- 防火\n- 火种：山上\n标题: 甲\n",
        "附件:\n- 文件: a.pdf\n  标题: 甲\n- 文件: b.pdf\n  标题: 乙\n来源: 丙\n",
        "保密审查:\n    拟稿人: 甲\n    日期: 2026-03-01\n标题: 甲\n",
        "来源: http://www.shidian.example/a:b\n",
        "办公时间: 8:30-17:30\n",
        "标题: -甲-\n",
        "标题: 100%\n",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    """Colons, hyphens, hashes and indents that YAML reads as they were meant are no problem."""
    assert [] == slips(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题：甲\n", {"标题": (1, 4)}),
        ("标题：  甲\n", {"标题": (1, 6)}),
        ("标题:甲\n", {"标题": (1, 4)}),
        ("\t标题: 甲\n", {"标题": (1, 6)}),
        ("标题: 甲\n  栏目: 乙\n", {"标题": (1, 5), "栏目": (2, 7)}),
        ("标题: 甲\n  栏目：乙\n", {"标题": (1, 5)}),
        ("标\x00题: 甲\n", {"标题": (1, 6)}),
    ],
)
def test_what_follows_a_slip_keeps_its_place(text: str, expected: dict[str, tuple[int, int]]) -> None:
    """On a mended line, values stand where their author wrote them."""
    assert expected == places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 甲\n标题: @乙\n来源: 丙\n", ("yaml-character-start", 2, 5)),
        ("标题: *甲\n", ("yaml-character-start", 1, 5)),
        ("标题: &甲\n", ("yaml-character-start", 1, 5)),
        ("标题: !甲\n", ("yaml-character-start", 1, 5)),
        ("标题: |甲\n", ("yaml-character-start", 1, 5)),
        ("标题: - 甲\n", ("yaml-character-start", 1, 5)),
        ("标题: ]甲\n", ("yaml-character-start", 1, 5)),
        ("标题: '甲\n来源: 丙\n", ("yaml-quote-unclosed", 1, 5)),
        ('标题: "农业\\林业"\n', ("yaml-escape", 1, 8)),
        ('标题: "甲" 乙\n', ("yaml-after-value", 1, 9)),
        ("标题: [甲] 乙\n", ("yaml-after-value", 1, 9)),
        ("标题: [甲, , 乙]\n", ("yaml-extra-comma", 1, 9)),
        ("标题: [甲\n来源: 丙\n", ("yaml-bracket-unclosed", 1, 5)),
        ("标题: 甲: 乙\n", ("yaml-colon", 1, 6)),
        ("来源: 丙\n标题 甲\n", ("yaml-no-colon", 2, 1)),
        ("标题 甲\n来源: 丙\n", ("yaml-no-colon", 1, 1)),
        ("标题: 甲\n- 乙\n", ("yaml-indent", 2, 1)),
    ],
)
def test_broken_yaml_is_told_in_one_message(text: str, expected: tuple[str, int, int]) -> None:
    """What YAML cannot read is told once, by what the author did, where it was done."""
    assert [expected] == slips(text)


def test_one_broken_line_hides_no_other() -> None:
    """Faults of syntax on several lines are told together."""
    text = "标题: @甲\n来源: '乙\n栏目: 丙: 丁\n发文机关 戊\n关键词: [防火\n"
    assert [1, 2, 3, 4, 5] == sorted(line for _, line, _ in slips(text))
