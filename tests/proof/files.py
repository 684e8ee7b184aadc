"""Files that hold words in all the places where a kind of file may hold them, the same bytes each time."""

import io

import pikepdf

from tests.attachments import making as m


def pdf(text: str, title: str, author: str, inner_name: str, inner_text: str) -> bytes:
    """A PDF of one page with a title, an author and a text file inside; its text is of ASCII letters."""

    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = title
        document.docinfo["/Author"] = author
        document.attachments[f"{inner_name}.txt"] = inner_text.encode()

    return m.pdf(m.line(text), change=change, deterministic_id=True)


def xlsx(text: str, hidden: str, title: str, creator: str) -> bytes:
    """A workbook with a row that is seen, one that is not, and properties."""
    rows = f'<row>{m.cell("A1", text)}</row><row hidden="1">{m.cell("A2", hidden)}</row>'
    return m.xlsx(rows, docProps__core_xml=m.core(title=title, creator=creator))


def ofd(text: str, title: str, author: str) -> bytes:
    """An OFD of one page with a title and an author."""
    told = f"<ofd:Title>{title}</ofd:Title><ofd:Author>{author}</ofd:Author>"
    root = f'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocInfo>{told}</ofd:DocInfo></ofd:OFD>'
    return m.ofd(text, OFD_xml=root)


def photo(artist: str, comment: str) -> bytes:
    """A photograph that tells who took it, with a comment."""
    return m.jpeg_with(m.picture(exif=m.exif(artist=artist)), 0xFE, comment.encode())


def streams_of(data: bytes) -> list[bytes]:
    """What is packed in a PDF, and the strings of its objects as text."""
    with pikepdf.open(io.BytesIO(data)) as document:
        streams = [thing.read_bytes() for thing in document.objects if _can_be_unpacked(thing)]
        words = [document.docinfo[key] for key in document.docinfo.keys()]  # noqa: SIM118 -- no mapping
        return [*streams, *(str(word).encode() for word in words), *(name.encode() for name in document.attachments)]


def _can_be_unpacked(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image"
