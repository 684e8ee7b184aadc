import contextlib
import random
import struct
import sys
import threading
import zipfile
import zlib

import pikepdf
import pytest

from portal.attachments import Bounds, NotStripped, Reading, read_attachment, strip_attachment
from portal.attachments.read import read_bytes
from portal.attachments.strip import strip_bytes
from tests.attachments import making as m
from tests.attachments.hidden_in_pdf import attached, photographed
from tests.attachments.test_faults import GOOD

SECONDS = 10
MEMORY_MB = 900
WHOLE = GOOD | {
    "c.pdf": m.with_revision(m.pdf(change=attached), "new"),
    "d.pdf": m.pdf("q 9 0 0 9 0 0 cm /I Do Q", change=photographed),
    "c.docx": m.docx(
        f"<w:tbl><w:tr><w:tc><w:p>{m.run('x')}</w:p></w:tc></w:tr></w:tbl>", docProps__core_xml=m.core(creator="x")
    ),
    "c.jpg": m.picture(exif=m.exif(artist="x", gps=True, orientation=6)),
    "c.png": m.png_with(m.picture("PNG", exif=m.exif(artist="x")), b"zTXt", b"A\0\0" + zlib.compress(b"x" * 99)),
    "c.webp": m.picture("WEBP", exif=m.exif(artist="x", orientation=6)),
    "c.gif": m.picture("GIF", comment=b"x"),
    "c.mp4": b"\0\0\0\x0cftypmp42\0\0\0\x24moov\0\0\0\x1cudta\0\0\0\x14\xa9xyz+23.1+107.6/",
    "c.mp3": b"ID3\x03\0\0\0\0\0\x20TPE1\0\0\0\x0c\0\0\0hello" + b"\0" * 20,
}


def spoiled(data, dice):
    """The bytes cut off, overwritten, repeated or grown at random."""
    data = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(4):
            case 0:
                del data[at:]
            case 1:
                data[at : at + 4] = dice.randbytes(4)
            case 2:
                data[at:at] = data[max(0, at - 40) : at]
            case _:
                data[at : at + 1] = b"\xff"
    return bytes(data)


@pytest.mark.parametrize("name", WHOLE)
def test_spoiled_files_are_read_or_refused(name):
    """Spoiled files are read or refused."""
    dice = random.Random(name)  # noqa: S311 -- the same files every time
    for _ in range(60):
        data = spoiled(WHOLE[name], dice)
        assert isinstance(read_bytes(data, name), Reading)
        assert isinstance(stripped(data, name), bytes | None)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jpg", "a.ofd", "a.svg", "a.csv"])
def test_noise_is_read_or_refused(name):
    """Noise is read or refused."""
    dice = random.Random(name)  # noqa: S311 -- the same noise every time
    for head in (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"<svg>",
    ):
        data = head + dice.randbytes(3000)
        assert isinstance(read_bytes(data, name), Reading)
        assert isinstance(stripped(data, name), bytes | None)


def stripped(data, name):
    """The file stripped, None where it is published as it lies or refused."""
    with contextlib.suppress(NotStripped):
        return strip_bytes(data, name)


