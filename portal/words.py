"""The words of the search: the normal form of text, and the blocks of a page.

The browser does the same in templates/assets/search-words.js; tests/browser/test_search_page.py compares the two.
"""

import re
from collections.abc import Iterable
from html import unescape
from unicodedata import normalize

from portal.traditional import SIMPLIFIED

_WHITE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HAN = r"\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TRADITIONAL = str.maketrans(SIMPLIFIED)
_EDGE = "\0"  # stands between blocks while several are brought into normal form at once

_BRACKETS = re.compile(r"[〔〕【】《》()\[\]]+")
_WIDE = tuple(
    zip("，：；！？（）％", ",:;!?()%", strict=True)
)  # without these most text is in NFKC already: 0.2 ms a page
_SPACE_AT_HAN = re.compile(rf"(?<=[{_HAN}{_EDGE}])[{_WHITE}]+|[{_WHITE}]+(?=[{_HAN}{_EDGE}])")
_SPACE = re.compile(rf"[{_WHITE}]+")


def normal_form(text: str) -> str:
    """The text as it is compared: what differs in width, case, brackets or white space alone becomes the same."""
    return normal_forms((text,))[0]


def normal_forms(blocks: Iterable[str]) -> list[str]:
    """The normal form of each block, made in one go, which is several times faster."""
    text = _EDGE.join(block.replace(_EDGE, "") for block in blocks)
    bare = _BRACKETS.sub("", simplified(_folded(text)))
    return _SPACE.sub(" ", _SPACE_AT_HAN.sub("", bare)).strip(" ").split(_EDGE)


def simplified(text: str) -> str:
    """The text with every Traditional character made Simplified, each for itself."""
    return text if SIMPLIFIED.keys().isdisjoint(text) else text.translate(_TRADITIONAL)


def _folded(text: str) -> str:
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return normalize("NFKC", normalize("NFKC", text).casefold())


# --- The blocks of a page ---

_ATTRIBUTES = r"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*"""
_TAG = re.compile(rf"</?([a-z][a-z0-9]*)\b{_ATTRIBUTES}>")
_INLINE = (
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong"
    " sub sup time tt u var wbr"
)
_IN_PLACE_OF = {**dict.fromkeys(_INLINE.split(), ""), "br": "\n"}
_FOOTNOTE_MARK = re.compile(
    r'<sup\b[^>]*\bid="fnref[^>]*>.*?</sup>|<a\b[^>]*\bclass="footnote-[^>]*>.*?</a>', re.DOTALL
)
_ALTERNATIVE = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*?\balt=(?:"([^"]*)"|'([^']*)')""")
_BREAK_IN_HAN = re.compile(rf"(?<=[{_HAN}])[{_WHITE}]*\n[{_WHITE}]*(?=[{_HAN}])")


def text_blocks(html: str) -> tuple[str, ...]:
    """The text of sanitised HTML by paragraph, heading, cell or item, without footnote marks; then its images'."""
    text = _FOOTNOTE_MARK.sub("", html) if "footnote-" in html else html
    text = unescape(_TAG.sub(_in_place_of, text))
    images = ["".join(found) for found in _ALTERNATIVE.findall(html)] if "<img" in html else []
    return tuple(filter(None, map(_tidy, [*text.split(_EDGE), *map(unescape, images)])))


def _in_place_of(tag: re.Match[str]) -> str:
    return _IN_PLACE_OF.get(tag[1], _EDGE)


def _tidy(block: str) -> str:
    return " ".join((_BREAK_IN_HAN.sub("", block) if "\n" in block else block).split())
