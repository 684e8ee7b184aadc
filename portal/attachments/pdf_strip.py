"""A PDF without the names and dates of its making, in one revision (ISO 32000-1, 7.5 and 14.3)."""

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf

from portal.attachments.jpeg import stripped_jpeg
from portal.attachments.pdf_layout import Layout, read_layout
from portal.attachments.pdf_packet import strip_packet
from portal.attachments.pdf_patch import has_revisions, patched

_KEPT = frozenset({"/Title", "/Subject", "/Keywords", "/Trapped"})
_WORTH_A_LOOK = re.compile(rb"/(?:PieceInfo|LastModified|Metadata|ByteRange|DCTDecode|Page)\b|#")
_SIZE = re.compile(rb"/Size (\d+)")


def stripped_pdf(data: bytes) -> bytes | None:
    """The document without them; None when there are none, or when it is signed.

    What fits where it stood is replaced there. Only a file with older states, deleted pages or loose objects is
    written anew, and one whose names are packed with other objects: it may grow, as its packing is undone.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        layout = read_layout(data)
        things = list(_worth_a_look(document, layout))
        if any(_is_signature(thing) for thing in things):
            return None
        changed = list(_strip(document, things))
        deleted = list(_deleted_pages(document, things))
        if not deleted and not document.is_encrypted and _is_all_in_use(document, data, layout):
            if not changed:
                return None
            new = patched(data, changed, layout)
            if new is not None and (layout or not _says_who(new)):
                return new
        for page in deleted:
            _empty_page(page)
        return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    """The document written anew. Streams stay as they are packed: two zlibs pack differently."""
    out = io.BytesIO()
    document.save(
        out,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        encryption=False,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _worth_a_look(document: pikepdf.Pdf, layout: Layout | None) -> Iterator[pikepdf.Object]:
    """The dictionaries and streams that may name somebody, by their bytes where these lie plainly."""
    if layout is None:
        things: Iterable[pikepdf.Object] = document.objects
    else:
        things = (document.get_object(number, 0) for number, head in layout.heads.items() if _WORTH_A_LOOK.search(head))
    return (thing for thing in things if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream))


def _is_all_in_use(document: pikepdf.Pdf, data: bytes, layout: Layout | None) -> bool:
    """Whether the file holds nothing but its present state."""
    if layout is not None:
        return next(layout.unreached(), None) is None
    if has_revisions(data) or document.get_warnings():  # mended: nobody knows what else lies there
        return False
    sizes = _SIZE.findall(_saved(document)[-2000:])
    packing = sum(_kind(thing) in {"/ObjStm", "/XRef"} for thing in document.objects if _is_stream(thing))
    return bool(sizes) and int(sizes[-1]) - 1 == len(document.objects) - packing


def _says_who(data: bytes) -> bool:
    with pikepdf.open(io.BytesIO(data)) as document:
        return any(True for _ in _strip(document, list(_worth_a_look(document, None))))


def _strip(document: pikepdf.Pdf, things: Iterable[pikepdf.Object]) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """Strip the document; each object that was changed, with its stream as it was."""
    yield from _strip_info(document)
    for thing in things:
        yield from _strip_object(thing)
    yield from strip_packet(document)


def _is_signature(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ByteRange" in thing


def _strip_info(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bytes]]:
    info = document.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary) and info.keys() - _KEPT:
        for key in sorted(info.keys() - _KEPT):
            del info[key]
        yield info, b""


def _strip_object(thing: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """Pictures carry EXIF, pages and pictures packets of their own, editors their private data (14.5)."""
    packed = thing.read_raw_bytes() if isinstance(thing, pikepdf.Stream) else b""
    keys = ["/PieceInfo", "/LastModified", *([] if _kind(thing) == "/Catalog" else ["/Metadata"])]
    found = [key for key in keys if key in thing]
    for key in found:
        del thing[key]
    upright = _stripped_picture(thing, packed) if packed else packed
    if upright != packed:
        thing.write(upright, filter=pikepdf.Name.DCTDecode)
    if found or upright != packed:
        yield thing, packed


def _stripped_picture(thing: pikepdf.Object, packed: bytes) -> bytes:
    if thing.get("/Subtype") != "/Image" or thing.get("/Filter") != "/DCTDecode" or "/DecodeParms" in thing:
        return packed
    try:
        return stripped_jpeg(packed)
    except ValueError:
        return packed


def _deleted_pages(document: pikepdf.Pdf, things: Iterable[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    """Pages of no page tree: they live on while a bookmark or the structure tree points at them."""
    kept = {page.obj.objgen for page in document.pages}
    for thing in things:
        if isinstance(thing, pikepdf.Dictionary) and _kind(thing) == "/Page" and thing.objgen not in kept:
            yield thing


def _empty_page(page: pikepdf.Object) -> None:
    for key in ("/Contents", "/Resources", "/Annots", "/Thumb"):
        if key in page:
            del page[key]


def _is_stream(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream)


def _kind(thing: pikepdf.Object) -> str:
    kind = thing.get("/Type")
    return str(kind) if isinstance(kind, pikepdf.Name) else ""
