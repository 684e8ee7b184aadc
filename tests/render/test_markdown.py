"""Markdown as authors of Chinese documents write it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.render.cleaning import clean
from portal.render.markdown import bar_withheld, to_html
from tests.render.bodies import html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为了规范\n管理", "<p>为了规范管理</p>"),
        ("句子，\n下一行。\n“引文”\n《办法》", "<p>句子，下一行。“引文”《办法》</p>"),
        ("前**重点**\n后", "<p>前<strong>重点</strong>后</p>"),
        ("前\n**重点**后", "<p>前<strong>重点</strong>后</p>"),
        ("*前\n后*", "<p><em>前后</em></p>"),
        ("***前***\n***后***", "<p><strong><em>前</em></strong><strong><em>后</em></strong></p>"),
        ("见[链接](https://a.example/)\n后", '<p>见<a href="https://a.example/">链接</a>后</p>'),
        ("前\n[链接](https://a.example/)", '<p>前<a href="https://a.example/">链接</a></p>'),
        ("[链接\n两行](https://a.example/)", '<p><a href="https://a.example/">链接两行</a></p>'),
        ("- 第一\n  第二", "<ul>\n<li>第一第二</li>\n</ul>"),
        ("> 引用\n> 第二行", "<blockquote>\n<p>引用第二行</p>\n</blockquote>"),
        ("共一万\n𠮷野家", "<p>共一万𠮷野家</p>"),
        ("前……\n——后", "<p>前……——后</p>"),
    ],
)
def test_a_soft_break_between_han_characters_leaves_no_space(text: str, expected: str) -> None:
    """Lines of Chinese are joined as they are read, also across emphasis and links."""
    assert expected == html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文\nLatin", "<p>中文\nLatin</p>"),
        ("Latin\n中文", "<p>Latin\n中文</p>"),
        ("共 20\n件", "<p>共 20\n件</p>"),
        ("第\n20件", "<p>第\n20件</p>"),
        ("前**bold**\n后", "<p>前<strong>bold</strong>\n后</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("前  \n后", "<p>前<br>\n后</p>"),
        ("    前\n    后", "<pre><code>前\n后\n</code></pre>"),
        ("上`前\n后`下", "<p>上<code>前\n后</code>下</p>"),
        ("前\n\n后", "<p>前</p>\n<p>后</p>"),
        ("    \n\t\n前\n \n后\n    \n", "<p>前</p>\n<p>后</p>"),
    ],
)
def test_other_breaks_stay(text: str, expected: str) -> None:
    """Between Han and Latin, in code, where a break was asked for, and between paragraphs nothing is joined."""
    assert expected == html(text)


def test_a_table_keeps_its_alignment_without_style() -> None:
    """Alignment is an attribute, and the table can be scrolled by keyboard on a small screen."""
    table = html("| 左 | 中 | 右 | 无 |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |")
    assert ["left", "center", "right"] * 2 == re.findall(r'<t[hd] align="(\w+)">', table)
    assert table.startswith('<div class="table-wrap" tabindex="0" role="region" aria-label="表格"><table>')
    assert "style" not in table


def test_footnotes_speak_chinese() -> None:
    """The way back from a note is named in Chinese, and its ids hold no colon."""
    notes = html("正文[^1]。\n\n[^1]: 注释。")
    assert 'href="#fn-1"' in notes
    assert 'id="fnref-1"' in notes
    assert 'title="回到正文注1处"' in notes
    assert [] == re.findall(r"[A-Z][a-z]+ |footnote[^-s\"]", re.sub(r'class="[^"]*"', "", notes))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("!!! note", "说明"),
        ("!!! warning", "注意"),
        ("!!! danger", "警告"),
        ("!!! strange", "说明"),
        ('!!! note "办理时限"', "办理时限"),
        ('!!! note "Forest Fire"', "Forest Fire"),
    ],
)
def test_admonitions_have_chinese_titles(head: str, title: str) -> None:
    """The title is the author's own, or a Chinese word for the kind."""
    assert f'<p class="admonition-title">{title}</p>' in html(f"{head}\n    内容。")


def test_attribute_lists_and_definition_lists_work() -> None:
    """An own id, a class, and a term with its meaning."""
    assert '<p class="note" id="x-own">内容</p>' == html("内容\n{: #x-own .note }")
    assert "<dl>\n<dt>公益林</dt>\n<dd>以生态为主的森林。</dd>\n</dl>" == html("公益林\n: 以生态为主的森林。")


@pytest.mark.parametrize(
    ("marker", "ground"),
    [
        ("[[不予公开：个人隐私]]", "个人隐私"),
        ("[[不予公开:个人隐私]]", "个人隐私"),
        ("[[ 不予公开： 商业秘密 ]]", "商业秘密"),
        ("[[不予公开：E16-PROCESS]]", "过程性信息"),
        ("[[不予公开：内部事务]]", "内部事务信息"),
    ],
)
def test_a_marker_of_withheld_text_becomes_a_bar(marker: str, ground: str) -> None:
    """The bar says its ground in words, to eye and screen reader, and the ground is listed."""
    barred, grounds = bar_withheld(to_html(f"护林员{marker}的电话"))
    assert f'<p>护林员<span class="withheld-part">此处不予公开：{ground}</span>的电话</p>' == clean(barred)
    assert (ground,) == grounds


def test_each_ground_is_listed_once_in_order() -> None:
    """The foot of the page names every ground of the text once."""
    text = "[[不予公开：商业秘密]][[不予公开：个人隐私]]\n\n| [[不予公开：商业秘密]] |\n|---|\n| x |"
    assert ("商业秘密", "个人隐私") == bar_withheld(to_html(text))[1]


PIECES = [
    *(
        "中文",
        "Latin",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "  \n",
        "\\",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "[",
        "]",
        "(",
        ")",
    ),
    *(
        "![",
        "[^1]",
        "\n[^1]: 注",
        "<",
        ">",
        "<b>",
        "</b>",
        "&",
        "&amp;",
        "&#20013;",
        "|",
        "\n|---|\n",
        "{",
        "}",
        "{: .x }",
    ),
    *(
        "\n: 定义",
        "\n  : 定义",
        "\n   :   定义",
        "!!! note",
        "\n    ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n## ",
        "\n---\n",
        "\n===\n",
    ),
    *(
        "http://a.example/",
        "<http://a.example/>",
        "<a@b.example>",
        "\n[甲]: x.html\n",
        "[甲]",
        "\n```\n",
        "~~~",
        ":",
        "一、",
    ),
]


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_a_text_lacks_changes_nothing(text: str) -> None:
    """Leaving out the parts of the converter that a text has no marks for gives the HTML of the whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.render.markdown._MARKS", ())
        whole = to_html(text)
    assert whole == to_html(text)


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_what_stands_in_a_fence_is_shown_as_it_is(fence: str) -> None:
    """A line with a hash in a fence is no heading, and its line breaks stay."""
    page = clean(to_html(f"示例：\n\n{fence}\n# 不是标题\n第二行\n{fence}\n"))
    assert (True, False) == ("<pre><code># 不是标题\n第二行\n</code></pre>" in page, "<h1" in page)
