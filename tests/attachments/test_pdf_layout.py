import io
import zlib

import pikepdf
import pytest

from portal.attachments.limits import Budget, Scope
from portal.attachments.pdf import read_pages
from portal.attachments.pdf_glyphs import without_glyphs
from portal.attachments.pdf_layout import read_layout
from portal.attachments.read import read_bytes
from tests.attachments import making as m
from tests.attachments.hidden_in_pdf import PDF
from tests.attachments.making import WORD


@pytest.mark.parametrize("place", [place for place in PDF if place not in {"earlier revision", "behind the end"}])
def test_a_packed_pdf_says_what_a_plain_one_says(place):
    """Where the objects lie plainly they are chosen by their bytes; packed ones are all looked at, and say the same."""
    plain = PDF[place][0]
    packed = m.packed(plain)
    assert (place != "objects packed", False) == (read_layout(plain) is not None, read_layout(packed) is not None)
    assert said(plain) == said(packed)


def said(data):
    """All that is found in a PDF, in no order."""
    reading = read_bytes(data, "a.pdf")
    passages = {(passage.where, passage.text, passage.hidden) for passage in reading.passages}
    return passages, set(reading.faults), reading.signed


def test_drawn_letters_are_read_by_their_metrics():
    """A font whose letters are little drawings says the same, at the same places, when only their boxes are kept."""
    data = m.pdf("BT 0 g /T 12 Tf 50 300 Td (AB) Tj ET 45 295 12 20 re f", change=drawn)
    layout = read_layout(data)
    lighter = without_glyphs(data, layout)
    assert (len(data), True) == (len(lighter), data != lighter)
    assert b"re f" in unpacked_glyph(data)
    assert b"1000 0 0 0 1000 1000 d1" == unpacked_glyph(lighter)
    with_drawings = list(read_pages(data, (), scope()))
    assert with_drawings == list(read_pages(lighter, (), scope()))
    assert [("林", "护")] == [(page.text, page.unseen) for page in with_drawings]


def drawn(document):
    """A font of two drawn letters, A for 护 and B for 林."""
    box = b"1000 0 0 0 1000 1000 d1\n" + b"0 0 1000 1000 re f\n" * 20
    glyph = {"/a": document.make_stream(zlib.compress(box), Filter=pikepdf.Name.FlateDecode)}
    names = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <62a4> <42> <6797> endbfchar"
    document.pages[0].obj.Resources.Font.T = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary(glyph),
        Encoding=pikepdf.Dictionary(Differences=[65, pikepdf.Name.a, pikepdf.Name.a]),
        FirstChar=65,
        LastChar=66,
        Widths=[1000, 1000],
        ToUnicode=document.make_stream(names),
    )


def unpacked_glyph(data):
    """What draws the letters."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return document.pages[0].obj.Resources.Font.T.CharProcs["/a"].read_bytes()


def scope():
    """A reader at its start."""
    return Scope(Budget(), lambda *_: iter(()))


def written(*objects, between=b""):
    """A file of these objects in a table of places, with something behind each."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n%s" % (number, body, between)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + tail


ROOT, PAGES = b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 0 /Kids []>>"
STREAM = b"<</Length %b>>stream\n0123456789\nendstream"
PLAIN = {
    "without streams": written(ROOT, PAGES),
    "with a stream": written(ROOT, PAGES, STREAM % b"10"),
    "with its length elsewhere": written(ROOT, PAGES, STREAM % b"4 0 R", b"10"),
}
ODD = {
    "revised": m.with_revision(m.pdf(m.line(WORD)), "new"),
    "linearised": m.pdf(linearize=True),
    "packed": m.pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "with bytes behind": written(ROOT, PAGES) + b"more",
    "with bytes before": b"more" + written(ROOT, PAGES),
    "with bytes between": written(ROOT, PAGES, between=b"(secret)\n"),
    "with an object between": written(ROOT, PAGES, between=b"9 0 obj\n(secret)\nendobj\n"),
    "with bytes behind a stream": written(ROOT, PAGES, STREAM % b"4"),
    "cut short": written(ROOT, PAGES)[:-8],
    "with a wrong place": written(ROOT, PAGES).replace(b"0000000009", b"0000000010"),
}


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_a_plain_file_has_a_layout(data):
    """Each object is told with its place, and what its stream holds is left out of its head."""
    layout = read_layout(data)
    assert {number: b"%d 0 obj" % number for number in layout.places} == {
        number: data[begin : begin + 7] for number, (begin, _) in layout.places.items()
    }
    assert not any(b"0123456789" in head for head in layout.heads.values())


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_file_has_no_layout(data):
    """Only a file of which every byte is accounted for is read by its bytes."""
    assert read_layout(data) is None


def test_what_nothing_leads_to_is_told():
    """Objects that the trailer does not lead to are told, also when they lead to each other."""
    layout = read_layout(written(ROOT, PAGES, b"<</Next 4 0 R>>", b"<</Next 3 0 R>>"))
    assert [3, 4] == list(layout.unreached())
