"""The text of a PDF's pages, and which of it a reader of the page does not see.

Whole objects are judged first, from what paints them, and of these no more than where they lie when the page's bytes
show that all its ink is dark; letters are looked at one by one only on pages where an object is out of sight or lies in
part under a box, as a blackened name in the middle of a line does.
"""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from portal.attachments.limits import Budget
from portal.attachments.pdf_paint import Paint
from portal.attachments.pdf_shapes import Box, bare, holds, meet, middle_of
from portal.attachments.pdf_survey import Survey, survey_page

_LINE_ENDS = str.maketrans({"\r": None, "\ufffe": "-", "\x02": "-", "\0": None, "\ufffd": None})

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_get_unicode = bare(c.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_get_text_object = bare(c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text as it is seen, the text that is not, and whether anything at all is painted on the page."""

    number: int
    text: str
    unseen: str
    painted: bool


def read_page(document: pdfium.PdfDocument, index: int, budget: Budget, paint: Paint) -> Page:
    """The page with that index, counted from 0, with what its notes and fields draw on it."""
    page = document[index]
    if paint.noted and c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    text_page = page.get_textpage()
    try:
        survey = survey_page(_address(page), dark=paint.dark)
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


def _address(held: pdfium.PdfPage | pdfium.PdfTextPage) -> int:
    return ctypes.cast(held.raw, _ADDRESS).value or 0


def _judge(survey: Survey, crop: Box) -> tuple[set[int], dict[int, list[Box]]]:
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


def _is_unseen(survey: Survey, order: int, box: Box, *, invisible: bool) -> bool:
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
