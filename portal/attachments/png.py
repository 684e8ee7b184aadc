"""PNG and WebP pictures: their chunks read for what they say, and dropped where they are not the picture."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from portal.attachments.exif import as_text, read_exif, read_xmp
from portal.attachments.jpeg import Broken, check_pixels
from portal.attachments.limits import Scope
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding, Passage

_DRAWN = b"IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB bKGD hIST pHYs acTL fcTL fdAT cICP mDCV cLLI mDCv cLLi"
_KEPT = frozenset((*_DRAWN.split(), b"iCCP"))  # all others are read and dropped
_TEXT_LIMIT = 2_000_000
_WEBP_FLAGS = 0x08 | 0x04  # EXIF and XMP in the VP8X chunk
_KNOWN_WEBP = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})


class Chunk(NamedTuple):
    """A chunk with its name; the name is empty for what lies behind the picture."""

    name: bytes
    body: bytes
    raw: bytes


def png_chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks of a PNG (ISO/IEC 15948) in their order."""
    at = 8
    while True:
        if len(data) < at + 12:
            raise Broken
        length, name = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if len(data) < end:
            raise Broken
        yield Chunk(name, data[at + 8 : end - 4], data[at:end])
        at = end
        if name == b"IEND":
            break
    if at < len(data):
        yield Chunk(b"", data[at:], b"")


def webp_chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks of a WebP (RFC 9649) in their order."""
    at, end = 12, min(len(data), 8 + struct.unpack("<I", data[4:8])[0])
    while at + 8 <= end:
        name, length = struct.unpack("<4sI", data[at : at + 8])
        after = at + 8 + length + length % 2
        if after > len(data) + 1:
            raise Broken
        yield Chunk(name, data[at + 8 : at + 8 + length], data[at:after])
        at = after
    if end < len(data):
        yield Chunk(b"", data[end:], b"")


def read_png(data: bytes, scope: Scope) -> Iterator[Finding]:
    """Text chunks, EXIF, XMP, and what was hung behind the picture."""
    for name, body, _ in png_chunks(data):
        if name == b"IHDR" and len(body) >= 8:  # noqa: PLR2004
            check_pixels(*struct.unpack(">2I", body[:8]))
        elif name in {b"tEXt", b"zTXt", b"iTXt"}:
            yield from _read_text(name, body, scope)
        elif name == b"eXIf":
            yield from read_exif(b"Exif\0\0" + body, scope)
        elif name == b"iCCP":
            key, _, packed = body.partition(b"\0")
            yield from readable_runs(key + b"\n" + _inflated(packed[1:]), "图片颜色配置", scope)
        elif name not in _KEPT:
            yield from readable_runs(body, "图片附带数据", scope)


def read_webp(data: bytes, scope: Scope) -> Iterator[Finding]:
    """EXIF, XMP, and chunks that no standard knows."""
    for name, body, _ in webp_chunks(data):
        if name == b"VP8X" and len(body) >= 10:  # noqa: PLR2004
            check_pixels(1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little"))
        elif name == b"EXIF":
            yield from read_exif(body if body.startswith(b"Exif\0\0") else b"Exif\0\0" + body, scope)
        elif name == b"XMP ":
            yield from read_xmp(body, scope)
        elif name not in _KNOWN_WEBP:
            yield from readable_runs(body, "图片附带数据", scope)


def stripped_png(data: bytes) -> bytes:
    """The same picture with its pixels and colours alone."""
    return data[:8] + b"".join(chunk.raw for chunk in png_chunks(data) if chunk.name in _KEPT)


def stripped_webp(data: bytes) -> bytes:
    """The same picture without EXIF, XMP and unknown chunks."""
    out = bytearray()
    for name, body, raw in webp_chunks(data):
        if name == b"VP8X":
            out += raw[:8] + bytes([body[0] & ~_WEBP_FLAGS]) + raw[9:]
        elif name in _KNOWN_WEBP:
            out += raw
    return data[:4] + struct.pack("<I", len(out) + 4) + b"WEBP" + bytes(out)


def _read_text(name: bytes, body: bytes, scope: Scope) -> Iterator[Finding]:
    key, _, rest = body.partition(b"\0")
    if name == b"tEXt":
        text = as_text(rest)
    elif name == b"zTXt":
        text = as_text(_inflated(rest[1:]))
    else:
        packed, (_, _, rest) = rest[:1] == b"\x01", rest[2:].partition(b"\0")
        rest = rest.partition(b"\0")[2]
        text = as_text(_inflated(rest) if packed else rest)
    if key == b"XML:com.adobe.xmp":
        yield from read_xmp(text.encode(), scope)
    elif key.startswith(b"Raw profile type"):
        yield from _read_profile(text, scope)
    else:
        yield Passage(f"图片文字“{as_text(key)}”", text, hidden=True)


def _read_profile(text: str, scope: Scope) -> Iterator[Finding]:
    """EXIF or IPTC as ImageMagick writes it: a name, a length, hexadecimal digits."""
    digits = "".join(text.split("\n")[3:])
    try:
        body = bytes.fromhex(digits)
    except ValueError:
        yield Passage("图片附带数据", text[:_TEXT_LIMIT], hidden=True)
        return
    if body.startswith(b"Exif\0\0"):
        yield from read_exif(body, scope)
    else:
        yield from readable_runs(body, "图片附带数据", scope)


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _TEXT_LIMIT)
