"""Nothing in a text that acts reaches a page; what is harmless does."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render.bodies import html

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
