"""Words that may not be said: found in all that the public sees of a document, however they are written there."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from portal.links import line_and_column
from portal.model.overturned import is_overturned
from portal.model.source import Entry, SourceDocument, SourceFile
from portal.problems import Location
from portal.words import normal_form

_NOT_SHOWN = frozenset({"review", "withdrawn", "pii_waiver", "penalties"})
_BETWEEN = r"(?:[\s,，〔〕［］【】《》()（）\[\]*_~`\\]|<[^<>]*>)*"  # what may stand in a name without changing it
_WIDER = 0xFEE0  # from an ASCII sign to the same in full width


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the words in any width, with whatever marks, brackets and white space in them; None of none."""
    ways = [_BETWEEN.join(map(_sign, normal_form(word))) for word in sorted(words, key=lambda word: (-len(word), word))]
    return re.compile("|".join(f"(?<![0-9.]){way}" if way[1:2].isdigit() else way for way in ways)) if ways else None


def _sign(sign: str) -> str:
    """A class of the sign itself, its capital, and both in full width."""
    ways = {sign, sign.upper()}
    ways |= {chr(ord(way) + _WIDER) for way in ways if way.isascii() and way.isprintable() and way != " "}
    alike = {way for way in ways if normalize("NFKC", way).lower() == sign}
    return f"[{''.join(map(re.escape, sorted(alike | {sign})))}]"


def finds(document: SourceDocument, pattern: re.Pattern[str]) -> Iterator[tuple[Location, str]]:
    """Where the pattern is found in what the public sees of the document, and the words found."""
    withdrawal = document.entry.entry("withdrawn")
    if withdrawal is not None:
        yield from _finds_in_entry(withdrawal, pattern)
        return
    yield from _finds_in_entry(document.entry, pattern)
    for decision in document.entry.entries("penalties"):
        shown = decision.entry("overturned") if is_overturned(decision) else decision
        yield from _finds_in_entry(shown, pattern) if shown else ()
    for found in pattern.finditer(document.body):
        yield Location(document.path, *line_and_column(document.body, found.start(), document.body_line)), found[0]
    for file in document.files:
        yield from ((Location(str(file.path)), words) for words in _finds_in_file(file, pattern))


def _finds_in_entry(entry: Entry, pattern: re.Pattern[str]) -> Iterator[tuple[Location, str]]:
    for name, value in entry.values.items():
        if name in _NOT_SHOWN:
            continue
        for index, member in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(member, Entry):
                yield from _finds_in_entry(member, pattern)
            elif isinstance(member, str) and (found := pattern.search(member)):
                yield entry.place_of_member(name, index), found[0]


def _finds_in_file(file: SourceFile, pattern: re.Pattern[str]) -> Iterator[str]:
    if found := pattern.search(file.name):
        yield f"{found[0]}（文件名）"
    for passage in file.passages:
        if found := pattern.search(passage.text):
            yield f"{found[0]}（{passage.where}）"
