"""Slips of the pen in titles, fields and texts: our table of them, and the bureau's own in content/wording.yaml."""

import re
from collections.abc import Iterator, Sequence

from portal.links import line_and_column
from portal.model.source import Entry, SourceTree, Value
from portal.problems import Location, Problem, warning
from portal.schema.wording import SLIPS, Slip

_LOST_BRACKET = re.compile(r"〔((?:19|20)\d{2})(\d{1,4})号")
_SQUARE = re.compile(r"(?<=[\u4e00-\u9fff])[\[［【]((?:19|20)\d{2})[\]］】](\d{1,4})号")


def wording(tree: SourceTree) -> Iterator[Problem]:
    """A known slip, and a 文号 in a text that lost a bracket or has square ones."""
    slips = (*SLIPS, *_own(tree))
    pattern = re.compile("|".join(re.escape(slip.wrong) for slip in sorted(slips, key=lambda slip: -len(slip.wrong))))
    meant = {slip.wrong: slip for slip in slips}
    for document in tree.documents:
        for name, value in document.entry.values.items():
            if name != "doc_no":
                yield from _in_value(value, document.entry.place(name), pattern, meant)
        for offset, wrong, right in _found(document.body, pattern, meant):
            where = Location(document.path, *line_and_column(document.body, offset, document.body_line))
            yield warning(where, "wording", wrong=wrong, right=right)


def _in_value(value: Value, where: Location, pattern: re.Pattern[str], meant: dict[str, Slip]) -> Iterator[Problem]:
    if isinstance(value, str):
        for _, wrong, right in _found(value, pattern, meant):
            yield warning(where, "wording", wrong=wrong, right=right)
    elif isinstance(value, tuple):
        for member in value:
            yield from _in_value(member, where, pattern, meant)
    elif isinstance(value, Entry):
        for name, inner in value.values.items():
            if name != "doc_no":
                yield from _in_value(inner, value.place(name), pattern, meant)


def _found(text: str, pattern: re.Pattern[str], meant: dict[str, Slip]) -> Iterator[tuple[int, str, str]]:
    """Where a slip stands in the text, what is written there and what should be."""
    for found in pattern.finditer(text):
        slip = meant[found[0]]
        if not any(_stands_in(text, found.start(), slip.wrong, phrase) for phrase in slip.right_in):
            yield found.start(), slip.wrong, slip.right
    for found in (*_LOST_BRACKET.finditer(text), *_SQUARE.finditer(text)):
        yield found.start(), found[0], f"〔{found[1]}〕{found[2]}号"


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
