"""A PDF without the names and dates of its making, in one revision (ISO 32000-1, 7.5 and 14.3)."""

import io
import re

import pikepdf

from portal.attachments.jpeg import stripped_jpeg

_KEPT = frozenset({"/Title", "/Subject", "/Keywords", "/Trapped"})
_CONFORMS = re.compile(rb"pdf(aid|uaid|xid|vtid):(\w+)(?:=[\"']([^\"']+)[\"']|(?:\s[^<>]*)?>\s*([^<\s]+)\s*<)")
_SPACES = {
    b"aid": b"http://www.aiim.org/pdfa/ns/id/", b"uaid": b"http://www.aiim.org/pdfua/ns/id/",
    b"xid": b"http://www.npes.org/pdfx/ns/id/", b"vtid": b"http://www.npes.org/pdfvt/ns/id/",
}  # fmt: skip
_PACKET = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">%s</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
)
_TITLE = (
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    b'<rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title></rdf:Description>'
)


def stripped_pdf(data: bytes) -> bytes | None:
    """The document rewritten; None when it is signed. Streams stay as they are packed: two zlibs pack differently."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if any(_is_signature(thing) for thing in document.objects):
            return None
        _strip_info(document)
        kept = {page.obj.objgen for page in document.pages}
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                _strip_object(thing)
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Page" and thing.objgen not in kept:
                _empty_page(thing)
        _strip_root(document)
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


def _is_signature(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ByteRange" in thing


def _strip_info(document: pikepdf.Pdf) -> None:
    info = document.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key in sorted(info.keys() - _KEPT):
        del info[key]
    if not info.keys():
        del document.trailer["/Info"]


def _strip_object(thing: pikepdf.Object) -> None:
    """Pictures carry EXIF, pages and pictures packets of their own, editors their private data (14.5)."""
    for key in ("/PieceInfo", "/LastModified"):
        if key in thing:
            del thing[key]
    if not isinstance(thing, pikepdf.Stream):
        if "/Metadata" in thing and thing.get("/Type") != "/Catalog":
            del thing["/Metadata"]
        return
    if "/Metadata" in thing:
        del thing["/Metadata"]
    if thing.get("/Subtype") == "/Image" and thing.get("/Filter") == "/DCTDecode" and "/DecodeParms" not in thing:
        raw = thing.read_raw_bytes()
        try:
            new = stripped_jpeg(raw)
        except ValueError:
            return
        if new != raw:
            thing.write(new, filter=pikepdf.Name.DCTDecode)


def _empty_page(page: pikepdf.Dictionary) -> None:
    """A page that was deleted lives on while a bookmark or the structure tree points at it."""
    for key in ("/Contents", "/Resources", "/Annots", "/Thumb"):
        if key in page:
            del page[key]


def _strip_root(document: pikepdf.Pdf) -> None:
    """The packet anew: the title, and what the file conforms to (PDF/A, PDF/UA), which nothing but it can say."""
    packet = document.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    try:
        said = packet.read_bytes()
    except pikepdf.DataDecodingError:
        said = b""
    parts = [_conformance(said)]
    title = document.trailer.get("/Info", pikepdf.Dictionary()).get("/Title")
    if title is not None:
        parts.append(_TITLE % _escaped(str(title)))
    if any(parts):
        document.Root.Metadata = document.make_stream(
            _PACKET % b"".join(parts), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
    else:
        del document.Root["/Metadata"]


def _conformance(said: bytes) -> bytes:
    found = {(space, key, one or two) for space, key, one, two in _CONFORMS.findall(said)}
    return b"".join(
        b'<rdf:Description rdf:about="" xmlns:pdf%s="%s" pdf%s:%s="%s"/>' % (space, _SPACES[space], space, key, value)
        for space, key, value in sorted(found)
    )


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
