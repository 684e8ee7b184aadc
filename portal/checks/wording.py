"""Slips of the pen in titles, fields and texts: our table of them, and the bureau's own in content/wording.yaml."""

import re
from collections.abc import Iterable, Iterator, Sequence

from portal.links import line_and_column
from portal.model.source import Entry, SourceTree, Value
from portal.problems import Location, Problem, warning
from portal.schema.wording import SLIPS, Slip

_LOST_BRACKET = re.compile(r"〔((?:19|20)\d{2})(\d{1,4})号")
_SQUARE = re.compile(r"(?<=[\u4e00-\u9fff])[\[［【]((?:19|20)\d{2})[\]］】](\d{1,4})号")
_BRACKETS = "〔[［【"
_NO_WORDS = frozenset({"doc_no", "type", "column", "openness", "category", "issuer", "review", "index_no", "aliases"})


class Wording:
    """A table of slips, ready to be held against texts."""

    def __init__(self, slips: Iterable[Slip]) -> None:
        """Keep the slips; a later one takes the place of an earlier one of the same word."""
        self._meant = {slip.wrong: slip for slip in slips}
        words = sorted(self._meant, key=len, reverse=True)
        self._pattern = re.compile("|".join(re.escape(word) for word in words))

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where a slip stands in the text, what is written there and what should be."""
        for found in self._pattern.finditer(text):
            slip = self._meant[found[0]]
            if not any(_stands_in(text, found.start(), slip.wrong, phrase) for phrase in slip.right_in):
                yield found.start(), slip.wrong, slip.right
        if any(bracket in text for bracket in _BRACKETS):
            for pattern in (_LOST_BRACKET, _SQUARE):
                for found in pattern.finditer(text):
                    yield found.start(), found[0], f"〔{found[1]}〕{found[2]}号"


def wording(tree: SourceTree) -> Iterator[Problem]:
    """A known slip, and a 文号 in a text that lost a bracket or has square ones."""
    table = Wording((*SLIPS, *_own(tree)))
    for document in tree.documents:
        for name, value in document.entry.values.items():
            if name not in _NO_WORDS:
                yield from _in_value(value, document.entry, name, table)
        for offset, wrong, right in table.find(document.body):
            where = Location(document.path, *line_and_column(document.body, offset, document.body_line))
            yield warning(where, "wording", wrong=wrong, right=right)


def _in_value(value: Value, entry: Entry, name: str, table: Wording) -> Iterator[Problem]:
    if isinstance(value, str):
        for _, wrong, right in table.find(value):
            yield warning(entry.place(name), "wording", wrong=wrong, right=right)
    elif isinstance(value, tuple):
        for member in value:
            yield from _in_value(member, entry, name, table)
    elif isinstance(value, Entry):
        for inner, held in value.values.items():
            yield from _in_value(held, value, inner, table)


def _stands_in(text: str, start: int, wrong: str, phrase: str) -> bool:
    """Whether the word at ``start`` is part of the phrase."""
    before = phrase.find(wrong)
    return before >= 0 and text.startswith(phrase, max(start - before, 0)) and start >= before


def _own(tree: SourceTree) -> Sequence[Slip]:
    return [
        Slip(entry.text("wrong"), entry.text("right"), entry.texts("right_in"))
        for entry in tree.wording
        if entry.text("wrong") and entry.text("right")
    ]
