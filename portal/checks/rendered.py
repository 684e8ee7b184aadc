"""A body's Markdown as a reader will see it: inline marks and markup taken out, and where every character stood."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|u|var|wbr"
)
_EMPHASIS = r"(?<!\*)\*{1,3}(?!\*)|(?<!`)`{1,3}(?!`)|~~|(?<![\w_])_{1,3}(?!_)|(?<!_)_{1,3}(?![\w_])"
_LINK = r"(?<![!\[])\[(?![\[^])|\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])"
_UNSEEN = r"\\(?=[!-/:-@\[-`{-~])|<!--.{0,2000}?-->|\{:[^{}\n]*\}"
_MARK = re.compile(
    rf"(?:{_EMPHASIS}|{_LINK}|{_UNSEEN}|</?(?:{_INLINE})(?:\s[^<>]*)?/?>)"
    r"|(?P<line><br[^<>]*>)|(?P<block></?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)"
    r"|(?P<sign>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});)",
    re.DOTALL | re.IGNORECASE,
)
_MAY_MARK = re.compile(r"[*`~_\\<\[\]{&]")
_FIGURE_BEFORE = re.compile("[0-9A-Za-z\uff10-\uff19][ .-]?$")
_FIGURE_AFTER = re.compile("[ .-]?[0-9A-Za-z\uff10-\uff19]")


class Rendered(NamedTuple):
    """The text, and by the start of each run of it the offset in the Markdown where the run stood."""

    text: str
    starts: list[int]
    sources: list[int]

    def place(self, offset: int) -> int:
        """Where in the Markdown the character at an offset of the text stands."""
        run = bisect_right(self.starts, offset) - 1
        return self.sources[run] + offset - self.starts[run]

    def joins_figures(self) -> bool:
        """Whether figures or letters meet where a mark stood between them."""
        return any(
            _FIGURE_AFTER.match(self.text, start) and _FIGURE_BEFORE.search(self.text[max(0, start - 2) : start])
            for start in self.starts[1:]
        )


def as_rendered(body: str) -> Rendered:
    """The body as it will be read. Nothing that a reader sees is left out, but here and there a sign that stays."""
    if not _MAY_MARK.search(body):
        return Rendered(body, [0], [0])
    pieces, starts, sources, length = [""], [0], [0], 0
    for text, source in _runs(body):
        if text:
            pieces.append(text)
            starts.append(length)
            sources.append(source)
            length += len(text)
    return Rendered("".join(pieces), starts, sources)


def _runs(body: str) -> Iterator[tuple[str, int]]:
    """The runs of text between the marks, and what a reader sees in place of a mark, each with where it stands."""
    last = 0
    for sign in _MAY_MARK.finditer(body):
        if sign.start() >= last and (found := _MARK.match(body, sign.start())):
            yield body[last : found.start()], last
            yield _seen(found), found.start()
            last = found.end()
    yield body[last:], last


def _seen(found: re.Match[str]) -> str:
    if found["line"]:
        return "\n"
    if found["block"]:
        return "|"
    return html.unescape(found[0]) if found["sign"] else ""
