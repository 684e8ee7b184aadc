"""Every place of an attachment where a word may lie is read, and told as seen or hidden."""

import gzip
import json

import pytest

from portal.attachments.read import read_bytes
from portal.attachments.reading import Reading
from tests.attachments import making as m
from tests.attachments.hidden_in_archives import OTHERS
from tests.attachments.hidden_in_office import DOCX, PPTX, XLSX
from tests.attachments.hidden_in_pdf import PDF, photographed
from tests.attachments.hidden_in_pictures import PICTURES
from tests.attachments.making import HIDDEN, WORD

CASES = [
    *(
        (f"{place} {kind}", data, f"a.{kind}", hidden, where)
        for kind, cases in (("docx", DOCX), ("xlsx", XLSX), ("pptx", PPTX), ("pdf", PDF))
        for place, (data, hidden, where) in cases.items()
    ),
    *((place, data, place.split()[0], HIDDEN, where) for place, (data, where) in PICTURES.items()),
    *((place, data, place.split()[0], hidden, where) for place, (data, hidden, where) in OTHERS.items()),
]


@pytest.mark.parametrize(
    ("data", "name", "hidden", "where"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_word_is_found_where_it_was_hidden(data, name, hidden, where):
    """A word is found where it was hidden."""
    expected = [hidden]
    reading = read_bytes(data, name)
    found = [passage for passage in reading.passages if WORD in passage.text and where in passage.where]
    assert [passage.hidden for passage in found][:1] == expected, reading
    assert not [fault for fault in reading.faults if fault.severity == "error"]
    if hidden:
        assert not [passage for passage in reading.passages if WORD in passage.text and not passage.hidden]
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_numbers_and_dates_of_cells_are_read_as_they_are_shown():
    """Numbers and dates of cells are read as they are shown."""
    expected = ["13800138000", "450123199001011000", "2024-03-01", "0.5", "TRUE text"]
    dates = f'<styleSheet {m.S}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows = (
        '<row><c r="A1"><v>1.3800138E10</v></c><c r="B1"><v>4.50123199001011E17</v></c><c r="C1" s="1"><v>45352</v></c>'
        '<c r="D1"><v>0.5</v></c><c r="E1" t="str"><v>TRUE text</v></c></row>'
    )
    reading = read_bytes(m.xlsx(rows, xl__styles_xml=dates), "a.xlsx")
    assert [passage.text for passage in reading.passages if not passage.hidden] == expected


def test_the_text_layer_of_a_scan_is_no_hidden_text():
    """The text layer of a scan is no hidden text."""
    expected = [("第1页", "recognised")]
    data = m.pdf("q 400 0 0 400 0 0 cm /I Do Q\n" + m.line("recognised", paint="3 Tr"), change=photographed)
    reading = read_bytes(data, "a.pdf")
    assert [(passage.where, passage.text) for passage in reading.passages if not passage.hidden] == expected


def test_pieces_of_a_line_of_an_ofd_are_joined():
    """Pieces of a line of an ofd are joined."""
    expected = "450123199001011234\nb"
    body = "".join(
        f'<TextObject Boundary="{x} {y} 9 5"><TextCode>{text}</TextCode></TextObject>'
        for x, y, text in ((1, 20, "450123"), (30, 20.2, "199001011234"), (1, 40, "b"))
    )
    reading = read_bytes(m.ofd(Doc_0__Pages__Page_0__Content_xml=f"<Page>{body}</Page>"), "a.ofd")
    assert [passage.text for passage in reading.passages if passage.where == "第1页"] == [expected]


def test_a_gzip_is_no_kind_to_publish():
    """A gzip is no kind to publish."""
    expected = [("attachment-unknown-type", "error")]
    reading = read_bytes(gzip.compress(b"x"), "a.gz")
    assert [(fault.rule, fault.severity) for fault in reading.faults] == expected
