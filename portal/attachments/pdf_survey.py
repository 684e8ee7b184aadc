"""What paints a PDF page, in its order: texts, opaque boxes that may lie over them, grounds they may stand on."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as c

from portal.attachments.limits import OBJECTS, LimitExceeded
from portal.attachments.pdf_shapes import IDENTITY, Box, Matrix, bare, box_of, fill_of, matrix_of, product

_INVISIBLE = frozenset({3, 7})  # ISO 32000-1 table 106: neither filled nor stroked
_WHITE, _OPAQUE, _CLEAR = 250, 255, 5
_TINY = 1.2  # points
_THIN = 2.0  # points: a rule of a table or a line struck through hides no letter
_RECTANGLE = 6  # segments of a path that can be no more than a box
_FORMS_DEEP = 6

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


@dataclass(slots=True)
class Survey:
    """What paints the page, in its order: texts, opaque boxes that may lie over them, grounds they may stand on."""

    inks: list[tuple[int, int, Box, bool, bool]] = field(default_factory=list)  # order, text, box, invisible, white
    covers: list[tuple[int, Box]] = field(default_factory=list)
    grounds: list[tuple[int, Box]] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    order: int = 0
    dark: bool = False


def survey_page(page: int, *, dark: bool) -> Survey:
    """The survey of the loaded page at that address; ``dark`` spares asking its own letters for their colour."""
    survey = Survey(dark=dark)
    _walk(survey, _page_objects(page), IDENTITY, 0)
    return survey


def _page_objects(page: int) -> Iterator[int]:
    for index in range(_count_objects(page)):
        yield _get_object(page, index)


def _form_objects(form: int) -> Iterator[int]:
    for index in range(_count_inner(form)):
        yield _get_inner(form, index)


def _walk(survey: Survey, things: Iterator[int], matrix: Matrix, depth: int) -> None:
    for thing in things:
        survey.order += 1
        if survey.order > OBJECTS:
            raise LimitExceeded("attachment-too-many-objects")
        kind = _get_type(thing)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            _ink(survey, thing, matrix, dark=survey.dark and not depth)
        elif kind == c.FPDF_PAGEOBJ_PATH:
            _path(survey, thing, matrix)
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < _FORMS_DEEP:
            _walk(survey, _form_objects(thing), product(matrix_of(thing), matrix), depth + 1)
        elif kind in {c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING}:
            survey.images.append(box_of(thing, matrix))


def _ink(survey: Survey, thing: int, matrix: Matrix, *, dark: bool) -> None:
    box = box_of(thing, matrix)
    invisible, white = (False, False) if dark else _absence_of(thing)
    if box[3] - box[1] < _TINY and _letter_size(thing, matrix) < _TINY:
        invisible = True
    survey.inks.append((survey.order, thing, box, invisible, white))


def _absence_of(thing: int) -> tuple[bool, bool]:
    """Whether the letters are not painted at all, and whether they are painted white."""
    invisible, color = _get_mode(thing) in _INVISIBLE, fill_of(thing)
    if color is None:
        return invisible, False
    red, green, blue, alpha = color
    return invisible or alpha <= _CLEAR, red >= _WHITE and green >= _WHITE and blue >= _WHITE


def _letter_size(thing: int, matrix: Matrix) -> float:
    size = ctypes.c_float()
    _get_size(thing, ctypes.addressof(size))
    whole = product(matrix_of(thing), matrix)
    return float(size.value * abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5)


def _path(survey: Survey, thing: int, matrix: Matrix) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not _get_draw_mode(thing, ctypes.addressof(mode), ctypes.addressof(stroke)) or not mode.value:
        return
    color = fill_of(thing)
    if color is None:
        survey.images.append(box_of(thing, matrix))
    elif color[3] == _OPAQUE and not _has_transparency(thing):
        box = box_of(thing, matrix)
        if _count_segments(thing) <= _RECTANGLE and box[2] - box[0] > _THIN and box[3] - box[1] > _THIN:
            survey.covers.append((survey.order, box))
        if min(color[:3]) < _WHITE:
            survey.grounds.append((survey.order, box))
