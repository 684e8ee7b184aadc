"""A segment: the lists of some neighbouring records, which an edit makes anew, and how those of a shard are joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.index.lists import Row, later, lists_of
from portal.index.texts import make_text
from portal.model.site import SearchRecord


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many characters a text has, its number and title together, its number, and its parts but the last."""

    text: int
    head: int
    number: int
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """The lengths of some texts, and their lists, told from the first of them on."""

    lengths: tuple[Lengths, ...]
    rows: Mapping[str, Row]


def make_segment(records: Sequence[SearchRecord]) -> Segment:
    """The segment of these records, in their order."""
    texts = [make_text(record) for record in records]
    lengths = (Lengths(len(text.form), text.head, text.number_length, text.parts) for text in texts)
    return Segment(tuple(lengths), lists_of(texts))


def joined(segments: Sequence[Segment]) -> Mapping[str, bytes]:
    """The lists of all their records, one behind the other."""
    lists: dict[str, list[bytes]] = {}
    lasts: dict[str, int] = {}
    records = characters = 0
    for segment in segments:
        for key, row in segment.rows.items():
            begin = records if len(key) == 1 else characters
            lists.setdefault(key, []).append(later(row, key, begin - lasts.get(key, 0)))
            lasts[key] = begin + row.last
        records += len(segment.lengths)
        characters += sum(lengths.text for lengths in segment.lengths)
    return {key: b"".join(rows) for key, rows in lists.items()}
