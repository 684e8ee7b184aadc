"""The traces of who wrote a file are taken out of it, and nothing that is seen."""

import zipfile
import zlib

import pikepdf
import pytest

from portal.attachments.read import read_bytes
from portal.attachments.reading import NotStripped
from portal.attachments.strip import strip_bytes
from tests.attachments import making as m
from tests.attachments.hidden_in_archives import between, remarked
from tests.attachments.hidden_in_pdf import cut_off, info, packet, photographed, private
from tests.attachments.hidden_in_pictures import COMMENT, XMP
from tests.attachments.making import SOUND, WORD, film, mp4_box, para
from tests.attachments.stripped import everything, seen
from tests.attachments.test_faults import SIGNED


def app(**values):
    """The application properties part."""
    return "<Properties>" + "".join(f"<{name}>{value}</{name}>" for name, value in values.items()) + "</Properties>"


def revised(text):
    """A document whose earlier revision held the word."""
    return m.with_revision(m.pdf(m.line(WORD)), text)


def ofd_root(properties):
    """The root part of an OFD with these properties."""
    return (
        '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        f"{properties}</ofd:DocInfo></ofd:DocBody></ofd:OFD>"
    )


OFFICE = {
    "author": {"docProps/core.xml": m.core(creator=WORD, title="t")},
    "last author": {"docProps/core.xml": m.core(lastModifiedBy=WORD)},
    "company": {"docProps/app.xml": app(Company=WORD)},
    "manager": {"docProps/app.xml": app(Manager=WORD)},
    "template": {"docProps/app.xml": app(Template=f"C:\\Users\\{WORD}\\a.dotm")},
    "custom property": {"docProps/custom.xml": f"<Properties><property name='x'><v>{WORD}</v></property></Properties>"},
    "thumbnail": {"docProps/thumbnail.jpeg": m.picture(exif=m.exif(artist=WORD))},
}
WORD_ONLY = {
    "rsids": {"word/settings.xml": f"<w:settings {m.W}><w:rsids><w:rsid w:val='{WORD}'/></w:rsids></w:settings>"},
    "path of the template": {
        "word/_rels/settings.xml.rels": m.relations(("attachedTemplate", f"file:///C:/{WORD}.dotm", m.EXTERNAL))
    },
    "EXIF of a picture": {"word/media/a.jpg": m.picture(exif=m.exif(artist=WORD))},
}
PATH = f'<x15ac:absPath url="C:\\Users\\{WORD}\\" xmlns:x15ac="u"/>'
STRIPS = {
    **{f"docx {name}": (m.docx(**parts), "a.docx") for name, parts in (OFFICE | WORD_ONLY).items()},
    **{
        f"xlsx {name}": (m.xlsx(f"<row>{m.cell('A1', 'visible')}</row>", **parts), "a.xlsx")
        for name, parts in OFFICE.items()
    },
    **{f"pptx {name}": (m.pptx(**parts), "a.pptx") for name, parts in OFFICE.items()},
    "xlsx path": (m.xlsx(xl__workbook_xml=f"<workbook {m.S}>{PATH}</workbook>"), "a.xlsx"),
    "pdf author": (m.pdf(m.line("visible"), change=info), "a.pdf"),
    "pdf author packed": (m.pdf(change=info, object_stream_mode=pikepdf.ObjectStreamMode.generate), "a.pdf"),
    "pdf XMP": (m.pdf(change=packet), "a.pdf"),
    "pdf private data": (m.pdf(change=private), "a.pdf"),
    "pdf earlier revision": (revised("visible"), "a.pdf"),
    "pdf page cut off": (m.pdf(change=cut_off), "a.pdf"),
    "pdf EXIF of a picture": (m.pdf("q 9 0 0 9 0 0 cm /I Do Q", change=photographed), "a.pdf"),
    "pdf behind the end": (m.pdf() + WORD.encode(), "a.pdf"),
    "jpeg EXIF": (m.picture(exif=m.exif(artist=WORD, gps=True)), "a.jpg"),
    "jpeg turned": (m.picture(exif=m.exif(artist=WORD, orientation=6, comment=COMMENT)), "a.jpg"),
    "jpeg XMP": (m.jpeg_with(m.picture(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), "a.jpg"),
    "jpeg comment": (m.jpeg_with(m.picture(), 0xFE, WORD.encode()), "a.jpg"),
    "jpeg behind": (m.picture(progressive=True) + WORD.encode(), "a.jpg"),
    "png text": (m.png_with(m.picture("PNG"), b"tEXt", b"Author\0" + WORD.encode()), "a.png"),
    "png packed": (m.png_with(m.picture("PNG"), b"zTXt", b"A\0\0" + zlib.compress(WORD.encode())), "a.png"),
    "png EXIF": (m.picture("PNG", exif=m.exif(artist=WORD)), "a.png"),
    "png turned": (m.picture("PNG", exif=m.exif(artist=WORD, orientation=8)), "a.png"),
    "png behind": (m.picture("PNG") + WORD.encode(), "a.png"),
    "webp EXIF": (m.picture("WEBP", exif=m.exif(artist=WORD)), "a.webp"),
    "webp turned": (m.picture("WEBP", exif=m.exif(artist=WORD, orientation=3), lossless=True), "a.webp"),
    "webp XMP": (m.picture("WEBP", xmp=XMP), "a.webp"),
    "gif comment": (m.picture("GIF", comment=WORD.encode()), "a.gif"),
    "docx remark": (m.docx(docProps__core_xml=m.core(description=WORD)), "a.docx"),
    "zip between members": (between(m.zipped({"a.txt": "visible"}), WORD.encode()), "a.zip"),
    "docx between members": (between(m.docx(), WORD.encode()), "a.docx"),
    "zip remark on a member": (remarked(WORD), "a.zip"),
    "png private": (m.png_with(m.picture("PNG"), b"prVW", WORD.encode()), "a.png"),
    "jpeg second picture": (m.jpeg_with(m.picture(), 0xE2, b"XPF\0" + WORD.encode()), "a.jpg"),
    "ofd author": (m.ofd(OFD_xml=ofd_root(f"<ofd:Author>{WORD}</ofd:Author><ofd:Title>t</ofd:Title>")), "a.ofd"),
    "ofd field": (
        m.ofd(OFD_xml=ofd_root(f"<ofd:CustomDatas><ofd:CustomData Name='x'>{WORD}</ofd:CustomData></ofd:CustomDatas>")),
        "a.ofd",
    ),
    "ofd photo": (m.ofd(**{"Doc_0/Res/a.jpg": m.picture(exif=m.exif(artist=WORD))}), "a.ofd"),
    "mp3 tag": (b"ID3\x03\0\0\0\0\0\x20" + WORD.encode().ljust(32, b"\0") + SOUND, "a.mp3"),
    "mp3 tag behind": (SOUND + b"TAG" + WORD.encode().ljust(125, b"\0"), "a.mp3"),
    "mp4 tags": (film(mp4_box(b"udta", mp4_box(b"\xa9nam", WORD.encode()))), "a.mp4"),
    "mp4 tags of a track": (film(mp4_box(b"trak", mp4_box(b"meta", WORD.encode()))), "a.mp4"),
    "mp4 XMP": (film() + mp4_box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + WORD.encode()), "a.mp4"),
    "zip photo": (m.zipped({"a.txt": "visible", "b.jpg": m.picture(exif=m.exif(artist=WORD))}), "a.zip"),
    "zip document": (m.zipped({"b.docx": m.docx(docProps__core_xml=m.core(creator=WORD))}), "a.zip"),
}


