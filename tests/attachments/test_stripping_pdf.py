"""A PDF keeps its looks, its conformance and its size when its traces are taken out."""

import io

import pikepdf
import pypdfium2
import pytest

from portal.attachments.strip import strip_bytes
from tests.attachments import making as m
from tests.attachments.hidden_in_pdf import info, packet, photographed, private
from tests.attachments.making import WORD
from tests.attachments.stripped import everything
from tests.attachments.test_faults import image_only


def test_what_a_pdf_conforms_to_is_still_said():
    """What a pdf conforms to is still said."""
    expected = {"{http://www.aiim.org/pdfa/ns/id/}part": "2", "{http://www.aiim.org/pdfa/ns/id/}conformance": "B"}

    def archival(document):
        with document.open_metadata() as metadata:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "B"
            metadata["dc:creator"] = [WORD]
            metadata["dc:title"] = "名单 & <表>"

    new = strip_bytes(m.pdf(change=archival), "a.pdf")
    with pikepdf.open(io.BytesIO(new)) as document, document.open_metadata() as metadata:
        kept = {key: value for key, value in metadata.items() if "pdfa/ns/id" in key}
        assert (kept, metadata["dc:title"]) == (expected, "名单 & <表>")
    assert WORD not in everything(new, "a.pdf")


UNPACKED = {"compress_streams": False, "object_stream_mode": pikepdf.ObjectStreamMode.generate}


def hybrid(data):
    """The file as Word writes it: with a second, empty table that tells where the packed objects are."""
    place = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    with pikepdf.open(io.BytesIO(data)) as document:
        root, size = document.Root.objgen[0], int(document.trailer.Size)
    table = f"xref\n0 0\ntrailer\n<</Size {size}/Root {root} 0 R/Prev {place}/XRefStm {place}>>\n"
    return data + table.encode() + f"startxref\n{len(data)}\n%%EOF\n".encode()


IN_PLACE = {
    "author": m.pdf(change=info),
    "XMP": m.pdf(change=packet, compress_streams=False),
    "private data": m.pdf(change=private),
    "EXIF of a picture": m.pdf(change=photographed),
    "XMP beside packed objects": m.pdf(change=packet, **UNPACKED),
    "XMP in a file by Word": hybrid(m.pdf(change=packet, **UNPACKED)),
    "EXIF beside packed objects": m.pdf(change=photographed, **UNPACKED),
}


@pytest.mark.parametrize("data", IN_PLACE.values(), ids=IN_PLACE)
def test_a_pdf_does_not_grow(data):
    """What is stripped of a PDF is replaced where it stood, and what was packed stays packed."""
    new = strip_bytes(data, "a.pdf")
    assert (len(data), False) == (len(new), WORD in everything(new, "a.pdf"))
    assert strip_bytes(new, "a.pdf") is None


def test_a_place_that_is_not_plain_is_not_patched():
    """An object whose number stands in the file twice is not replaced in the wrong place: the file is written anew."""
    decoys = "".join(f"% {number} 0 obj <</A (x)>> endobj\n" for number in range(1, 12))
    new = strip_bytes(m.pdf(decoys + m.line("visible"), change=packet, **UNPACKED), "a.pdf")
    assert (False, True) == (WORD in everything(new, "a.pdf"), decoys in everything(new, "a.pdf"))


def test_a_pdf_page_looks_the_same():
    """A pdf page looks the same."""
    data = m.pdf(m.line("a"), "q 90 0 0 90 0 0 cm /I Do Q\n" + m.line("b"), change=lambda d: (info(d), image_only(d)))
    assert rendered(strip_bytes(data, "a.pdf")) == rendered(data)


def rendered(data):
    """The pixels of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [bytes(page.render(scale=1).buffer) for page in document]
    finally:
        document.close()
