"""Words that may not be said: found in all that the public sees of a document, however they are written there."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from portal.links import line_and_column
from portal.model.overturned import is_overturned
from portal.model.source import Entry, SourceDocument, SourceFile
from portal.problems import Location

_NOT_SHOWN = frozenset({"review", "withdrawn", "pii_waiver", "penalties"})
# what may stand in a name without changing it
_BETWEEN = re.compile(r"[\s,，〔〕［］【】《》()（）\[\]*_~`\\]+|<[^<>]*>")
_WIDE = re.compile("[A-Z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HAN = re.compile("[\u3400-\u9fff]")
_LEAST = 2


class Word(NamedTuple):
    """A word without width, capitals, brackets, marks and white space, and the Han characters it cannot do without."""

    bare: str
    han: frozenset[str]


def words_of(texts: Iterable[str]) -> tuple[Word, ...]:
    """The texts as words to look for, the longest first; what is left of one in a single sign is none."""
    bare = {bare_of(text) for text in texts}
    ordered = sorted((word for word in bare if len(word) >= _LEAST), key=lambda word: (-len(word), word))
    return tuple(Word(word, frozenset(_HAN.findall(word))) for word in ordered)


def bare_of(text: str) -> str:
    """The text without width, capitals, brackets, marks and white space."""
    return _WIDE.sub(_narrow, _BETWEEN.sub("", text))


def _narrow(sign: re.Match[str]) -> str:
    return normalize("NFKC", sign[0]).lower()


def _places(text: str) -> list[int]:
    """Where each sign of the bare text stood."""
    places: list[int] = []
    last = 0
    for between in _BETWEEN.finditer(text):
        places.extend(range(last, between.start()))
        last = between.end()
    return [*places, *range(last, len(text))]


def finds(document: SourceDocument, words: Collection[Word]) -> Iterator[tuple[Location, str]]:
    """Where one of the words stands in what the public sees of the document, and how it is written there."""
    withdrawal = document.entry.entry("withdrawn")
    if withdrawal is not None:
        yield from _finds_in_entry(withdrawal, words)
        return
    yield from _finds_in_entry(document.entry, words)
    for decision in document.entry.entries("penalties"):
        shown = decision.entry("overturned") if is_overturned(decision) else decision
        yield from _finds_in_entry(shown, words) if shown else ()
    for start, written in _finds_in_text(document.body, words):
        yield Location(document.path, *line_and_column(document.body, start, document.body_line)), written
    for file in document.files:
        yield from ((Location(str(file.path)), written) for written in _finds_in_file(file, words))


def _finds_in_entry(entry: Entry, words: Collection[Word]) -> Iterator[tuple[Location, str]]:
    for name, value in entry.values.items():
        if name in _NOT_SHOWN:
            continue
        for index, member in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(member, Entry):
                yield from _finds_in_entry(member, words)
            elif isinstance(member, str):
                for _, written in _finds_in_text(member, words):
                    yield entry.place_of_member(name, index), written


def _finds_in_file(file: SourceFile, words: Collection[Word]) -> Iterator[str]:
    yield from (f"{written}（文件名）" for _, written in _finds_in_text(file.name, words))
    whole = "\n".join(passage.text for passage in file.passages)  # most files have thousands of passages, and no find
    for passage in file.passages if any(_finds_in_text(whole, words)) else ():
        yield from (f"{written}（{passage.where}）" for _, written in _finds_in_text(passage.text, words))


def _finds_in_text(text: str, words: Collection[Word]) -> Iterator[tuple[int, str]]:
    """Where a word begins, in the order of the text, and how it is written; none inside another."""
    possible = [word.bare for word in words if all(sign in text for sign in word.han)]
    if not possible:
        return
    found = [*_occurrences(bare_of(text), possible)]
    places, end = _places(text) if found else [], 0
    for start, word in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        first, last = places[start], places[start + len(word) - 1]
        inside_a_number = word[0].isdigit() and first > 0 and text[first - 1] in "0123456789."
        if start >= end and not inside_a_number:
            end = start + len(word)
            yield first, text[first : last + 1]


def _occurrences(bare: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    for word in words:
        start = bare.find(word)
        while start >= 0:
            yield start, word
            start = bare.find(word, start + 1)
