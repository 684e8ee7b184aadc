"""GIF pictures (version 89a): comments, application data and plain text between the frames."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from portal.attachments.exif import as_text, read_xmp
from portal.attachments.jpeg import Broken, check_pixels
from portal.attachments.limits import Scope
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding, Passage

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION, _CONTROL = 0xFE, 0xFF, 0xF9
_PLAYED = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


class Block(NamedTuple):
    """A block with its kind (an extension's label, else its introducer; 0 behind the picture)."""

    kind: int
    body: bytes
    raw: bytes


def blocks(data: bytes) -> Iterator[Block]:
    """The blocks in their order, the head first as an image's."""
    if len(data) < 13:  # noqa: PLR2004
        raise Broken
    at = 13 + _table(data[10])
    yield Block(_IMAGE, b"", data[:at])
    while at < len(data):
        start = at
        if data[at] == _TRAILER:
            yield Block(_TRAILER, b"", data[at : at + 1])
            if at + 1 < len(data):
                yield Block(0, data[at + 1 :], b"")
            return
        if data[at] == _EXTENSION and at + 2 < len(data):
            kind, at = data[at + 1], at + 2
        elif data[at] == _IMAGE and at + 10 < len(data):
            kind, at = _IMAGE, at + 11 + _table(data[at + 9])
        else:
            raise Broken
        body, at = _sub_blocks(data, at)
        yield Block(kind, body, data[start:at])
    raise Broken


def read_gif(data: bytes, scope: Scope) -> Iterator[Finding]:
    """What the picture says beside its frames."""
    check_pixels(*struct.unpack("<2H", data[6:10]))
    for kind, body, _ in blocks(data):
        if kind == _COMMENT:
            yield Passage("图片注释", as_text(body), hidden=True)
        elif kind == _APPLICATION and body.startswith(b"XMP DataXMP"):
            yield from read_xmp(body[11:], scope)
        elif not _is_picture(kind, body):
            yield from readable_runs(body, "图片附带数据", scope)


def stripped_gif(data: bytes) -> bytes:
    """The same frames without comments and application data that no player needs."""
    return b"".join(raw for kind, body, raw in blocks(data) if _is_picture(kind, body))


def _is_picture(kind: int, body: bytes) -> bool:
    return kind in {_IMAGE, _TRAILER, _CONTROL, 0x01} or (kind == _APPLICATION and body.startswith(_PLAYED))


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, at: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    while True:
        if at >= len(data):
            raise Broken
        length = data[at]
        if length == 0:
            return b"".join(parts), at + 1
        parts.append(data[at + 1 : at + 1 + length])
        at += 1 + length
