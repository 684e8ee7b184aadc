"""What cameras, phones and editors write into pictures: EXIF (CIPA DC-008), XMP and IPTC-IIM."""

import re
import struct
from collections.abc import Iterator
from html import unescape
from typing import Any

from PIL import ExifTags, Image

from portal.attachments.limits import LimitExceeded, Scope
from portal.attachments.reading import Finding, Passage

FAULTS = (ValueError, TypeError, KeyError, IndexError, OSError, struct.error, SyntaxError, EOFError, ZeroDivisionError)
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop)
_GPS_PLACE = frozenset({2, 4})  # GPSLatitude, GPSLongitude
_LABEL_LIMIT = 20_000
_IPTC = re.compile(rb"\x1c([\x01-\x09])([\x00-\xff])([\x00-\x7f][\x00-\xff])")
_XMP_PLACE = re.compile(r"GPS(?:Latitude|Longitude)\b")
_XMP_TEXT = re.compile(r">([^<]+)|(?<![\w:])([\w:]{1,99})=(?:\"([^\"]*)\"|'([^']*)')")
_XMP_LIMIT = 30_000_000


def read_exif(data: bytes, scope: Scope) -> Iterator[Finding]:
    """The texts of an EXIF block, and whether it says where the picture was taken."""
    exif = Image.Exif()
    try:
        exif.load(data)
        directories = [dict(exif), *(exif.get_ifd(directory) for directory in _DIRECTORIES)]
    except FAULTS:
        yield Passage("EXIF", data[:_LABEL_LIMIT].decode("utf-8", "replace"), hidden=True)
        return
    for number, directory in enumerate(directories):
        names = ExifTags.GPSTAGS if number == 2 else ExifTags.TAGS  # noqa: PLR2004
        for tag, value in directory.items():
            for text in _texts(value):
                yield Passage(f"EXIF“{names.get(tag, tag)}”", text, hidden=True)
    if _GPS_PLACE & directories[2].keys():
        yield from location(scope)


def read_xmp(data: bytes, scope: Scope, label: str = "XMP") -> Iterator[Finding]:
    """The texts and attribute values of an XMP packet; whether it says where."""
    if len(data) > _XMP_LIMIT:
        raise LimitExceeded("attachment-too-much-text")
    text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
    for found in _XMP_TEXT.finditer(text):
        value = unescape(found[1] or found[3] or found[4] or "").strip()
        if value and not (found[2] or "").startswith("xmlns"):
            yield Passage(label, value, hidden=True)
    if _XMP_PLACE.search(text):
        yield from location(scope)


def read_iptc(data: bytes) -> Iterator[Finding]:
    """The records of the IPTC block (IIM 4.2) in Photoshop's segment."""
    for found in _IPTC.finditer(data):
        (length,) = struct.unpack(">H", found[3])
        yield Passage("IPTC", as_text(data[found.end() : found.end() + length]), hidden=True)


def location(scope: Scope) -> Iterator[Finding]:
    """The place is told: a trait, and a warning."""
    yield "location"
    yield scope.fault("attachment-location", "warning")


def as_text(value: bytes) -> str:
    """Bytes of a text field without a declared encoding, without padding."""
    value = value.rstrip(b"\0 ")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever Pillow makes of a tag
    if isinstance(value, str):
        yield value.strip("\0 ")
        yield from _mended(value)
    elif isinstance(value, bytes):
        if 0 < len(value) <= _LABEL_LIMIT:
            yield from _decodings(value)
    elif isinstance(value, tuple) and value and all(isinstance(item, int) and 0 <= item < 256 for item in value):  # noqa: PLR2004
        yield from _decodings(bytes(value))


def _mended(value: str) -> Iterator[str]:
    """Pillow reads ASCII tags as Latin-1; Chinese cameras write UTF-8 or GBK there."""
    try:
        raw = value.encode("latin-1")
    except UnicodeEncodeError:
        return
    if not raw.isascii():
        yield as_text(raw)


def _decodings(value: bytes) -> Iterator[str]:
    """UserComment has a prefix of eight bytes, XPAuthor and its like are UTF-16."""
    text = value[8:] if value[:8] in {b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", bytes(8)} else value
    if value.startswith(b"UNICODE\0"):
        yield text.decode("utf-16-le", "replace").strip("\0 ")
        yield text.decode("utf-16-be", "replace").strip("\0 ")
    elif b"\0" in text.rstrip(b"\0"):
        yield text.decode("utf-16-le", "replace").strip("\0 ")
    else:
        yield as_text(text)