def zeros(size):
    """Packed zeros with their unpacked size."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush(), size


def zip_of_zeros(name, size, times=1):
    """A ZIP that unpacks to members of ``size`` bytes each; the directory says the truth."""
    packed, size = zeros(size)
    crc = 0
    for _ in range(size >> 20):
        crc = zlib.crc32(bytes(1 << 20), crc)
    body, directory = b"", b""
    for number in range(times):
        inner = f"{number}{name}".encode()
        rest = struct.pack("<3H3I2H", 8, 0, 0x21, crc, len(packed), size, len(inner), 0)
        directory += (
            b"PK\x01\x02" + struct.pack("<3H", 20, 20, 0) + rest + struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + inner
        )
        body += b"PK\x03\x04" + struct.pack("<2H", 20, 0) + rest + inner + packed
    return body + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, times, times, len(directory), len(body), 0)


def many_pages(document):
    """A page tree of ten million pages in a few nodes."""
    kids = pikepdf.Array([document.pages[0].obj] * 10)
    for _ in range(6):
        node = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=kids, Count=1))
        kids = pikepdf.Array([node] * 10)
    document.Root.Pages = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=kids, Count=10_000_000)
    )


def exponential_forms(document):
    """Forms that each paint the next one ten times: 10^9 letters."""
    inner = document.make_stream(
        m.line("x").encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 9, 9],
        Resources=document.pages[0].obj.Resources,
    )
    for _ in range(9):
        inner = document.make_stream(
            b"/X Do " * 10,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 9, 9],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner)),
        )
    document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=inner)


def big_stream(document):
    """A packet of 400 MB of zeros."""
    packed = zlib.compress(bytes(400 << 20), 9)
    document.pages[0].obj.Metadata = document.make_stream(
        packed, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML, Filter=pikepdf.Name.FlateDecode
    )


def deep_zip(levels):
    """ZIPs in each other, stored."""
    data = m.zipped({"a.txt": "x"})
    for _ in range(levels):
        data = m.zipped({"a.zip": data}, method=zipfile.ZIP_STORED)
    return data


LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><w:document>&a11;</w:document>"
)

UNCLOSED = (
    ">" * 3_000_000,
    "<![CDATA[" * 300_000,
    "<!--" * 700_000,
    "a" * 3_000_000 + "@",
    '<a b="' * 500_000 + "@",
    "<" * 3_000_000 + "@",
)
BOMBS = {
    "ZIP of zeros": (zip_of_zeros("a.txt", 400 << 20), "a.zip", {"attachment-too-much-inside"}),
    "many members of zeros": (zip_of_zeros("a.txt", 8 << 20, 60), "a.zip", {"attachment-too-much-inside"}),
    "Word of zeros": (
        m.docx(**{"word/header1.xml": "<a>" + " " * (80 << 20) + "</a>"}),
        "a.docx",
        {"attachment-too-much-inside"},
    ),
    "very many members": (m.zipped({f"{n}.txt": "" for n in range(6000)}), "a.zip", {"attachment-too-many-members"}),
    "a hundred ZIPs deep": (deep_zip(100), "a.zip", {"attachment-too-deep"}),
    "a million laughs": (m.docx(word__footnotes_xml=LAUGHS), "a.docx", {"attachment-entities"}),
    "laughs in a drawing": (LAUGHS.replace("w:document", "svg").encode(), "a.svg", {"attachment-entities"}),
    "deep XML": (m.docx("<w:p>" * 100_000), "a.docx", {"attachment-too-deep"}),
    "ten million pages": (m.pdf(change=many_pages), "a.pdf", {"attachment-too-many-pages", "attachment-unreadable"}),
    "much packed text in a PNG": (
        m.png_with(m.picture("PNG"), b"zTXt", b"A\0\0" + zlib.compress(bytes(300 << 20))),
        "a.png",
        set(),
    ),
    "very many revisions": (m.pdf() + b"\n%%EOF" * 5000, "a.pdf", {"attachment-too-many-revisions"}),
    "unclosed parts": (m.docx(**{f"customXml/{n}.xml": part for n, part in enumerate(UNCLOSED)}), "a.docx", set()),
    "comments without end": (b"<!-- --> " * 11_000, "a.txt", set()),
    "much white space": (b" " * 1_000_000 + b"x", "a.txt", set()),
    "packed stream": (
        m.pdf(change=big_stream),
        "a.pdf",
        {"attachment-too-much-inside", "attachment-unreadable", "attachment-too-much-memory"},
    ),
    "long line": (b"x" * 30_000_000, "a.txt", {"attachment-too-much-text"}),
    "many lines": (b"x\n" * 500_000, "a.txt", {"attachment-too-many-passages"}),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_in_time(case, tmp_path):
    """A bomb is refused in time."""
    data, name, rules = BOMBS[case]
    (tmp_path / name).write_bytes(data)
    reading = read_attachment(tmp_path / name, name, Bounds(seconds=SECONDS, memory=MEMORY_MB << 20))
    errors = {fault.rule for fault in reading.faults if fault.severity == "error"}
    assert errors & rules or not (errors or rules), errors


def test_a_page_that_never_ends_is_given_up(tmp_path):
    """A page that never ends is given up."""
    expected = "attachment-too-slow"
    (tmp_path / "a.pdf").write_bytes(m.pdf("/X Do", change=exponential_forms))
    reading = read_attachment(tmp_path / "a.pdf", "a.pdf", Bounds(seconds=1, memory=MEMORY_MB << 20))
    assert reading.faults[0].rule in {expected, "attachment-too-much-memory", "attachment-unreadable"}
    assert read_attachment(good(tmp_path), "b.txt").passages[0].text == "hello"


def test_the_clock_ends_what_the_processor_does_not(tmp_path):
    """The clock ends what the processor does not."""
    expected = "attachment-too-slow"
    (tmp_path / "a.pdf").write_bytes(m.pdf("/X Do", change=exponential_forms))
    reading = read_attachment(tmp_path / "a.pdf", "a.pdf", Bounds(seconds=60, clock=0.5))
    assert reading.faults[0].rule == expected
    with pytest.raises(NotStripped):
        strip_attachment(tmp_path / "a.pdf", "a.pdf", Bounds(seconds=60, clock=0.001))


def test_threads_read_at_once(tmp_path):
    """Threads read at once."""
    expected = ["hello"] * 4
    path, found = good(tmp_path), []
    threads = [
        threading.Thread(target=lambda: found.append(read_attachment(path, "b.txt").passages[0].text)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    """A file that is not there is a fault."""
    expected = [("attachment-unreadable", "error")]
    reading = read_attachment(tmp_path / "none.pdf", "none.pdf")
    assert [(fault.rule, fault.severity) for fault in reading.faults] == expected


def test_a_hundred_thousand_cells_are_read(tmp_path):
    """A hundred thousand cells are read."""
    expected = 100_000
    rows = "".join(
        f"<row>{''.join(f'<c><v>{row}.{column}</v></c>' for column in range(20))}</row>" for row in range(5000)
    )
    (tmp_path / "a.xlsx").write_bytes(m.xlsx(rows))
    reading = read_attachment(tmp_path / "a.xlsx", "a.xlsx")
    assert (len([passage for passage in reading.passages if not passage.hidden]), reading.faults) == (expected, ())


def good(folder):
    """A file that can be read."""
    (folder / "b.txt").write_bytes(b"hello")
    return folder / "b.txt"


def test_no_program_library_is_loaded_before_a_file_is_read():
    """No program library is loaded before a file is read."""
    code = "import sys, portal.attachments; print([n for n in ('pikepdf', 'PIL', 'pypdfium2') if n in sys.modules])"
    import subprocess  # noqa: PLC0415 -- only here

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
