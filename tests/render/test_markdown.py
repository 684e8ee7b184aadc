"""Markdown as authors of Chinese documents write it, and what of it never reaches a page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.render.cleaning import clean
from portal.render.markdown import bar_withheld, to_html


def html(text: str) -> str:
    """The body as it stands on a page, but for headings and links."""
    return clean(bar_withheld(to_html(text))[0])


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


NASTY = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' ONERROR = 'alert(1)'>",
    "<img/src=x/onerror=alert(1)>",
    "<p onclick='alert(1)' onmouseover=alert(2)>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "[x](y){onclick=alert(1)}",
    "[x](y){href=javascript:alert(1)}",
    "x\n{: onclick=alert(1) style=color:red }",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "<p style='position:fixed;background:url(javascript:alert(1))'>x</p>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'></mtext></math>",
    "<iframe src='https://evil.example/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action='https://evil.example/'><input name=q><button>x</button></form>",
    "<textarea><script>alert(1)</script></textarea>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<video src=x onerror=alert(1)></video><audio src=x></audio>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--<img src='--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<body onload=alert(1)>",
    "<details ontoggle=alert(1) open>x</details>",
    "`<script>`<script>alert(1)</script>",
    "<a href=x target=_blank ping=https://evil.example/>x</a>",
    "<img src=x srcset='https://evil.example/ 2x' usemap=#m>",
    "<h1>大标题</h1>",
    "<div role=dialog aria-modal=true contenteditable>x</div>",
]
ALLOWED = {
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
}
ATTRIBUTES = {
    "alt",
    "align",
    "aria-label",
    "class",
    "colspan",
    "headers",
    "height",
    "href",
    "id",
    "lang",
    "open",
    "role",
    "rowspan",
    "scope",
    "span",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "width",
}


class Remains(HTMLParser):
    """What a browser would find in the HTML that should not be there."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note tags, attributes and addresses that are not among the harmless ones."""
        self.found += [tag] if tag not in ALLOWED else []
        self.found += [name for name, _ in attrs if name not in ATTRIBUTES]
        addresses = [value or "" for name, value in attrs if name in {"href", "src"}]
        stripped = [
            re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).lower() for address in addresses
        ]
        self.found += [a for a in stripped if re.match(r"[a-z][a-z0-9+.-]*:", a) and not a.startswith(OPEN)]

    def handle_comment(self, data: str) -> None:
        """Comments do not survive either."""
        self.found.append(data)

    handle_pi = handle_decl = unknown_decl = handle_comment


OPEN = ("http:", "https:", "mailto:", "tel:")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_active_survives(text: str) -> None:
    """No script, handler, style, frame, form, foreign scheme or comment reaches a page, wherever it stands."""
    for around in ("{}", "前{}后", "- {}", "| a |\n|---|\n| {} |", "> {}", "[^1]\n\n[^1]: {}", '!!! note "{}"\n    {}'):
        assert [] == Remains(html(around.replace("{}", text))).found, around


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from([*NASTY, "<", ">", '"', "'", "&lt;", "`", "\n\n", "](", "*", "{", "}", "中"]), max_size=6)
)
def test_nothing_active_survives_in_any_company(parts: list[str]) -> None:
    """Put together in any order, the same: cleaning runs last, over the whole."""
    assert [] == Remains(html("".join(parts))).found


def test_harmless_html_stays() -> None:
    """A table with joined cells, an abbreviation and a picture with its size pass."""
    kept = '<table><tbody><tr><td colspan="2">甲</td></tr></tbody></table>'
    assert kept in html(kept.replace("<tbody>", "").replace("</tbody>", ""))
    assert '<img src="a.png" alt="图" width="40">' in html('<img src="a.png" alt="图" width="40">')


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
    html = clean(to_html(f"示例：\n\n{fence}\n# 不是标题\n第二行\n{fence}\n"))
    assert (True, False) == ("<pre><code># 不是标题\n第二行\n</code></pre>" in html, "<h1" in html)
