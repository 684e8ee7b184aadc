"""The packet of properties in a PDF (XMP, ISO 16684), reduced to what nothing else in the file can say."""

import re
from collections.abc import Iterator

import pikepdf

_CONFORMS = re.compile(rb"pdf(aid|uaid|xid|vtid):(\w+)(?:=[\"']([^\"']+)[\"']|(?:\s[^<>]*)?>\s*([^<\s]+)\s*<)")
_SPACES = {
    b"aid": b"http://www.aiim.org/pdfa/ns/id/", b"uaid": b"http://www.aiim.org/pdfua/ns/id/",
    b"xid": b"http://www.npes.org/pdfx/ns/id/", b"vtid": b"http://www.npes.org/pdfvt/ns/id/",
}  # fmt: skip
_PACKET = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">%s</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
)
_EMPTY_PACKET = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_TITLE = (
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    b'<rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title></rdf:Description>'
)


def strip_packet(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """The packet anew: what the file conforms to (PDF/A, PDF/UA), which nothing but it can say, and then the title."""
    packet = document.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    try:
        said = packet.read_bytes()
    except pikepdf.DataDecodingError:
        said = b""
    title = document.trailer.get("/Info", pikepdf.Dictionary()).get("/Title")
    parts = _conformance(said)
    if parts and title is not None:
        parts += _TITLE % _escaped(str(title))
    new = _PACKET % parts if parts else _EMPTY_PACKET
    if said != new:
        packed = packet.read_raw_bytes()
        packet.write(new)
        yield packet, packed


def _conformance(said: bytes) -> bytes:
    found = {(space, key, one or two) for space, key, one, two in _CONFORMS.findall(said)}
    return b"".join(
        b'<rdf:Description rdf:about="" xmlns:pdf%s="%s" pdf%s:%s="%s"/>' % (space, _SPACES[space], space, key, value)
        for space, key, value in sorted(found)
    )


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
