"""A PDF whose drawn letters (Type 3 fonts) keep their width and box alone: no text is lost, a third of the time won.

Browsers draw each letter of a font that they cannot embed as a picture of its own (ISO 32000-1, 9.6.5), a thousand in
a file; pdfium parses them all for boxes that stand in their first line.
"""

import re
import zlib
from collections.abc import Iterator

from portal.attachments.pdf_layout import Layout

_GLYPHS = re.compile(rb"/CharProcs\s*<<(.*?)>>", re.DOTALL)
_REFERENCE = re.compile(rb"/[^\s/<>\[\]()]+\s+(\d{1,10})\s+0\s+R")
_PLAINLY_PACKED = re.compile(rb"/Filter\s*/FlateDecode\b")
_METRICS = re.compile(rb"\s*(?:-?[\d.]+\s+){6}d1\b")
_HEAD = 128  # bytes of a letter's drawing, of which the first line has about forty


def without_glyphs(data: bytes, layout: Layout) -> bytes:
    """The same file with every letter's drawing cut to its metrics where that is plain; every object stays in place."""
    out = bytearray(data)
    for number in _glyphs(layout):
        begin, end = layout.places.get(number, (0, 0))
        metrics = _metrics(data[begin:end], layout.heads.get(number, b""))
        new = b"%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj" % (number, len(metrics), metrics)
        if metrics and len(new) < end - begin:
            out[begin:end] = new.ljust(end - begin - 1) + b"\n"
    return bytes(out)


def _glyphs(layout: Layout) -> Iterator[int]:
    """The numbers of the letters' drawings; what anything but a font leads to is none."""
    for head in layout.heads.values():
        if b"/CharProcs" in head:
            for letters in _GLYPHS.findall(head):
                yield from (int(number) for number in _REFERENCE.findall(letters))


def _metrics(chunk: bytes, head: bytes) -> bytes:
    """The letter's first line, empty when it draws in colours or is not packed in the one usual way."""
    if not _PLAINLY_PACKED.search(head) or b"/DecodeParms" in head:
        return b""
    packed = chunk[len(head) :].removeprefix(b"stream").lstrip(b"\r").removeprefix(b"\n")
    try:
        found = _METRICS.match(zlib.decompressobj().decompress(packed, _HEAD))
    except zlib.error:
        return b""
    return found[0].strip() if found else b""
