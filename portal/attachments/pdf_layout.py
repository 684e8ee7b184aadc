"""How a plainly written PDF lies in its bytes (ISO 32000-1, 7.5): each object's place and head, without a parser.

Most programs write one table of places and nothing between the objects. There the few objects worth a parse are found
by their bytes; a file that is revised, linearised, packed, damaged or written any other way has no layout.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_HEADER = re.compile(rb"%PDF-[12]\.\d\s*(?:%[^\r\n]*\s+)*\Z")
_TAIL = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"(\d{1,10}) (\d{1,10})[ \r\n]{1,3}((?:\d{10} \d{5} [nf][ \r\n]{2})*)")
_TRAILER = re.compile(rb"\s*trailer\s*(<<.*>>)\s*\Z", re.DOTALL)
_START = re.compile(rb"\s*(\d{1,10})[ \r\n]+0[ \r\n]+obj\b")
_LENGTH = re.compile(rb"/Length[ \r\n]+(\d{1,12})(?:[ \r\n]+0[ \r\n]+(R))?")
_STREAM = re.compile(rb"stream(?:\r\n|\n)")
_STREAM_END = re.compile(rb"\s*endstream\s*endobj\s*\Z")
_WHOLE_NUMBER = re.compile(rb"\d+\s+0\s+obj\s*(\d{1,12})\s*endobj\s*\Z")
_REFERENCE = re.compile(rb"[ \n\[](\d{1,10}) 0 R\b")  # written otherwise it counts as missing
_ENTRY = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """By each object's number where it begins and ends, and its bytes as far as its stream; the trailer's bytes."""

    places: Mapping[int, tuple[int, int]]
    heads: Mapping[int, bytes]
    trailer: bytes

    def unreached(self) -> Iterator[int]:
        """The objects that nothing leads to from the trailer: cut off by an editor, and still there."""
        reached: set[int] = set()
        waiting = _references(self.trailer)
        while waiting:
            reached |= waiting
            waiting = {to for number in waiting for to in _references(self.heads.get(number, b""))} - reached
        return iter(sorted(self.heads.keys() - reached))


def read_layout(data: bytes) -> Layout | None:
    """The layout; None where any byte of the file is neither header, object, table nor trailer."""
    tail = _TAIL.search(data, max(0, len(data) - 200))
    if tail is None:
        return None
    table = int(tail[1])
    starts = _starts(data[table : tail.start()])
    trailer = _TRAILER.search(data, max(table, tail.start() - 10_000), tail.start())
    if not starts or trailer is None or b"/Prev" in trailer[1] or b"/XRefStm" in trailer[1]:
        return None
    order = sorted(starts.items(), key=lambda entry: entry[1])
    if not _HEADER.match(data[: order[0][1]]):
        return None
    ends = [*(at for _, at in order[1:]), table]
    places = {number: (at, end) for (number, at), end in zip(order, ends, strict=True)}
    heads = {number: _head(data[at:end], number) for number, (at, end) in places.items()}
    if all(_is_whole(data, place, heads[number], heads) for number, place in places.items()):
        return Layout(places, heads, trailer[1])
    return None


def _starts(table: bytes) -> dict[int, int]:
    """Each object's first byte by its number, empty when the table is none."""
    if not table.startswith(b"xref"):
        return {}
    starts: dict[int, int] = {}
    for section in _SECTION.finditer(table):
        first, count, entries = int(section[1]), int(section[2]), section[3]
        if len(entries) != count * _ENTRY:
            return {}
        for index in range(count):
            entry = entries[index * _ENTRY : (index + 1) * _ENTRY]
            if entry[17:18] == b"n":
                starts[first + index] = int(entry[:10])
    return starts


def _head(chunk: bytes, number: int) -> bytes:
    """The object as far as its stream, empty when another stands here."""
    start = _START.match(chunk)
    if start is None or int(start[1]) != number:
        return b""
    stream = chunk.find(b"stream")
    return chunk[:stream] if stream >= 0 else chunk


def _is_whole(data: bytes, place: tuple[int, int], head: bytes, heads: Mapping[int, bytes]) -> bool:
    """Whether the place holds this object and nothing else."""
    begin, end = place
    if not head:
        return False
    if begin + len(head) == end:
        return head.count(b"endobj") == 1 and head.rstrip().endswith(b"endobj")
    length, stream = _LENGTH.search(head), _STREAM.match(data, begin + len(head), end)
    if length is None or stream is None:
        return False
    size = int(length[1])
    if length[2]:
        number = _WHOLE_NUMBER.match(heads.get(size, b""))
        if number is None:
            return False
        size = int(number[1])
    return bool(_STREAM_END.match(data, stream.end() + size, end))


def _references(head: bytes) -> set[int]:
    return {int(number) for number in _REFERENCE.findall(head)}
