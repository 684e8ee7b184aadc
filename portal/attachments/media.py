"""Sound and film: the texts of ID3 tags (id3.org, 2.3 and 2.4) and of the boxes of ISO/IEC 14496-12."""

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
_DEEP = 6


def read_mp3(data: bytes, scope: Scope) -> Iterator[Finding]:
    """The tags before and behind the sound."""
    if data.startswith(b"ID3") and len(data) > 10:  # noqa: PLR2004
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
        yield from readable_runs(data[10 : 10 + size].replace(b"\xff\xfe", b"\n\n"), "音频标签", scope)
    if data[-128:].startswith(b"TAG"):
        yield from readable_runs(data[-125:], "音频标签", scope)


def read_mp4(data: bytes, scope: Scope) -> Iterator[Finding]:
    """The texts of the boxes that hold neither picture nor sound, and whether they say where."""
    for body in _told(data, 0):
        yield from readable_runs(body, "视频属性", scope)
        if _PLACE.search(body):
            yield from location(scope)


def _told(data: bytes, depth: int) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data) and depth < _DEEP:
        size, name = struct.unpack(">I4s", data[at : at + 8])
        head = 8
        if size == 1 and at + 16 <= len(data):
            size, head = struct.unpack(">Q", data[at + 8 : at + 16])[0], 16
        elif size == 0:
            size = len(data) - at
        if size < head:
            return
        body = data[at + head : at + size]
        if name in _CONTAINERS:
            yield from _told(body, depth + 1)
        elif name in _TOLD:
            yield body
        at += size
