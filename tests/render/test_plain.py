"""Plain blocks written at once: the same bytes as the Markdown library's, whatever stands beside them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.render.markdown import by_library, to_html
from portal.render.plain import write_plain

SAMPLE = Path(__file__).resolve().parents[2] / "content"

PLAIN = [
    "为了规范林木采伐管理，根据《森林法》，制定本办法。",
    "　　各乡镇人民政府，国有林场：\n　　经研究，",
    "第一行，\n第二行。\n2026年第三行",
    "一\nLatin 行\n\"引号\" 和 'quotes' @ a.b@c.example # 100% (x) $5 ~ ^",
    "见 https://a.example/x?y=1 和 lyj@yunling.example",
    "**重点**：先**检疫**，后**调运**。",
    "2026年3月1日",
    "1.第一项",
    "（一）第二层",
    "第三条　经营者应当……",
    "## 一、基本情况",
    "### （一）范围",
    "# 大标题",
    "###### 2. **要点**",
    "| 乡镇 | 面积 |\n| --- | ---: |\n| 云屏镇 | 10 |\n| 桐湾镇 | **20** |",
    "|a|b|\n|:--|:-:|\n||x|\n|1|2|3|\n|只有一格|",
    "| 单列 |\n|---|\n| 值 |",
    "1. 第一\n2. 第二\n3. **第三**",
    "3. 从三起\n4. 四",
    "- 甲\n- 乙",
]
REACHING = [
    "[1]: https://a.example/ '题'",
    "[甲]: x.html",
    "见：\n[甲]:\nx.html",
    "见[甲]。",
    "见[^1]。",
    "[^1]: 注释\n    第二段",
    "<div>\n块\n</div>",
    "<!-- 注 -->",
    "    缩进代码\n\n\n    还有",
    "    缩进",
    "\t制表\t符",
    "术语\n: 定义",
    ": 只有定义",
    ":   多空格",
    "!!! note\n    提示",
    '!!! warning "题"\n    内容\n\n    又一段',
    "```\n# 围栏\n\n| a |\n```",
    "~~~ python\n中\n\n文\n~~~",
    "```",
    "~~~",
    "> 引用\n行",
    "> ",
    "前\n> 后",
    "---",
    "题\n===",
    "1. 甲\n- 乙",
    "- 甲\n1. 乙",
    "1. 甲\n   续",
    "1. \u3000甲\n2.   乙",
    "1. 甲\n    - 乙\n    - 丙",
    "1. # 题",
    "1. - 甲",
    "1. 2. 甲",
    "1. 1.甲",
    "- | a |",
    "- - -",
    "- ",
    "1. ",
    "-",
    "* 甲\n* 乙",
    "+ 甲",
    "- [ ] 甲",
    "| a |\n| : |\n| 1 |",
    "|\n|\n|",
    "\u3000",
]
STRANGE = [
    "[办法](2026-00012) 和 [甲][1]",
    "![图](a.png)",
    "姓名[[不予公开：个人隐私]]，[[不予公开:商业秘密]]",
    "*斜体* _底线_ **半个 ** 与 * 星",
    "***三个***",
    "**跨\n行**",
    "- **甲\n- 乙**",
    "| **a |\n|---|\n| b** |",
    "** 空格 **",
    "** 空格** 文",
    "文 **空格 ** 文",
    "文** 空格**",
    "**a***b***",
    "**a****b**",
    "`代码` 和 ``a`b``",
    "a & b &amp; &#20013; &nbsp;",
    "1 < 2 > 0",
    "<b>粗</b>",
    "反\\*斜\\",
    "落款\n{: .sign }",
    "## 标题 {: #x-own }",
    "{: .x }",
    "| 格 {: .x } |\n|---|\n| 1 |",
    "行尾两空格  \n换行",
    "行尾一空格 \n换行 ",
    " 行首一空格\n   三个",
    "***",
    "___",
    "题\n---",
    "题\n-",
    "前\n---\n后",
    "## 标题\n正文",
    "正文\n## 标题",
    "## 尾部 ##",
    "##",
    "#",
    "##没有空格",
    "## \u3000空格",
    "##\u3000空格",
    "####### 七个",
    "10. 十\n11. 十一",
    "01. 零",
    "１. 全角",
    "1、甲\n2、乙",
    "a | b\n--|--\n1 | 2",
    "| a | b |\n|---|\n| 1 | 2 |",
    "| a | b |\n|---|---|",
    "| a \\| b | `c | d` |\n|---|---|\n| 1 | 2 |",
    "| a | b |\n|  | ::|\n| 1 | 2 |",
    "| a | b\n|---|---|\n| 1 | 2 |",
    "| a | b |\n|---|---\n| 1 | 2",
    "||\n||\n||",
    "| a |\n|---|\n| 1 | \n| 2",
    "表：\n| a |\n|---|\n| 1 |",
    "| **a | b** |\n|---|---|\n| * | ** |",
    "\x02klzzwxh:0001\x03",
    "\xa0x\xa0",
    "甲\u2028乙\x0c丙",
    " \n   ",
    "\r",
    *REACHING,
]
CHARACTERS = "中，。一1.2 \n\n#*_-+=~`|:[]{}()<>&!^\\\"'\u3000\t　《》a"


def bodies(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Blocks one below the other, mostly with a blank line between."""
    gaps = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n  \n", "\n\n\n\n", " \n\n"])
    return st.lists(st.tuples(blocks, gaps), max_size=7).map(lambda pairs: "".join(map("".join, pairs)))


