"""Ids of headings that stay when others come and go (design.md §3), and the table of contents they make."""

import hashlib
import html as html_entities
import itertools
import re
from dataclasses import dataclass

_HEADING = re.compile(r"<h([1-6])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r"""\sid\s*=\s*["']?([^"'\s>]+)["']?""")
_TAG = re.compile(r"<[^>]*>")
_NOTE_MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_HAN = "〇零一二三四五六七八九"
_NUMERAL = "[〇零一二三四五六七八九十百]+"
_CHAPTER = re.compile(f"第({_NUMERAL})章")
_ARTICLE = re.compile(f"第({_NUMERAL})条")
_FIRST = re.compile(f"({_NUMERAL})、")
_SECOND = re.compile(f"[（(]({_NUMERAL})[）)]")
_THIRD = re.compile(r"(\d{1,3})[.．、](?!\d)")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of the body: its id, its text and its level, 2 to 6."""

    id: str
    text: str
    level: int


def number_headings(html: str) -> tuple[str, tuple[TocEntry, ...]]:
    """The HTML with an id on every heading, and the headings in their order."""
    if "<h" not in html:
        return html, ()
    entries: list[TocEntry] = []
    numbering = _Numbering()

    def give_id(found: re.Match[str]) -> str:
        level, attributes, content = found.groups()
        text = html_entities.unescape(_TAG.sub("", _NOTE_MARK.sub("", content))).strip()
        own = _ID.search(attributes)
        heading_id = numbering.unique(own[1]) if own else numbering.id_for(text)
        entries.append(TocEntry(heading_id, text, int(level)))
        return f'<h{level} id="{heading_id}"{_ID.sub("", attributes)}>{content}</h{level}>'

    return _HEADING.sub(give_id, html), tuple(entries)


class _Numbering:
    """The ids given so far in one document, and the numbers a lower heading stands under."""

    def __init__(self) -> None:
        self.first = self.second = 0
        self.used: set[str] = set()

    def id_for(self, text: str) -> str:
        """The id of the next heading, by the number it carries or by its text."""
        return self.unique(self._numbered(text) or "h-" + hashlib.sha256(text.encode()).hexdigest()[:8])

    def unique(self, wanted: str) -> str:
        """The id itself, or with the first number from 2 that makes it one nobody has."""
        numbered = (f"{wanted}-{times}" for times in itertools.count(2))
        found = wanted if wanted not in self.used else next(name for name in numbered if name not in self.used)
        self.used.add(found)
        return found

    def _numbered(self, text: str) -> str:
        if found := _CHAPTER.match(text):
            return f"c{han_number(found[1])}"
        if found := _ARTICLE.match(text):
            return f"a{han_number(found[1])}"
        if found := _FIRST.match(text):
            self.first, self.second = han_number(found[1]), 0
            return f"s{self.first}"
        if found := _SECOND.match(text):
            self.second = han_number(found[1])
            return f"s{self.first}-{self.second}"
        if found := _THIRD.match(text):
            return f"s{self.first}-{self.second}-{int(found[1])}"
        return ""


def han_number(numeral: str) -> int:
    """The value of a Chinese numeral below a thousand."""
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = max(0, _HAN.index(character) - 1)
    return total + digit
