"""Real files for the tests, made of hand-written parts so that each test says where its words lie."""

import io
import struct
import warnings
import zipfile
import zlib

import pikepdf
from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "QX7731TOKEN"  # what is put where it should be found or stripped
HIDDEN, SEEN = True, False


def zipped(parts, *, method=zipfile.ZIP_DEFLATED, date=(2024, 5, 6, 7, 8, 10)):
    """A ZIP of the parts, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date), body, method)
    return out.getvalue()


def unzipped(data):
    """The parts of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named(parts):
    """``word__header1_xml`` as a keyword is the part word/header1.xml."""
    return {
        f"{name.removesuffix('_xml').replace('__', '/')}.xml" if name.endswith("_xml") else name: text
        for name, text in parts.items()
    }


def docx(body="<w:p><w:r><w:t>visible</w:t></w:r></w:p>", **parts):
    """A Word document with that body and further parts."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **named(parts),
        }
    )


def para(inner):
    """A paragraph of a Word document."""
    return f"<w:p>{inner}</w:p>"


def run(text, properties=""):
    """A run of text with its properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def core(**values):
    """The core properties part."""
    inner = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in values.items())
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
    )


def relations(*rows):
    """A relations part of (kind, target, mode)."""
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


EXTERNAL = ' TargetMode="External"'


def xlsx(rows="", *, state="visible", head="", tail="", strings=(), **parts):
    """A workbook with one sheet of these rows, and further parts."""
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="名单" sheetId="1" state="{state}" r:id="r1"/>'
            f"</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", "")),
            "xl/sharedStrings.xml": f"<sst {S}>{shared}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {S}>{head}<sheetData>{rows}</sheetData>{tail}</worksheet>",
            **named(parts),
        }
    )


def cell(reference, text, style=0):
    """A cell that holds its text itself."""
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def pptx(slide="<a:p><a:r><a:t>visible</a:t></a:r></a:p>", *, show="1", **parts):
    """A presentation with one slide, and further parts."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "ppt/presentation.xml": f"<p:presentation {A}/>",
            "ppt/slides/slide1.xml": f'<p:sld {A} show="{show}">{slide}</p:sld>',
            **named(parts),
        }
    )


def ofd(text="visible", **parts):
    """An OFD with one page, a line for each piece between bars, and further parts."""
    objects = "".join(
        f'<ofd:TextObject Boundary="10 {20 + 10 * line} 80 5"><ofd:TextCode>{piece}</ofd:TextCode></ofd:TextObject>'
        for line, piece in enumerate(text.split("|"))
    )
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content>{objects}</ofd:Content></ofd:Page>'
    return zipped(
        {
            "OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>',
            "Doc_0/Pages/Page_0/Content.xml": page,
            **named(parts),
        }
    )


def pdf(*contents, change=None, **save):
    """A document with one page for each content stream; ``change`` gets it before it is saved."""
    document = pikepdf.new()
    for content in contents or (line("visible"),):
        add_page(document, content)
    if change:
        change(document)
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fields that no form names are what some editors leave
        document.save(out, **save)
    return out.getvalue()


def packed(data):
    """The same document with its objects packed together."""
    out = io.BytesIO()
    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(data)) as document:
        warnings.simplefilter("ignore")
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def add_page(document, content):
    """The new last page with that content."""
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 400, 400],
            Contents=document.make_stream(content.encode()),
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
        )
    )
    document.pages.append(pikepdf.Page(page))
    return page


def picture_in(document, data):
    """A JPEG picture as an object of the PDF."""
    return document.make_stream(
        data,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=24,
        Height=16,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
    )


def line(text, x=50, y=300, paint="0 g"):
    """A line of text as PDF paints it."""
    return f"BT {paint} /F 12 Tf {x} {y} Td ({text}) Tj ET\n"


def with_revision(old, text):
    """The document with another content in an incremental update: the old one still lies before it."""
    at = old.rindex(b"startxref")
    previous = int(old[at + 9 :].split()[0])
    with pikepdf.open(io.BytesIO(old)) as document:
        number = document.pages[0].obj.Contents.objgen[0]
        root, size = document.Root.objgen[0], int(document.trailer.Size)
    body = line(text).encode()
    head = f"{number} 0 obj\n<</Length {len(body)}>>stream\n".encode()
    start = len(old) + 1
    new = b"\n" + head + body + b"\nendstream\nendobj\n"
    table = f"xref\n{number} 1\n{start:010d} 00000 n \ntrailer\n<</Size {size}/Root {root} 0 R/Prev {previous}>>\n"
    return old + new + table.encode() + f"startxref\n{len(old) + len(new)}\n%%EOF\n".encode()


def picture(kind="JPEG", *, exif=None, size=(24, 16), **save):
    """A small picture in many colours."""
    image = Image.new("RGB", size)
    image.putdata([(x * 9 % 256, y * 13 % 256, (x + y) * 5 % 256) for y in range(size[1]) for x in range(size[0])])
    out = io.BytesIO()
    if exif is not None:
        save["exif"] = exif
    image.save(out, kind, **save)
    return out.getvalue()


def exif(*, artist="", gps=False, orientation=0, comment=b""):
    """An EXIF block with these fields."""
    block = Image.Exif()
    if artist:
        block[0x013B] = artist
    if orientation:
        block[0x0112] = orientation
    if gps:
        block.get_ifd(0x8825).update({1: "N", 2: (23.0, 10.0, 5.0), 3: "E", 4: (107.0, 40.0, 1.0)})
    if comment:
        block.get_ifd(0x8769)[0x9286] = comment
    return block


def png_with(data, name, body):
    """The PNG with one more chunk behind its head."""
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return data[:33] + chunk + data[33:]


def riff(data, name, body):
    """A WebP with one more chunk at its end."""
    grown = data + name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return grown[:4] + struct.pack("<I", len(grown) - 8) + grown[8:]


def jpeg_with(data, marker, body):
    """The JPEG with one more segment behind its start."""
    return data[:2] + b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + data[2:]


SOUND = b"\xff\xfb\x90\x00" + bytes(range(1, 200)) * 4


def mp4_box(name, body):
    """A box of a film."""
    return struct.pack(">I4s", len(body) + 8, name) + body


def film(inner=b""):
    """A film with this in its head, before its pictures."""
    return mp4_box(b"ftyp", b"mp42") + mp4_box(b"moov", mp4_box(b"mvhd", bytes(8)) + inner) + mp4_box(b"mdat", SOUND)


def pixels(data):
    """Size and pixels of a picture."""
    with Image.open(io.BytesIO(data)) as image:
        return image.size, image.convert("RGBA").tobytes()
