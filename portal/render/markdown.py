"""Markdown as authors of Chinese documents write it, to HTML that is still to be cleaned (cleaning.py)."""

import re
from functools import cache

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from portal.render.plain import write_plain
from portal.schema.words import MARKER_GROUNDS

_HAN = (
    "[\u2014\u2018-\u201d\u2026\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_INLINE = (
    "</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\\b[^>]*>"
)
_BREAK_BEFORE_HAN = re.compile(f"\\n *(?:{_INLINE})*{_HAN}")  # found much faster than a soft break, and in few texts
_SOFT_BREAK = re.compile(f"(?<={_HAN})((?:{_INLINE})*) *\\n *((?:{_INLINE})*)(?={_HAN})")
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_BREAK_IN_CODE = "\x02"  # Markdown leaves none in a text
_MARKER = re.compile(r"\[\[\s*不予公开[：:]\s*([^\[\]]*?)\s*\]\]")
_TEXT = re.compile(r"(<[^>]*>)")
_ADMONITION = re.compile(r'(<div class="admonition (\w+)">\s*<p class="admonition-title">)(\w+)(</p>)')
_ADMONITION_TITLES = {
    "note": "说明",
    "tip": "提示",
    "hint": "提示",
    "info": "说明",
    "important": "重要",
    "warning": "注意",
    "caution": "注意",
    "attention": "注意",
    "danger": "警告",
    "error": "警告",
}


@cache
def _converter(absent: frozenset[str]) -> Markdown:
    """A converter without the parts that can find nothing in a text that lacks these marks: three times as fast."""
    extensions: dict[str, Extension | str] = {
        "|": TableExtension(use_align_attribute=True),
        "[^": FootnoteExtension(BACKLINK_TITLE="回到正文注{}处", SEPARATOR="-"),
        ":": "def_list",
        "{": "attr_list",
        "!!!": "admonition",
        "```": "fenced_code",
        "~~~": "fenced_code",
        "": "sane_lists",
    }
    converter = Markdown(
        extensions=[extension for mark, extension in extensions.items() if mark not in absent], output_format="html"
    )
    for mark, names in _INLINE_PARTS.items():
        for name in names if mark in absent else ():
            converter.inlinePatterns.deregister(name)
    if "<" in absent:
        converter.preprocessors.deregister("html_block")
    if "\\" in absent:
        converter.treeprocessors.deregister("unescape")
    if "*" in absent and "_" in absent:
        converter.inlinePatterns.deregister("em_strong")
    return converter


_INLINE_PARTS = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    "<": ("autolink", "automail", "html"),
    "&": ("entity",),
    "  \n": ("linebreak",),
}
_MARKS = (*_INLINE_PARTS, "*", "_", "|", "[^", ":", "{", "!!!", "```", "~~~")


def to_html(text: str) -> str:
    """The body as HTML, not yet cleaned: own links and ids are still to be settled."""
    text = "\n" + text.expandtabs(4)  # a first line of spaces is blank as any other, and tabs may be marks
    html = "\n".join(filter(None, (html or by_library(left) for html, left in write_plain(text))))
    if "admonition-title" in html:
        html = _ADMONITION.sub(_title_admonition, html)
    if "<table" in html:
        html = html.replace("<table>", '<div class="table-wrap" tabindex="0" role="region" aria-label="表格"><table>')
        html = html.replace("</table>", "</table></div>")
    return join_han_lines(html)


def by_library(text: str) -> str:
    """The HTML that the Markdown library makes of a text without tabs."""
    converter = _converter(frozenset(mark for mark in _MARKS if mark not in text))
    html = converter.convert(text)
    converter.reset()
    return html


def join_han_lines(html: str) -> str:
    """Without the line breaks between Han characters, which a browser would show as spaces."""
    if not _BREAK_BEFORE_HAN.search(html):
        return html
    if "<code" not in html and "<pre" not in html:
        return _SOFT_BREAK.sub(r"\1\2", html)
    kept = _CODE.sub(lambda code: code[0].replace("\n", _BREAK_IN_CODE), html)
    return _SOFT_BREAK.sub(r"\1\2", kept).replace(_BREAK_IN_CODE, "\n")


def bar_withheld(html: str) -> tuple[str, tuple[str, ...]]:
    """The HTML with a bar for each marker of withheld text (部分公开, 条例 第三十七条), and the grounds once each."""
    if "不予公开" not in html:
        return html, ()
    grounds: dict[str, None] = {}

    def bar(found: re.Match[str]) -> str:
        ground = MARKER_GROUNDS.get(found[1], found[1])
        grounds[ground] = None
        return f'<span class="withheld-part">此处不予公开：{ground}</span>'

    parts = _TEXT.split(html)
    barred = "".join(part if part.startswith("<") else _MARKER.sub(bar, part) for part in parts)
    return barred, tuple(grounds)


def _title_admonition(found: re.Match[str]) -> str:
    kind, title = found[2], found[3]
    named = _ADMONITION_TITLES.get(kind, "说明") if title.lower() == kind else title
    return f"{found[1]}{named}{found[4]}"
