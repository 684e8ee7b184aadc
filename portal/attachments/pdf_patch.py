"""Objects of a PDF replaced where they stand: nothing else moves, the file keeps its size and what is packed in it."""

import re
from collections.abc import Iterable

import pikepdf

from portal.attachments.pdf_layout import Layout

_STREAM = re.compile(rb"stream(?:\r\n|\n)")
_STREAM_END = re.compile(rb"\s*endstream\s*endobj")
_HYBRID = re.compile(rb"xref\s+0 0\s+trailer\s*<<[^>]*/XRefStm\b")  # Word adds such a table for packed objects


def patched(data: bytes, changed: Iterable[tuple[pikepdf.Object, bytes]], layout: Layout | None) -> bytes | None:
    """The file with these objects as they are now, each with its stream as it was packed; None if one does not fit."""
    out = bytearray(data)
    for thing, packed in changed:
        place = layout.places[thing.objgen[0]] if layout else _place(data, thing.objgen, packed)
        new = _written(thing)
        if place is None or len(new) >= place[1] - place[0]:
            return None
        out[slice(*place)] = new.ljust(place[1] - place[0] - 1) + b"\n"
    return bytes(out)


def has_revisions(data: bytes) -> bool:
    """Whether an older state may lie in the file, or bytes that belong to no state."""
    ends = data.count(b"%%EOF") - len(_HYBRID.findall(data))
    return ends != 1 or not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF")


def _place(data: bytes, objgen: tuple[int, int], packed: bytes) -> tuple[int, int] | None:
    """Where the object stands, None when that is not plain."""
    found = list(re.finditer(rb"(?<!\d)%d\s+%d\s+obj\b" % objgen, data))
    if len(found) != 1:
        return None
    begin, body = found[0].span()
    end = data.find(b"endobj", body)
    stream = _STREAM.search(data, body, end if end >= 0 else len(data))
    if stream:
        tail = _STREAM_END.match(data, stream.end() + len(packed))
        return (begin, tail.end()) if tail and data.startswith(packed, stream.end()) else None
    if end < 0 or packed or not data[body:end].rstrip().endswith(b">>"):
        return None
    return begin, end + len(b"endobj")


def _written(thing: pikepdf.Object) -> bytes:
    head = b"%d %d obj\n" % thing.objgen
    if not isinstance(thing, pikepdf.Stream):
        return head + thing.unparse(resolved=True) + b"\nendobj"
    packed = thing.read_raw_bytes()
    words = pikepdf.Dictionary({**dict(thing.stream_dict.items()), "/Length": len(packed)})
    return head + words.unparse(resolved=True) + b"\nstream\n" + packed + b"\nendstream\nendobj"
