"""The normal form of text and the blocks of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.words import normal_form, normal_forms, text_blocks


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("云岭林发〔2023〕5号", "云岭林发20235号"),
        ("云岭林发(２０２３)5 号", "云岭林发20235号"),
        ("《森林法》【试行】（草案）[一]［二］", "森林法试行草案一二"),
        ("ＡＢＣ Straße", "abc strasse"),
        ("  中 国\t2023\n年 ", "中国2023年"),
        ("Forest \u3000 Fire", "forest fire"),
        ("2023 ( 1 ) x", "2023 1 x"),
        ("一、总，体。“三公”", "一、总,体。“三公”"),
        ("e\u0301", "é"),
        ("《》", ""),
        ("退耕還林，林業局〔２０２３〕", "退耕还林,林业局2023"),
        ("\uf91b\u2fc8", "乱黄"),
    ],
)
def test_the_normal_form_forgets_width_case_brackets_space_and_tradition(text: str, form: str) -> None:
    """Width, case, brackets, white space and Traditional characters do not tell texts apart; other punctuation does."""
    assert form == normal_form(text)


@given(
    st.lists(
        st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("中国 國薴《》(）\n aA")))
    )
)
def test_many_blocks_have_the_form_each_has_alone(blocks: list[str]) -> None:
    """Forms made in one go are those made one by one, and a form is its own form."""
    forms = normal_forms(["x", *blocks])[1:]
    assert [normal_form(block) for block in blocks] == forms
    assert forms == [normal_form(form) for form in forms]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ('<h2 id="s1">一、总体<em>要求</em></h2>\n<p>正文</p>', ("一、总体要求", "正文")),
        ("<p>第一行<br>\n第二行 A<br />B &amp; C&#12290;</p>", ("第一行第二行 A B & C。",)),
        ("<ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li></ul>", ("甲", "乙", "丙")),
        ("<table><caption>表</caption><tr><th>序</th><td> 1 </td></tr></table>", ("表", "序", "1")),
        ("<dl><dt>词</dt><dd>义</dd></dl><figcaption>图</figcaption>", ("词", "义", "图")),
        ('<p>前<img src="a.png" alt="图 a&gt;b > c">后</p>', ("前后", "图 a>b > c")),
        ("<p title=\"a > b\">甲</p><p data-x='<p>'>乙</p>", ("甲", "乙")),
        (
            (
                '<p>正文<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>。</p>'
                '<div class="footnote"><ol>\n<li id="fn:1">'
                '<p>注&#160;<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
            ),
            ("正文。", "注"),
        ),
        ('<p>张<span class="withheld-part">此处不予公开：个人隐私</span>三</p>', ("张此处不予公开：个人隐私三",)),
        ("<p></p><p> \n </p>", ()),
    ],
)
def test_the_blocks_of_a_page(html: str, blocks: tuple[str, ...]) -> None:
    """A block is a paragraph, heading, cell or item; a line break is a space at most; footnote marks are not text."""
    assert blocks == text_blocks(html)
