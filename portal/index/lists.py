"""The lists of some records: the places of each pair of characters, and the records that have each single one.

A list is a row of numbers of seven bits a byte, the lowest first, the highest bit set where more follow. Of a pair it
holds the steps from one place to the next, counted in characters. Of a single character it holds the steps from record
to record, each times four, and 2 where it begins the number, 1 where it stands in number or title, 0 where it first
stands further on in the first part of the text, 3 where in a later one, whose number follows.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import add, sub

from portal.index.texts import EDGE, Text

WHERE = 4  # ways a single character can stand in a record
_MORE = 0x80
_OFTEN = 1 << 15


@dataclass(frozen=True, slots=True)
class Row:
    """A list, and the last place or record it tells of."""

    steps: bytes
    last: int


def lists_of(texts: Sequence[Text]) -> dict[str, Row]:
    """The list of every single character and every pair that stand in a block of the texts."""
    pairs = {key: Row(_row(_steps(places)), places[-1]) for key, places in _pairs(texts).items() if EDGE not in key}
    return {**_singles(texts), **pairs}


def later(row: Row, key: str, by: int) -> bytes:
    """The list of the key, its first place told as so many characters, or records, later."""
    first, size = _first(row.steps)
    return _code(first + by * (WHERE if len(key) == 1 else 1)) + row.steps[size:]


def _first(steps: bytes) -> tuple[int, int]:
    """The first number of a list, and how many bytes it has."""
    number = 0
    for size, byte in enumerate(steps):
        number |= (byte & (_MORE - 1)) << (7 * size)
        if byte < _MORE:
            return number, size + 1
    return number, len(steps)


def _pairs(texts: Iterable[Text]) -> Mapping[str, "array[int]"]:
    """The places of each pair in the texts set one behind the other."""
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    whole = "".join(text.form for text in texts)
    for place, pair in enumerate(map(add, whole, whole[1:])):
        places[pair].append(place)
    return places


def _singles(texts: Sequence[Text]) -> Mapping[str, Row]:
    """The records of each single character, with where in the record it stands."""
    steps: defaultdict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for place, text in enumerate(texts):
        for character, where in _characters(text).items():
            steps[character] += ((place - last.get(character, 0)) * WHERE + where[0], *where[1:])
            last[character] = place
    return {character: Row(_row(numbers), last[character]) for character, numbers in steps.items()}


def _characters(text: Text) -> Mapping[str, tuple[int, ...]]:
    """Where each character first stands; what is said of a later place is overwritten by the earlier one."""
    ends = [*accumulate(text.parts), len(text.form)]
    found: dict[str, tuple[int, ...]] = {}
    for part in range(len(text.parts), 0, -1):
        found |= dict.fromkeys(text.form[ends[part - 1] : ends[part]], (3, part))
    found |= dict.fromkeys(text.form[text.head : ends[0]], (0,))
    found |= dict.fromkeys(text.form[: text.head], (1,))
    if text.number_length:
        found[text.form[0]] = (2,)
    del found[EDGE]
    return found


def _steps(places: "array[int]") -> Iterable[int]:
    return map(sub, places, chain((0,), places))


class _Codes(dict[int, bytes]):
    """The bytes of a number; those of what comes often are kept."""

    def __missing__(self, number: int) -> bytes:
        made = bytearray()
        left = number
        while left >= _MORE:
            made.append(left & (_MORE - 1) | _MORE)
            left >>= 7
        made.append(left)
        return self.setdefault(number, bytes(made)) if number < _OFTEN else bytes(made)


_code = _Codes().__getitem__


def _row(numbers: Iterable[int]) -> bytes:
    return b"".join(map(_code, numbers))