@pytest.mark.parametrize(("data", "name"), STRIPS.values(), ids=STRIPS)
def test_a_word_is_gone_and_what_is_seen_stays(data, name):
    """A word is gone and what is seen stays."""
    expected = seen(data, name)
    assert WORD in everything(data, name)
    new = strip_bytes(data, name)
    assert new is not None
    assert WORD not in everything(new, name)
    assert seen(new, name) == expected
    assert not [fault for fault in read_bytes(new, name).faults if fault.severity == "error"]
    assert strip_bytes(data, name) == new
    assert strip_bytes(new, name) in {None, new}


@pytest.mark.parametrize(("name", "data"), SIGNED.items(), ids=SIGNED)
def test_a_signed_file_is_left_alone(name, data):
    """A signed file is left alone."""
    assert strip_bytes(data, name) is None


NOTHING_TO_STRIP = {
    "a.png": m.picture("PNG"),
    "a.gif": m.picture("GIF"),
    "a.docx": m.docx(),
    "a.zip": m.zipped({"a.txt": "x"}),
    "a.csv": b"a",
    "a.svg": b"<svg/>",
    "a.pdf": m.pdf(),
    "c.pdf": m.pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
}


@pytest.mark.parametrize(("name", "data"), NOTHING_TO_STRIP.items(), ids=NOTHING_TO_STRIP)
def test_a_file_without_names_is_published_as_it_lies(name, data):
    """A file without names is published as it lies."""
    assert strip_bytes(data, name) is None


BROKEN = {
    "b.pdf": b"%PDF-1.4 broken",
    "b.docx": m.zipped({"[Content_Types].xml": m.TYPES, "word/document.xml": ""}, method=zipfile.ZIP_BZIP2),
    "b.jpg": b"\xff\xd8\xff\xe0",
}


@pytest.mark.parametrize(("name", "data"), BROKEN.items(), ids=BROKEN)
def test_a_file_that_cannot_be_stripped_is_not_passed_as_clean(name, data):
    """A file that cannot be stripped is not passed as clean."""
    with pytest.raises(NotStripped):
        strip_bytes(data, name)


def test_comments_and_changes_are_left_to_the_author():
    """Comments and changes are left to the author."""
    body = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    data = m.docx(body, word__comments_xml=f"<w:comments {m.W}/>", docProps__core_xml=m.core(creator="x"))
    expected = {"word/document.xml", "word/comments.xml"}
    old, new = m.unzipped(data), m.unzipped(strip_bytes(data, "a.docx"))
    assert {name for name in expected if old[name] == new[name]} == expected


def test_no_date_of_a_zip_survives_and_its_order_stays():
    """No date of a zip survives and its order stays."""
    data = m.docx(docProps__core_xml=m.core(creator="x"))
    expected = list(m.unzipped(data))
    new = strip_bytes(data, "a.docx")
    later = strip_bytes(m.zipped(m.unzipped(data), date=(2031, 1, 2, 3, 4, 6)), "a.docx")
    assert (list(m.unzipped(new)), new) == (expected, later)


def test_the_text_of_a_docx_stays():
    """The text of a docx stays."""
    data = m.docx(para(m.run("甲" * 3000)), docProps__core_xml=m.core(creator=WORD))
    expected = m.unzipped(data)["word/document.xml"]
    assert m.unzipped(strip_bytes(data, "a.docx"))["word/document.xml"] == expected
