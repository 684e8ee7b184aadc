"""JPEG pictures (ISO/IEC 10918-1): segments read for what they say, and dropped where they are not the picture."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from portal.attachments.exif import as_text, read_exif, read_iptc, read_xmp
from portal.attachments.limits import PIXELS, LimitExceeded, Scope
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding, Passage

_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15, _COM, _SOS, _EOI = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE, 0xDA, 0xD9
_EXIF = b"Exif\0\0"
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_EXTENSION_HEAD = 40
_UPRIGHT = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0"


class Segment(NamedTuple):
    """A marker with its bytes; the picture's own data is one segment from its start of scan to its end."""

    marker: int
    body: bytes
    raw: bytes


class Broken(ValueError):
    """The bytes end, or go on, where the format says otherwise."""


def segments(data: bytes) -> Iterator[Segment]:
    """The segments in their order, then (marker 0) what lies behind the picture."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 or data[at] != 0xFF:  # noqa: PLR2004
            raise Broken
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == _SOS:
            end = _end_of_picture(data, at + 2)
            yield Segment(marker, b"", data[at:end])
            if end < len(data):
                yield Segment(0, data[end:], b"")
            return
        if len(data) < at + 2 + length or length < 2:  # noqa: PLR2004
            raise Broken
        yield Segment(marker, data[at + 4 : at + 2 + length], data[at : at + 2 + length])
        at += 2 + length


def _end_of_picture(data: bytes, at: int) -> int:
    """Behind the end marker: within a scan 0xFF is followed by 0 or a restart; other segments are stepped over."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        marker = data[at + 1]
        if marker == _EOI:
            return at + 2
        if marker >= 0xC0 and not 0xD0 <= marker <= 0xD8 and at + 4 <= len(data):  # noqa: PLR2004
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        else:
            at += 2 if marker != 0xFF else 1  # noqa: PLR2004


def read_jpeg(data: bytes, scope: Scope) -> Iterator[Finding]:
    """EXIF, XMP, IPTC, comments, and what was hung behind the picture."""
    for marker, body, _ in segments(data):
        if marker in _FRAMES:
            _check_size(body)
        elif marker == _APP1 and body.startswith(_EXIF):
            yield from read_exif(body, scope)
        elif marker == _APP1 and body.startswith(_XMP):
            head = len(_XMP[0]) if body.startswith(_XMP[0]) else len(_XMP[1]) + _EXTENSION_HEAD
            yield from read_xmp(body[head:], scope)
        elif marker == _APP13:
            yield from read_iptc(body)
        elif marker == _COM:
            yield Passage("图片注释", as_text(body), hidden=True)
        elif marker == 0 or (_APP1 <= marker <= _APP15 and marker != _APP14):
            yield from readable_runs(body, "图片附带数据", scope)


def _check_size(frame: bytes) -> None:
    if len(frame) >= 5:  # noqa: PLR2004
        height, width = struct.unpack(">2H", frame[1:5])
        check_pixels(width, height)


def check_pixels(width: int, height: int) -> None:
    """Refuse a picture that would fill the memory of whoever opens it."""
    if width * height > PIXELS:
        raise LimitExceeded("attachment-too-many-pixels", size=f"{width}×{height}")


def stripped_jpeg(data: bytes, orientation: int = 1) -> bytes:
    """The same picture, not recompressed, with nothing beside it but its colour profile and how it is turned."""
    out = bytearray(data[:2])
    if orientation != 1:
        body = _UPRIGHT % orientation
        out += b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    for marker, body, raw in segments(data):
        is_profile = marker == _APP2 and body.startswith(b"ICC_PROFILE\0")
        if marker in {_APP0, _APP14} or is_profile or not (_APP1 <= marker <= _APP15 or marker == _COM):
            out += raw
    return bytes(out)
