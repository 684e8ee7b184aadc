import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from PIL import Image, ImageOps

from portal.attachments.read import read_bytes
from portal.attachments.reading import NotStripped
from portal.attachments.strip import strip_bytes
from tests.attachments import making as m
from tests.attachments.test_faults import SIGNED, image_only
from tests.attachments.test_hidden_places import (
    COMMENT,
    WORD,
    XMP,
    between,
    cut_off,
    info,
    packet,
    para,
    photographed,
    remarked,
)

PROFILE = b"ICC" * 50


def app(**values):
    """The application properties part."""
    return "<Properties>" + "".join(f"<{name}>{value}</{name}>" for name, value in values.items()) + "</Properties>"


def private(document):
    """An editor's private data at the page."""
    document.pages[0].obj.PieceInfo = pikepdf.Dictionary(X=pikepdf.Dictionary(Private=WORD))


def revised(text):
    """A document whose earlier revision held the word."""
    return m.with_revision(m.pdf(m.line(WORD)), text)


SOUND = b"\xff\xfb\x90\x00" + bytes(range(1, 200)) * 4


def mp4_box(name, body):
    """A box of a film."""
    return struct.pack(">I4s", len(body) + 8, name) + body


def film(inner=b""):
    """A film with this in its head, before its pictures."""
    return mp4_box(b"ftyp", b"mp42") + mp4_box(b"moov", mp4_box(b"mvhd", bytes(8)) + inner) + mp4_box(b"mdat", SOUND)


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


def seen(data, name):
    """The text that is shown, and the pixels, upright."""
    passages = [(passage.where, passage.text) for passage in read_bytes(data, name).passages if not passage.hidden]
    if name.rpartition(".")[2] not in {"jpg", "png", "webp", "gif"}:
        return passages
    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    if name == "a.jpg":  # turning recompresses: near enough to look the same
        upright = (
            upright.resize((4, 4), Image.Resampling.BOX).quantize(16, method=Image.Quantize.FASTOCTREE).convert("RGB")
        )
    return passages, upright.size, upright.tobytes() if name != "a.jpg" else None


def everything(data, name):
    """All that the reader finds, and all bytes with every stream unpacked."""
    reading = read_bytes(data, name)
    return "\n".join((*(passage.text for passage in reading.passages), *raw(data)))


def raw(data):
    """All bytes, those of inner files and of streams as well."""
    yield data.decode("latin-1")
    if data.startswith(b"PK"):
        for body in m.unzipped(data).values():
            yield from raw(body)
    elif b"%PDF" in data[:1024]:
        with pikepdf.open(io.BytesIO(data)) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_raw_bytes().decode("latin-1")


def test_a_photo_is_turned_and_keeps_its_profile():
    """A photo is turned and keeps its profile."""
    expected = (16, 24)
    data = m.picture(exif=m.exif(orientation=6, gps=True), icc_profile=PROFILE, quality=95)
    new = strip_bytes(data, "a.jpg")
    with Image.open(io.BytesIO(new)) as image, Image.open(io.BytesIO(data)) as old:
        assert (image.size, image.info["icc_profile"], dict(image.getexif())) == (expected, PROFILE, {})
        pairs = zip(image.convert("RGB").tobytes(), ImageOps.exif_transpose(old).convert("RGB").tobytes(), strict=True)
        assert max(abs(one - two) for one, two in pairs) < 40
    assert read_bytes(new, "a.jpg").has_location is False


def test_an_upright_photo_is_not_recompressed():
    """An upright photo is not recompressed."""
    data = m.picture(exif=m.exif(artist="x", orientation=1), icc_profile=PROFILE)
    expected = m.pixels(data)
    assert m.pixels(strip_bytes(data, "a.jpg")) == expected


def test_pixels_of_png_and_webp_stay_to_the_last_bit():
    """Pixels of png and webp stay to the last bit."""
    for kind, name in (("PNG", "a.png"), ("WEBP", "a.webp")):
        for turn in (1, 5, 6):
            data = m.picture(
                kind, exif=m.exif(artist="x", orientation=turn), **({"lossless": True} if kind == "WEBP" else {})
            )
            with Image.open(io.BytesIO(data)) as image:
                expected = ImageOps.exif_transpose(image).convert("RGBA").tobytes()
            assert m.pixels(strip_bytes(data, name))[1] == expected


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


def test_sound_and_film_stay_to_the_byte():
    """The sound is what it was, and every picture of a film lies where it lay."""
    assert SOUND == strip_bytes(b"ID3\x03\0\0\0\0\0\x05" + bytes(5) + SOUND + b"TAG" + bytes(125), "a.mp3")
    told = film(mp4_box(b"udta", WORD.encode()))
    new = strip_bytes(told, "a.mp4")
    assert (len(told), told.index(SOUND)) == (len(new), new.index(SOUND))
    assert None is strip_bytes(film(mp4_box(b"uuid", b"needed to play it")), "a.mp4")


def test_a_pdf_page_looks_the_same():
    """A pdf page looks the same."""
    data = m.pdf(m.line("a"), "q 90 0 0 90 0 0 cm /I Do Q\n" + m.line("b"), change=lambda d: (info(d), image_only(d)))
    assert rendered(strip_bytes(data, "a.pdf")) == rendered(data)


def rendered(data):
    """The pixels of each page."""
    import pypdfium2  # noqa: PLC0415 -- only here

    document = pypdfium2.PdfDocument(data)
    try:
        return [bytes(page.render(scale=1).buffer) for page in document]
    finally:
        document.close()


def test_the_text_of_a_docx_stays():
    """The text of a docx stays."""
    data = m.docx(para(m.run("甲" * 3000)), docProps__core_xml=m.core(creator=WORD))
    expected = m.unzipped(data)["word/document.xml"]
    assert m.unzipped(strip_bytes(data, "a.docx"))["word/document.xml"] == expected
