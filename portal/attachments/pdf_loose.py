"""What lies in a PDF beside its pages, made pages of a document of its own so that it can be read like them."""

import io
from collections.abc import Iterable

import pikepdf

from portal.attachments.limits import Budget

_SHOWS_TEXT = (b"Tj", b"TJ", b"'", b'"')
_MOST_DRAWINGS = 500
_ANY_SIZE = [-20_000, -20_000, 20_000, 20_000]


def pages_cut_off(pages: Iterable[pikepdf.Object]) -> bytes:
    """A document of these pages, and of the templates (ISO 32000-1, 12.7.6) among them."""
    with pikepdf.new() as other:
        for page in pages:
            page.Type = pikepdf.Name.Page
            other.pages.append(pikepdf.Page(page))
        return _saved(other)


def drawings_with_text(drawings: Iterable[pikepdf.Stream], budget: Budget) -> bytes:
    """A document with a page for each drawing that may show text; empty bytes when none does."""
    with pikepdf.new() as other:
        for drawing in list(drawings)[:_MOST_DRAWINGS]:
            content = _content(drawing)
            budget.spend("attachment-too-much-inside", len(content))
            if any(operator in content for operator in _SHOWS_TEXT):
                _add(other, content, drawing)
        return _saved(other) if len(other.pages) else b""


def _content(drawing: pikepdf.Stream) -> bytes:
    try:
        return drawing.read_bytes()
    except (pikepdf.PdfError, pikepdf.DataDecodingError):  # what cannot be unpacked is shown by no program either
        return b""


def _add(other: pikepdf.Pdf, content: bytes, drawing: pikepdf.Stream) -> None:
    resources = drawing.get("/Resources", pikepdf.Dictionary())
    copied = other.copy_foreign(resources) if resources.is_indirect else other.copy_foreign(drawing).get("/Resources")
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=_ANY_SIZE,
        Contents=other.make_stream(content),
        Resources=copied if copied is not None else pikepdf.Dictionary(),
    )
    other.pages.append(pikepdf.Page(other.make_indirect(page)))


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
