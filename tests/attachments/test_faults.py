import io
import struct

import pikepdf
import pytest

from portal.attachments.read import read_bytes
from tests.attachments import making as m
from tests.attachments.hidden_in_pdf import annotated, attached, script

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = m.pdf(encryption=pikepdf.Encryption(user="u", owner="o"))
RESTRICTED = m.pdf(encryption=pikepdf.Encryption(user="", owner="o"))


def locked_zip():
    """A member marked as encrypted, in its own head and in the directory."""
    data = bytearray(m.zipped({"a.txt": "x"}, method=0))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def image_only(document):
    """A second page that is a picture alone."""
    document.pages[1].obj.Resources.XObject = pikepdf.Dictionary(I=m.picture_in(document, m.picture()))


def wide_png():
    """A head that promises 3.6 thousand million pixels."""
    data = bytearray(m.picture("PNG"))
    data[16:24] = struct.pack(">2I", 60_000, 60_000)
    return bytes(data)


def nested_zip(levels):
    """A ZIP in a ZIP in a ZIP."""
    data = m.zipped({"a.txt": "x"})
    for _ in range(levels):
        data = m.zipped({"a.zip": data})
    return data


SCRIPTED = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"
ERRORS = {
    "PDF with a password": (LOCKED, "a.pdf", "attachment-encrypted", {}),
    "Word with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "attachment-encrypted", {}),
    "ZIP with a password": (locked_zip(), "a.zip", "attachment-encrypted", {}),
    "password in a ZIP": (m.zipped({"b.pdf": LOCKED}), "a.zip", "attachment-encrypted", {"part": " › b.pdf"}),
    "old Word": (OLE, "a.doc", "attachment-old-office", {}),
    "old Word by another name": (OLE, "a.docx", "attachment-old-office", {}),
    "WPS": (b"anything", "a.wps", "attachment-old-office", {}),
    "old Word in a ZIP": (m.zipped({"b.doc": OLE}), "a.zip", "attachment-old-office", {"part": " › b.doc"}),
    "PNG that says PDF": (m.picture("PNG"), "a.pdf", "attachment-type", {"name": "pdf", "found": "png"}),
    "PDF that says PNG": (m.pdf(), "a.png", "attachment-type", {"name": "png", "found": "pdf"}),
    "ZIP that says Word": (m.zipped({"a.txt": "x"}), "a.docx", "attachment-type", {"name": "docx", "found": "zip"}),
    "Excel that says Word": (m.xlsx(), "a.docx", "attachment-type", {"name": "docx", "found": "xlsx"}),
    "text that says Word": (b"hello", "a.docx", "attachment-type", {"name": "docx", "found": "txt"}),
    "noise that says PDF": (bytes(range(256)), "a.pdf", "attachment-type", {"name": "pdf", "found": "unknown"}),
    "program": (b"MZ\x90\0", "a.exe", "attachment-unknown-type", {"found": "exe"}),
    "program that says PDF": (b"MZ\x90\0", "a.pdf", "attachment-unknown-type", {"found": "pdf"}),
    "program in a ZIP": (m.zipped({"b.exe": b"MZ\x90\0"}), "a.zip", "attachment-unknown-type", {"part": " › b.exe"}),
    "script in a ZIP": (m.zipped({"b.bat": "echo"}), "a.zip", "attachment-unknown-type", {"part": " › b.bat"}),
    "page of the web": (b"<html>", "a.html", "attachment-unknown-type", {"found": "html"}),
    "no ending": (b"text", "README", "attachment-unknown-type", {"found": "?"}),
    "nothing": (b"", "a.pdf", "attachment-empty", {}),
    "broken ZIP": (b"PK\x03\x04" + bytes(40), "a.zip", "attachment-unreadable", {"reason": "BadZipFile"}),
    "broken PDF": (b"%PDF-1.7\nnothing", "a.pdf", "attachment-unreadable", {"reason": "PdfError"}),
    "broken JPEG": (m.picture()[:40], "a.jpg", "attachment-unreadable", {}),
    "broken XML": (m.docx("<w:p>"), "a.docx", "attachment-unreadable", {"reason": "ParseError"}),
    "macro": (m.docx(**{"word/vbaProject.bin": OLE}), "a.docx", "attachment-macro", {}),
    "SVG script": (
        SCRIPTED.format("<script>1</script>").encode(),
        "a.svg",
        "attachment-svg-active",
        {"found": "<script>"},
    ),
    "SVG handler": (
        SCRIPTED.format("<g onload='f()'/>").encode(),
        "a.svg",
        "attachment-svg-active",
        {"found": "onload=f()"},
    ),
    "SVG reference": (
        SCRIPTED.format("<image href='https://x.test/a.png'/>").encode(),
        "a.svg",
        "attachment-svg-active",
        {"found": "href=https://x.test/a.png"},
    ),
    "SVG link to a script": (
        SCRIPTED.format("<a href='javascript:f()'/>").encode(),
        "a.svg",
        "attachment-svg-active",
        {"found": "href=javascript:f()"},
    ),
    "SVG style": (
        SCRIPTED.format("<style>@import url(//x.test)</style>").encode(),
        "a.svg",
        "attachment-svg-active",
        {"found": "<style>"},
    ),
    "SVG entities": (
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg><text>&a;</text></svg>",
        "a.svg",
        "attachment-entities",
        {},
    ),
    "XML entities": (
        m.docx(word__header1_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        "a.docx",
        "attachment-entities",
        {},
    ),
    "too many pixels": (wide_png(), "a.png", "attachment-too-many-pixels", {"size": "60000×60000"}),
    "ZIP in ZIP in ZIP": (nested_zip(6), "a.zip", "attachment-too-deep", {"limit": "4"}),
    "deep XML": (m.docx("<w:p>" * 300 + "</w:p>" * 300), "a.docx", "attachment-too-deep", {"limit": "200"}),
}

WARNINGS = {
    "PDF not to be copied": (RESTRICTED, "a.pdf", "attachment-restricted", {}),
    "PDF without text": (
        m.pdf(m.line("a"), "q 9 0 0 9 0 0 cm /I Do Q", change=image_only),
        "a.pdf",
        "attachment-no-text",
        {"pages": "2"},
    ),
    "PDF with a script": (m.pdf(change=script), "a.pdf", "attachment-pdf-script", {}),
    "PDF with a note": (
        m.pdf(change=annotated(Subtype=pikepdf.Name.Text, Contents="x")),
        "a.pdf",
        "attachment-comments",
        {},
    ),
    "PDF with a file": (m.pdf(change=attached), "a.pdf", "attachment-embedded", {"name": "名单.docx"}),
    "PDF with covered text": (
        m.pdf(m.line("x"), m.line("y", paint="1 g")),
        "a.pdf",
        "attachment-covered-text",
        {"pages": "2"},
    ),
    "Word with a comment": (
        m.docx(word__comments_xml=f"<w:comments {m.W}><w:p/></w:comments>"),
        "a.docx",
        "attachment-comments",
        {},
    ),
    "Word with changes": (
        m.docx("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"),
        "a.docx",
        "attachment-tracked-changes",
        {},
    ),
    "Word with hidden text": (
        m.docx(f"<w:p>{m.run('x', '<w:vanish/>')}</w:p>"),
        "a.docx",
        "attachment-hidden-text",
        {},
    ),
    "Word with a linked picture": (
        m.docx(**{"word/_rels/document.xml.rels": m.relations(("image", "file:///C:/x.png", m.EXTERNAL))}),
        "a.docx",
        "attachment-external-link",
        {"target": "file:///C:/x.png"},
    ),
    "Excel with a link": (
        m.xlsx(
            **{
                "xl/externalLinks/_rels/externalLink1.xml.rels": m.relations(
                    ("externalLinkPath", "file:///D:/名单.xlsx", m.EXTERNAL)
                )
            }
        ),
        "a.xlsx",
        "attachment-external-link",
        {"target": "file:///D:/名单.xlsx"},
    ),
    "Excel with a hidden sheet": (
        m.xlsx(f"<row>{m.cell('A1', 'x')}</row>", state="hidden"),
        "a.xlsx",
        "attachment-hidden-cells",
        {},
    ),
    "photo with a place": (m.picture(exif=m.exif(gps=True)), "a.jpg", "attachment-location", {}),
    "photo with a place in a ZIP": (
        m.zipped({"b.jpg": m.picture(exif=m.exif(gps=True))}),
        "a.zip",
        "attachment-location",
        {"part": " › b.jpg"},
    ),
    "map in a ZIP": (m.zipped({"b.shp": bytes(100)}), "a.zip", "attachment-unread-member", {"part": " › b.shp"}),
    "film with a place": (
        b"\0\0\0\x0cftypmp42\0\0\0\x24moov\0\0\0\x1cudta\0\0\0\x14\xa9xyz+23.1+107.6/",
        "a.mp4",
        "attachment-location",
        {},
    ),
}


@pytest.mark.parametrize(("data", "name", "rule", "values"), ERRORS.values(), ids=ERRORS)
def test_a_file_is_refused(data, name, rule, values):
    """A file is refused."""
    assert ("error", rule) in said(data, name, values)


@pytest.mark.parametrize(("data", "name", "rule", "values"), WARNINGS.values(), ids=WARNINGS)
def test_a_file_is_passed_with_a_warning(data, name, rule, values):
    """A file is passed with a warning."""
    assert said(data, name, values) == [("warning", rule)]


def said(data, name, values):
    """The faults that hold these values, as (severity, rule)."""
    faults = read_bytes(data, name).faults
    return [(fault.severity, fault.rule) for fault in faults if values.items() <= dict(fault.values).items()]


GOOD = {
    "a.pdf": m.pdf(),
    "a.docx": m.docx(),
    "a.xlsx": m.xlsx(),
    "a.pptx": m.pptx(),
    "a.ofd": m.ofd(),
    "a.png": m.picture("PNG"),
    "a.jpg": m.picture(),
    "a.jpeg": m.picture(),
    "a.gif": m.picture("GIF"),
    "a.webp": m.picture("WEBP"),
    "a.svg": b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x'><svg><a href='https://x.test'>"
    b"<text>t</text></a></svg>",
    "a.zip": m.zipped({"a.txt": "x"}),
    "a.csv": b"a,b",
    "a.txt": b"1,2",
    "A.TXT": "中".encode("gbk"),
    "b.csv": "中,文".encode(),
}


@pytest.mark.parametrize(("name", "data"), GOOD.items(), ids=GOOD)
def test_a_file_is_passed(name, data):
    """A file is passed."""
    assert read_bytes(data, name).faults == ()


def signature(document):
    """A signature dictionary as a seal program writes it."""
    document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=[])
    document.Root.Seal = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"\x30\x82", Name="云岭县林业局")
    )


