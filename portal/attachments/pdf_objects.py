"""The strings and streams of a PDF's objects, wherever they hang: properties, notes, forms, scripts, inner files.

All objects of the file are looked at, not only those that a page leads to: what an editor has cut off still lies there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

from portal.attachments.exif import read_xmp
from portal.attachments.jpeg import read_jpeg
from portal.attachments.limits import Scope
from portal.attachments.pdf_keys import COMMENTS, LABELS, PASSED, TEXT_STREAMS, WITHOUT_TEXT
from portal.attachments.pdf_layout import Layout
from portal.attachments.reading import Finding, Passage

_PICTURE_MARKS = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0", b"\xff\xfe")
_PICTURE_HEAD = 200_000
_DEEP = 8
_TELLING = re.compile(
    rb"/(?:JS|XFA|RC|RV|V|EF|EmbeddedFile|ByteRange|Rect|Metadata|XML|Page|Template|Image|Form|PatternType)\b"
)
_MARKS = re.compile(rb"/(?:ID|Lang)\s*\([^()\\#]*\)")  # of the structure tree, which has thousands


@dataclass(slots=True)
class Leftovers:
    """What is met among the objects and read behind them: inner files, pages of no page tree, drawings."""

    kept: frozenset[tuple[int, int]] = frozenset()
    pages: list[pikepdf.Object] = field(default_factory=list)
    drawings: list[pikepdf.Stream] = field(default_factory=list)
    files: dict[tuple[int, int], pikepdf.Stream] = field(default_factory=dict)
    names: dict[tuple[int, int], str] = field(default_factory=dict)


def read_objects(
    document: pikepdf.Pdf, left: Leftovers, scope: Scope, layout: Layout | None = None
) -> Iterator[Finding]:
    """Everything the objects say, and what they make the file: signed, commented, with a script inside."""
    for thing in _telling(document, layout, scope):
        if isinstance(thing, pikepdf.Stream):
            yield from _stream(thing, left, scope)
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            _note(thing, left)
            yield from _dictionary(thing, scope, 0)
        elif isinstance(thing, pikepdf.Array):
            key = "/XFA" if _is_xfa(thing) else "/"
            for item in thing:
                yield from _values(key, item, scope, 0)
        elif isinstance(thing, pikepdf.String):
            yield Passage("文件对象", str(thing), hidden=True)
    yield from _dictionary(document.trailer, scope, _DEEP - 1)
    for place, stream in left.files.items():
        name = left.names.get(place, "未命名")
        yield scope.fault("attachment-embedded", "warning", name=name)
        yield from scope.inside(_unpacked(stream, scope), name)


def _telling(document: pikepdf.Pdf, layout: Layout | None, scope: Scope) -> Iterable[pikepdf.Object]:
    """The objects that may say something, by their bytes where these lie plainly; else all."""
    if layout is None:
        scope.budget.spend("attachment-too-many-objects", len(document.objects))
        return document.objects
    scope.budget.spend("attachment-too-many-objects", len(layout.heads))
    return [document.get_object(number, 0) for number, head in layout.heads.items() if _is_telling(head)]


def _is_telling(head: bytes) -> bool:
    """Whether it holds a string, in letters or hexadecimal, a name that counts, or one written in a roundabout way."""
    if b"(" in head and b"(" in _MARKS.sub(b"", head):
        return True
    return b"#" in head or b"<" in head.replace(b"<<", b"") or bool(_TELLING.search(head))


def _dictionary(thing: pikepdf.Object, scope: Scope, depth: int) -> Iterator[Finding]:
    keys = thing.keys()
    if "/Type" in keys and _name(thing, "/Type") in WITHOUT_TEXT:
        return
    is_signature = "/ByteRange" in keys
    if is_signature:
        yield "signed"
    if "/JS" in keys:
        yield scope.fault("attachment-pdf-script", "warning")
    if "/Rect" in keys and _name(thing, "/Subtype") in COMMENTS:
        yield scope.fault("attachment-comments", "warning")
    for key in sorted(keys - PASSED):
        if not (is_signature and key == "/Contents"):
            yield from _values(key, thing[key], scope, depth)


def _values(key: str, value: object, scope: Scope, depth: int) -> Iterator[Finding]:
    """The strings of a value that hangs here directly; objects with a number of their own are met on their own."""
    if isinstance(value, pikepdf.Stream):
        if key in TEXT_STREAMS:
            yield Passage(LABELS.get(key, "表单数据"), _unpacked(value, scope).decode("utf-8", "replace"), hidden=True)
    elif isinstance(value, pikepdf.String):
        text = str(value)
        if text.strip() and not _is_binary(text):
            yield Passage(LABELS.get(key, f"文件对象“{key[1:]}”"), text, hidden=True)
    elif depth < _DEEP and isinstance(value, pikepdf.Object) and not value.is_indirect:
        if isinstance(value, pikepdf.Dictionary):
            yield from _dictionary(value, scope, depth + 1)
        elif isinstance(value, pikepdf.Array) and any(not isinstance(item, int) for item in value):
            for item in value:
                yield from _values(key, item, scope, depth + 1)


def _stream(thing: pikepdf.Stream, left: Leftovers, scope: Scope) -> Iterator[Finding]:
    kind, subtype = _name(thing, "/Type"), _name(thing, "/Subtype")
    if kind == "/EmbeddedFile":
        left.files[thing.objgen] = thing
    elif subtype == "/Form" or "/PatternType" in thing:
        left.drawings.append(thing)
    elif subtype == "/XML" or kind == "/Metadata":
        yield from read_xmp(_unpacked(thing, scope), scope, "文件属性（XMP）")
    elif subtype == "/Image" and _name(thing, "/Filter") == "/DCTDecode":
        raw = thing.read_raw_bytes()
        if any(mark in raw[:_PICTURE_HEAD] for mark in _PICTURE_MARKS):
            yield from read_jpeg(raw, scope)


def _note(thing: pikepdf.Object, left: Leftovers) -> None:
    """Pages of no tree, and the names that file specifications (ISO 32000-1, 7.11.3) give to inner files."""
    if _name(thing, "/Type") in {"/Page", "/Template"} and thing.objgen not in left.kept:
        left.pages.append(thing)
    streams = thing.get("/EF")
    if not isinstance(streams, pikepdf.Dictionary):
        return
    name = thing.get("/UF") or thing.get("/F") or "未命名"
    for key in streams.keys():  # noqa: SIM118 -- a PDF dictionary is not iterable
        if isinstance(stream := streams[key], pikepdf.Stream):
            left.files[stream.objgen] = stream
            left.names[stream.objgen] = str(name)


def _is_xfa(thing: pikepdf.Array) -> bool:
    return len(thing) > 1 and isinstance(thing[0], pikepdf.String) and isinstance(thing[1], pikepdf.Stream)


def _unpacked(thing: pikepdf.Stream, scope: Scope) -> bytes:
    data = thing.read_bytes()
    scope.budget.spend("attachment-too-much-inside", len(data))
    return data


def _name(thing: pikepdf.Object, key: str) -> str:
    value = thing.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _is_binary(text: str) -> bool:
    strange = sum(1 for letter in text[:200] if letter < " " and letter not in "\t\r\n")
    return strange * 4 > len(text[:200])
