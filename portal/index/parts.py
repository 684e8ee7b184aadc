"""Long texts cut into parts, so that the page loads of a text what it shows.

A block longer than a part is cut between two characters that normal form takes each for itself, so that the form of
the whole is that of its pieces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from portal.model.site import SearchRecord

PART_CHARACTERS = 2_000
_PLAIN = "0-9A-Za-z\u4e00-\u9fff"
_SEAM = re.compile(rf"(?<=[{_PLAIN}])(?=[{_PLAIN}])")


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of a record, and its attachments: the title and some pages of each; the last of all may go on."""

    blocks: Sequence[str]
    attachments: Sequence[Sequence[str]]
    goes_on: bool = False

    @property
    def texts(self) -> list[str]:
        """Blocks and pages in their order."""
        return [*self.blocks, *chain.from_iterable(pages for _, *pages in self.attachments)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a page of the attachment at that place, or some of one."""

    text: str
    attachment: int | None
    goes_on: bool


def parts_of(record: SearchRecord) -> list[Part]:
    """The parts of a record in their order, at least one; the first has the titles of all attachments."""
    if sum(map(len, record.blocks)) + sum(len(text) for _, text in record.attachments) <= PART_CHARACTERS:
        return [Part(record.blocks, [(title, *text.split("\f")) for title, text in record.attachments])]
    return [_part(record, pieces, first=not place) for place, pieces in enumerate(_grouped(_pieces(record)))]


def _part(record: SearchRecord, pieces: Sequence[_Piece], *, first: bool) -> Part:
    files = [(title, *_texts(pieces, place)) for place, (title, _) in enumerate(record.attachments)]
    return Part(_texts(pieces, None), [file for file in files if first or len(file) > 1], pieces[-1].goes_on)


def _texts(pieces: Sequence[_Piece], attachment: int | None) -> list[str]:
    return [piece.text for piece in pieces if piece.attachment == attachment]


def _grouped(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        if group and size + len(piece.text) > PART_CHARACTERS:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece.text)
    yield group


def _pieces(record: SearchRecord) -> Iterator[_Piece]:
    for block in record.blocks:
        yield from _cut(block, None)
    for place, (_, text) in enumerate(record.attachments):
        for page in text.split("\f"):
            yield from _cut(page, place)


def _cut(text: str, attachment: int | None) -> Iterator[_Piece]:
    first = 0
    while len(text) - first > PART_CHARACTERS and (seam := _SEAM.search(text, first + PART_CHARACTERS)):
        yield _Piece(text[first : seam.start()], attachment, goes_on=True)
        first = seam.start()
    yield _Piece(text[first:], attachment, goes_on=False)