SIGNED = {
    "a.pdf": m.pdf(change=signature),
    "a.ofd": m.ofd(**{"Doc_0/Signs/Sign_0/Signature.xml": "<Signature/>"}),
    "a.docx": m.docx(**{"_xmlsignatures/sig1.xml": "<Signature/>", "docProps/core.xml": m.core(creator="x")}),
}


@pytest.mark.parametrize(("name", "data"), SIGNED.items(), ids=SIGNED)
def test_a_signature_is_seen(name, data):
    """A signature is seen."""
    assert read_bytes(data, name).signed is True


def test_the_place_of_a_photo_is_seen():
    """The place of a photo is seen."""
    assert read_bytes(m.picture(exif=m.exif(gps=True)), "a.jpg").has_location is True
    assert read_bytes(m.picture(exif=m.exif(artist="x")), "a.jpg").has_location is False


def test_a_signed_file_inside_does_not_make_the_outer_one_signed():
    """A signed file inside does not make the outer one signed."""
    assert read_bytes(m.zipped({"b.pdf": SIGNED["a.pdf"]}), "a.zip").signed is False


def test_the_first_revision_of_a_linearised_file_is_no_fault():
    """The first revision of a linearised file is no fault."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(m.pdf(m.line("a"), m.line("b")))) as document:
        document.save(out, linearize=True)
    reading = read_bytes(out.getvalue(), "a.pdf")
    assert ([passage.text for passage in reading.passages if not passage.hidden], reading.faults) == (["a", "b"], ())
