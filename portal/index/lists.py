"""The lists of a shard: the places of each pair of characters, and the records that have each single one.

A list is a row of numbers of seven bits a byte, the lowest first, the highest bit set where more follow. Of a pair it
holds the steps from one place to the next, counted in characters of the shard. Of a single character it holds the steps
from record to record, each times three, and 1 where it stands in number or title, 2 where it begins the number.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import add, sub

from portal.index.texts import EDGE, Text

_MORE = 0x80
_OFTEN = 1 << 15


def lists_of(texts: Sequence[Text]) -> Mapping[str, bytes]:
    """The list of every single character and every pair that stand in a block of the texts."""
    singles = {key: _row(steps) for key, steps in _singles(texts).items()}
    pairs = {key: _row(_steps(places)) for key, places in _pairs(texts).items() if EDGE not in key}
    return {**singles, **pairs}


def _pairs(texts: Iterable[Text]) -> Mapping[str, "array[int]"]:
    """The places of each pair in the texts set one behind the other."""
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    whole = "".join(text.form for text in texts)
    for place, pair in enumerate(map(add, whole, whole[1:])):
        places[pair].append(place)
    return places


def _singles(texts: Sequence[Text]) -> Mapping[str, list[int]]:
    """The steps between the records of each single character, with where in the record it stands."""
    steps: defaultdict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for place, text in enumerate(texts):
        in_head = set(text.form[: text.head])
        begins = text.form[:1] if text.number_length else ""
        for character in set(text.form) - {EDGE}:
            rank = 2 if character == begins else character in in_head
            steps[character].append((place - last.get(character, 0)) * 3 + rank)
            last[character] = place
    return steps


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
