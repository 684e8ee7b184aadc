"""Cleaning: what is left as it is without parsing is what parsing would leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.render.cleaning import clean, clean_by_parsing
from portal.render.headings import number_headings
from portal.render.markdown import bar_withheld, to_html
from tests.render.test_plain import PLAIN, SAMPLE

PIECES = [
    *("<p>", "</p>", "<strong>", "</strong>", "<em>", "<ol>", '<ol start="3">', "<li>", "</li>", "</ol>", "<table>"),
    *(
        '<td align="right">',
        "<td>",
        '<h2 id="s1">',
        "<h2>",
        "</h2>",
        '<p class="signature">',
        '<a href="2026-00012.html">',
    ),
    *(
        "</a>",
        "&amp;",
        "&lt;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "`",
        "=",
        "/",
        " ",
        "\n",
        "\t",
        "\x00",
        "\x0b",
        "\xa0",
        "\ufeff",
    ),
    *(
        "<script>",
        "<style>",
        "<svg>",
        "<a href=javascript:x>",
        '<p onclick="x">',
        "<p\nonclick=x>",
        "<P>",
        "<p/>",
        "<!--",
    ),
    *(
        '<p class="a b">',
        '<p style="x">',
        '<p id="x">',
        "林业",
        "x",
        "&#x3c;",
        "&lt",
        "<svg/onload=x>",
        '<a href="//x">',
    ),
]
HARMFUL = ("script", "style", "svg", "onclick", "onload", "!--")


def test_every_body_of_the_sample_is_left_as_parsing_leaves_it() -> None:
    """Most are not parsed; that is for the speed of a build alone."""
    differing = []
    for file in sorted(SAMPLE.glob("documents/*/*/index.md")):
        html, _ = number_headings(to_html(file.read_text(encoding="utf-8").split("\n---\n", 1)[1]))
        html, _ = bar_withheld(html)
        if clean(html) != clean_by_parsing(html):
            differing.append(file)
    assert [] == differing


@given(st.lists(st.sampled_from(PLAIN), max_size=6))
def test_plain_blocks_are_left_as_parsing_leaves_them(blocks: list[str]) -> None:
    """Whatever stands beside what."""
    html, _ = number_headings(to_html("\n\n".join(blocks)))
    assert clean_by_parsing(html) == clean(html)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_nothing_harmful_is_left(html: str) -> None:
    """Of any pieces, in any order, closed or not."""
    tags = [tag.partition(">")[0] for tag in clean(html).split("<")[1:]]
    assert [] == [tag for tag in tags if any(word in tag for word in HARMFUL)]


@pytest.mark.parametrize(
    "text", ["<P>x", "<p onclick=x>", "<a href='x'>", "&nbsp;", "<p>\xa0", "<svg>", "<p", "x>y", "a&b"]
)
def test_what_is_not_plainly_harmless_is_parsed(text: str) -> None:
    """One strange piece is enough."""
    assert clean_by_parsing(text) == clean(text)
