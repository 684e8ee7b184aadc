"""The text of a PDF's pages, and which of it a reader of the page does not see.

Whole objects are judged first, from what paints them; letters are looked at one by one only on pages where an object
is out of sight or lies in part under a box, as a blackened name in the middle of a line does.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from portal.attachments.limits import OBJECTS, Budget, LimitExceeded
from portal.attachments.pdf_shapes import (
    IDENTITY,
    Box,
    Matrix,
    bare,
    box_of,
    fill_of,
    holds,
    matrix_of,
    meet,
    middle_of,
    product,
)

_INVISIBLE = frozenset({3, 7})  # ISO 32000-1 table 106: neither filled nor stroked
_WHITE, _OPAQUE, _CLEAR = 250, 255, 5
_TINY = 1.2  # points
_RECTANGLE = 6  # segments of a path that can be no more than a box
_FORMS_DEEP = 6
_LINE_ENDS = str.maketrans({"\r": None, "\ufffe": "-", "\x02": "-", "\0": None, "\ufffd": None})

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_count_objects = bare(c.FPDFPage_CountObjects, _INT, _ADDRESS)
_get_object = bare(c.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_count_inner = bare(c.FPDFFormObj_CountObjects, _INT, _ADDRESS)
_get_inner = bare(c.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_get_type = bare(c.FPDFPageObj_GetType, _INT, _ADDRESS)
_get_mode = bare(c.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_get_size = bare(c.FPDFTextObj_GetFontSize, _INT, _ADDRESS, _ADDRESS)
_get_draw_mode = bare(c.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
_count_segments = bare(c.FPDFPath_CountSegments, _INT, _ADDRESS)
_has_transparency = bare(c.FPDFPageObj_HasTransparency, _INT, _ADDRESS)
_get_unicode = bare(c.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_get_text_object = bare(c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text as it is seen, the text that is not, and whether anything at all is painted on the page."""

    number: int
    text: str
    unseen: str
    painted: bool


@dataclass(slots=True)
class _Survey:
    """What paints the page, in its order: texts, opaque boxes that may lie over them, grounds they may stand on."""

    inks: list[tuple[int, int, Box, bool, bool]] = field(default_factory=list)  # order, text, box, invisible, white
    covers: list[tuple[int, Box]] = field(default_factory=list)
    grounds: list[tuple[int, Box]] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    order: int = 0


def read_page(document: pdfium.PdfDocument, index: int, budget: Budget) -> Page:
    """The page with that index, counted from 0."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        survey = _Survey()
        _walk(survey, _page_objects(page), IDENTITY, 0)
        budget.spend("attachment-too-many-objects", survey.order)
        unseen, partly = _judge(survey, page.get_cropbox())
        if unseen or partly:
            seen, hidden = _parted(text_page, unseen, partly)
        else:
            seen, hidden = text_page.get_text_range(), ""
        return Page(index + 1, _tidy(seen), _tidy(hidden), bool(survey.order))
    finally:
        text_page.close()
        page.close()


def _page_objects(page: pdfium.PdfPage) -> Iterator[int]:
    address = _address(page)
    for index in range(_count_objects(address)):
        yield _get_object(address, index)


def _form_objects(form: int) -> Iterator[int]:
    for index in range(_count_inner(form)):
        yield _get_inner(form, index)


def _address(held: pdfium.PdfPage | pdfium.PdfTextPage) -> int:
    return ctypes.cast(held.raw, _ADDRESS).value or 0


def _walk(survey: _Survey, things: Iterator[int], matrix: Matrix, depth: int) -> None:
    for thing in things:
        survey.order += 1
        if survey.order > OBJECTS:
            raise LimitExceeded("attachment-too-many-objects")
        kind = _get_type(thing)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            _ink(survey, thing, matrix)
        elif kind == c.FPDF_PAGEOBJ_PATH:
            _path(survey, thing, matrix)
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < _FORMS_DEEP:
            _walk(survey, _form_objects(thing), product(matrix_of(thing), matrix), depth + 1)
        elif kind in {c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING}:
            survey.images.append(box_of(thing, matrix))


def _ink(survey: _Survey, thing: int, matrix: Matrix) -> None:
    color, box = fill_of(thing), box_of(thing, matrix)
    invisible, white = _get_mode(thing) in _INVISIBLE, False
    if color is not None:
        red, green, blue, alpha = color
        white = red >= _WHITE and green >= _WHITE and blue >= _WHITE
        invisible = invisible or alpha <= _CLEAR
    if box[3] - box[1] < _TINY and _letter_size(thing, matrix) < _TINY:
        invisible = True
    survey.inks.append((survey.order, thing, box, invisible, white))


def _letter_size(thing: int, matrix: Matrix) -> float:
    size = ctypes.c_float()
    _get_size(thing, ctypes.addressof(size))
    whole = product(matrix_of(thing), matrix)
    return float(size.value * abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5)


def _path(survey: _Survey, thing: int, matrix: Matrix) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not _get_draw_mode(thing, ctypes.addressof(mode), ctypes.addressof(stroke)) or not mode.value:
        return
    color = fill_of(thing)
    if color is None:
        survey.images.append(box_of(thing, matrix))
    elif color[3] == _OPAQUE and not _has_transparency(thing):
        box = box_of(thing, matrix)
        if _count_segments(thing) <= _RECTANGLE:
            survey.covers.append((survey.order, box))
        if min(color[:3]) < _WHITE:
            survey.grounds.append((survey.order, box))


def _judge(survey: _Survey, crop: Box) -> tuple[set[int], dict[int, list[Box]]]:
    """The handles of texts that are not seen, and those partly under boxes with these boxes."""
    unseen: set[int] = set()
    partly: dict[int, list[Box]] = {}
    last = survey.covers[-1][0] if survey.covers else 0
    for order, thing, box, invisible, white in survey.inks:
        if not meet(box, crop) or ((invisible or white) and _is_unseen(survey, order, box, invisible=invisible)):
            unseen.add(thing)
        elif order < last:
            over = [cover for at, cover in survey.covers if at > order and meet(box, cover)]
            if over:
                partly[thing] = over
    return unseen, partly


def _is_unseen(survey: _Survey, order: int, box: Box, *, invisible: bool) -> bool:
    """Invisible letters over a picture are the text layer of a scan, white letters on a ground are a heading."""
    middle = middle_of(box)
    if any(holds(image, middle) for image in survey.images):
        return False
    return invisible or not any(at < order and holds(ground, middle) for at, ground in survey.grounds)


def _parted(text_page: pdfium.PdfTextPage, unseen: set[int], partly: dict[int, list[Box]]) -> tuple[str, str]:
    seen: list[str] = []
    hidden: list[str] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    address = _address(text_page)
    for index in range(text_page.count_chars()):
        letter = chr(_get_unicode(address, index))
        handle = _get_text_object(address, index)
        away = handle in unseen
        if not away and handle in partly and c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            middle = middle_of((left.value, bottom.value, right.value, top.value))
            away = any(holds(cover, middle) for cover in partly[handle])
        if letter in "\r\n" or not handle:
            seen.append(letter)
            hidden.append(letter)
        else:
            (hidden if away else seen).append(letter)
    return "".join(seen), "".join(hidden)


def _tidy(text: str) -> str:
    return text.translate(_LINE_ENDS).strip()
