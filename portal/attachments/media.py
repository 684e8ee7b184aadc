"""Sound and film: ID3 tags (id3.org, 1, 2.3 and 2.4) and the boxes of ISO/IEC 14496-12, read and taken out."""

import re
import struct
from collections.abc import Iterator

from portal.attachments.exif import location
from portal.attachments.limits import Scope
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf"})
_TOLD = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip"})
_PLACE = re.compile(rb"\xa9xyz|com\.apple\.quicktime\.location\.ISO6709|loci")
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # other boxes of private kinds may be needed to play
_DEEP = 6
_SHIFTS, _HAS_FOOTER, _TAG = (21, 14, 7, 0), 0x10, 128


def read_mp3(data: bytes, scope: Scope) -> Iterator[Finding]:
    """The tags before and behind the sound."""
    begin, end = _sound(data)
    yield from readable_runs(data[:begin].replace(b"\xff\xfe", b"\n\n"), "音频标签", scope)
    yield from readable_runs(data[end:], "音频标签", scope)


def stripped_mp3(data: bytes) -> bytes:
    """The sound without its tags."""
    return data[slice(*_sound(data))]


def _sound(data: bytes) -> tuple[int, int]:
    """Where the sound lies between the tags."""
    begin, end = 0, len(data)
    while data.startswith(b"ID3", begin) and len(data) >= begin + 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[begin + 6 : begin + 10], _SHIFTS, strict=True))
        begin = min(begin + 10 + size + (10 if data[begin + 5] & _HAS_FOOTER else 0), end)
    if data.startswith(b"TAG", end - _TAG):
        end -= _TAG
    return begin, max(begin, end)


def read_mp4(data: bytes, scope: Scope) -> Iterator[Finding]:
    """The texts of the boxes that hold neither picture nor sound, and whether they say where."""
    for _, begin, end in _boxes(data, 0, len(data), 0):
        yield from readable_runs(data[begin:end], "视频属性", scope)
        if _PLACE.search(data, begin, end):
            yield from location(scope)


def stripped_mp4(data: bytes) -> bytes:
    """The film with what it tells made empty space of the same size, so that every picture stays in its place."""
    out = bytearray(data)
    for name, begin, end in _boxes(data, 0, len(data), 0):
        if data[name : name + 4] != b"uuid" or data.startswith(_XMP, begin):
            out[name : name + 4] = b"free"
            out[begin:end] = bytes(end - begin)
    return bytes(out)


def _boxes(data: bytes, at: int, end: int, depth: int) -> Iterator[tuple[int, int, int]]:
    """The boxes that tell something: where their name stands, where their body begins and ends."""
    while at + 8 <= end and depth < _DEEP:
        size, name = struct.unpack(">I4s", data[at : at + 8])
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack(">Q", data[at + 8 : at + 16])[0], 16
        elif size == 0:
            size = end - at
        if size < head:
            return
        stop = min(at + size, end)
        if name in _CONTAINERS:
            yield from _boxes(data, at + head, stop, depth + 1)
        elif name in _TOLD:
            yield at + 4, at + head, stop
        at += size
