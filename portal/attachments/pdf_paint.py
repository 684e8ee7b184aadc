"""What a PDF page's bytes say of its painting, so that its letters need not all be asked (ISO 32000-1, 8.6, 9.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from portal.attachments.pdf_layout import Layout

_COLOR = re.compile(rb"(?:[gk]|scn?)(?=\s)")
_OPERANDS = {b"rg": 3, b"g": 1, b"k": 4}
_ANY_SPACE = frozenset({b"sc", b"scn"})  # a colour of the page's own space, or a pattern
_PALE, _LONGEST = 0.97, 120
_ALPHA = re.compile(rb"/ca[ \r\n]+([\d.]{1,12})")
_MASK = re.compile(rb"/S[ \r\n]*/(?:Alpha|Luminosity)\b")
_CLEAR = 0.1


@dataclass(frozen=True, slots=True)
class Paint:
    """Whether all its own letters are painted and dark, and whether notes or fields are drawn over it."""

    dark: bool
    noted: bool


def read_paint(document: pikepdf.Pdf, layout: Layout | None) -> list[Paint]:
    """What each page's operators say; ``dark`` only where the bytes show that nothing in the file is transparent."""
    opaque = layout is not None and not any(_is_clear(head) for head in layout.heads.values())
    return [Paint(opaque and _is_dark(page.obj), _is_noted(page.obj)) for page in document.pages]


def _is_clear(head: bytes) -> bool:
    if b"/ca" in head and any(_number(found) <= _CLEAR for found in _ALPHA.findall(head)):
        return True
    return (b"/Alpha" in head or b"/Luminosity" in head) and bool(_MASK.search(head))


def _is_dark(page: pikepdf.Object) -> bool:
    try:
        content = b"\n".join(_contents(page))
    except (pikepdf.PdfError, pikepdf.DataDecodingError):
        return False
    ends = (found.end() for found in _COLOR.finditer(content))
    return b"Tr" not in content and not any(_is_pale(content[max(0, end - _LONGEST) : end].split()) for end in ends)


def _contents(page: pikepdf.Object) -> Iterator[bytes]:
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        yield contents.read_bytes()
    elif isinstance(contents, pikepdf.Array):
        yield from (part.read_bytes() for part in contents if isinstance(part, pikepdf.Stream))


def _is_pale(words: list[bytes]) -> bool:
    """Whether the last word sets white, all but white, or what cannot be told from its numbers."""
    operator = words.pop()
    count = _OPERANDS.get(operator, 0)
    if not count or len(words) < count:
        return operator in _ANY_SPACE or count > 0
    numbers = [_number(word) for word in words[-count:]]
    return max(numbers) <= 1 - _PALE if operator == b"k" else min(numbers) >= _PALE


def _is_noted(page: pikepdf.Object) -> bool:
    notes = page.get("/Annots")
    return isinstance(notes, pikepdf.Array) and any(
        isinstance(note, pikepdf.Dictionary) and "/AP" in note for note in notes
    )


def _number(word: bytes) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0