MIXED = st.one_of(st.sampled_from(PLAIN), st.sampled_from(STRANGE), st.text(CHARACTERS, max_size=12))
NEARLY_PLAIN = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(PLAIN),
    st.tuples(st.sampled_from(PLAIN), st.text(CHARACTERS, max_size=3)).map("".join),
    st.tuples(st.text(CHARACTERS, max_size=3), st.sampled_from(PLAIN)).map("".join),
)


def same(text: str) -> None:
    """The body's HTML does not depend on who wrote its blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.render.markdown.write_plain", lambda text: [("", text)])
        whole = to_html(text)
    assert whole == to_html(text)


def is_written(text: str) -> bool:
    """Whether nothing of the text was left to the library."""
    return not any(left for _, left in write_plain(text))


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(bodies(MIXED))
def test_a_body_of_any_blocks_is_what_the_library_makes_of_it(text: str) -> None:
    """Plain blocks between lists, notes, code, HTML and anything else change nothing, nor do these change them."""
    same(text)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(bodies(NEARLY_PLAIN))
def test_a_body_of_nearly_plain_blocks_is_what_the_library_makes_of_it(text: str) -> None:
    """A mark too many anywhere leaves the block to the library, and what is written is what the library writes."""
    same(text)


@pytest.mark.parametrize("text", STRANGE)
def test_a_strange_block_is_what_the_library_makes_of_it(text: str) -> None:
    """Alone, and between plain ones."""
    same(text)
    same(f"前文。\n\n{text}\n\n后文。")


@pytest.mark.parametrize("before", REACHING)
def test_what_reaches_past_a_blank_line_reaches_as_far(before: str) -> None:
    """Each such block before each other and before plain ones, and once more behind a plain one."""
    for after in [*REACHING, "- 甲\n- 乙", "1. 甲", "| a |\n|---|\n| 1 |"]:
        same(f"{before}\n\n{after}\n\n隔开。\n\n{before}")


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_block_is_not_left_to_the_library(text: str) -> None:
    """What most bodies are made of is written at once, and as the library would."""
    assert is_written(text)
    assert by_library(text) == "".join(html for html, _ in write_plain(text))


@pytest.mark.parametrize("file", sorted(SAMPLE.glob("documents/*/*/index.md")), ids=lambda file: file.parent.name)
def test_every_document_of_the_sample_is_what_the_library_makes_of_it(file: Path) -> None:
    """The whole sample reads the same, with most of it written at once."""
    same(file.read_text("utf-8").split("---\n", 2)[2])
