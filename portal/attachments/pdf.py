"""PDF documents (ISO 32000-1): the pages, the pages cut off, earlier revisions, and the strings of all objects."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

import pikepdf
import pypdfium2 as pdfium

from portal.attachments.limits import PAGES, REVISIONS, UNPACKED, LimitExceeded, Scope
from portal.attachments.pdf_glyphs import without_glyphs
from portal.attachments.pdf_layout import read_layout
from portal.attachments.pdf_loose import drawings_with_text, pages_cut_off
from portal.attachments.pdf_objects import Leftovers, read_objects
from portal.attachments.pdf_pages import Page, read_page
from portal.attachments.pdf_paint import Paint, read_paint
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding, Passage

pikepdf.settings.set_qpdf_limits(flate_max_memory=UNPACKED, run_length_max_memory=UNPACKED)
FAULTS = (pikepdf.PdfError, pikepdf.DataDecodingError, pdfium.PdfiumError, RuntimeError)
_END = b"%%EOF"
_TAIL = 32
_REMARK = re.compile(rb"[\r\n]%([\x20-\x7e]{8,400})(?=[\r\n])")
_GARBLED = 0.3  # of the letters: no mapping to Unicode, so that neither scan nor search can read the page
_UNKNOWN = Paint(dark=False, noted=False)
_PRIVATE = range(0xE000, 0xF900)


def read_pdf(data: bytes, scope: Scope) -> Iterator[Finding]:
    """Everything the document says, its present state first; ``pikepdf.PasswordError`` when it is locked."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if document.is_encrypted:
            yield scope.fault("attachment-restricted", "warning")
        layout = read_layout(data)
        lighter = without_glyphs(data, layout) if layout else data
        pages = list(read_pages(lighter, read_paint(document, layout), scope))
        for page in pages:
            yield Passage(f"第{page.number}页", page.text)
            yield Passage(f"第{page.number}页看不见的文字", page.unseen, hidden=True)
        yield from _page_faults(pages, scope)
        left = Leftovers(frozenset(page.obj.objgen for page in document.pages))
        yield from read_objects(document, left, scope, layout)
        yield from _cut_off(left.pages, scope)
        yield from _not_painted(left.drawings, "".join(page.text + page.unseen for page in pages), scope)
    yield from _revisions(data, {page.text for page in pages}, scope)
    yield from _behind(data, scope)


def read_pages(data: bytes, paint: Sequence[Paint], scope: Scope) -> Iterator[Page]:
    """Each page in its order, with what its operators say of it where that was read."""
    with closing(pdfium.PdfDocument(data)) as document:
        if len(document) > PAGES:
            raise LimitExceeded("attachment-too-many-pages", limit=PAGES)
        for index in range(len(document)):
            yield read_page(document, index, scope.budget, paint[index] if index < len(paint) else _UNKNOWN)


def _page_faults(pages: list[Page], scope: Scope) -> Iterator[Finding]:
    silent = [
        page.number for page in pages if page.painted and not page.unseen and (not page.text or _is_garbled(page.text))
    ]
    unseen = [page.number for page in pages if page.unseen]
    if silent:
        yield scope.fault("attachment-no-text", "warning", pages=_numbers(silent))
    if unseen:
        yield scope.fault("attachment-covered-text", "warning", pages=_numbers(unseen))


def _cut_off(pages: list[pikepdf.Object], scope: Scope) -> Iterator[Finding]:
    for page in read_pages(pages_cut_off(pages), (), scope) if pages else ():
        yield Passage(f"已删除的第{page.number}页", f"{page.text}\n{page.unseen}".strip(), hidden=True)


def _not_painted(drawings: list[pikepdf.Stream], shown: str, scope: Scope) -> Iterator[Finding]:
    """The texts of drawings that no page shows: states of a button, patterns, what an editor left over."""
    document = drawings_with_text(drawings, scope.budget)
    known = _bare(shown)
    for page in read_pages(document, (), scope) if document else ():
        text = f"{page.text}\n{page.unseen}".strip()
        if text and _bare(text) not in known:
            yield Passage("没有画在页面上的图形", text, hidden=True)


def _bare(text: str) -> str:
    return "".join(text.split())


def _revisions(data: bytes, known: set[str], scope: Scope) -> Iterator[Finding]:
    """What each earlier revision shows that the present one does not (ISO 32000-1, 7.5.6)."""
    ends = [at for at in _places(data, _END) if at < len(data.rstrip()) - _TAIL]
    if len(ends) > REVISIONS:
        raise LimitExceeded("attachment-too-many-revisions", limit=REVISIONS)
    for number, end in enumerate(ends, 1):
        try:
            with pikepdf.open(io.BytesIO(data[: end + len(_END)]), attempt_recovery=False) as earlier:
                found = list(read_objects(earlier, Leftovers(), scope))
            pages = list(read_pages(data[: end + len(_END)], (), scope))
        except FAULTS:  # no revision of its own: the first part of a linearised file, or an inner file's mark
            continue
        found += [Passage(f"第{page.number}页", f"{page.text}\n{page.unseen}".strip()) for page in pages]
        yield from _new(found, known, f"第{number}个旧版本")


def _new(found: Iterable[Finding], known: set[str], label: str) -> Iterator[Finding]:
    for finding in found:
        if isinstance(finding, Passage) and finding.text not in known:
            known.add(finding.text)
            yield Passage(f"{label}{finding.where}", finding.text, hidden=True)


def _behind(data: bytes, scope: Scope) -> Iterator[Finding]:
    """What was hung behind the document's end or before its start, and remarks between the objects."""
    remarks = b"\n".join(found[1] for found in _REMARK.finditer(data))
    yield from readable_runs(remarks, "文件对象之间的注释", scope)
    end = data.rfind(_END)
    if end >= 0:
        yield from readable_runs(data[end + len(_END) :], "文件末尾附带数据", scope)
    yield from readable_runs(data[: max(data.find(b"%PDF-"), 0)], "文件开头附带数据", scope)


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _is_garbled(text: str) -> bool:
    letters = [letter for letter in text if not letter.isspace()]
    strange = sum(1 for letter in letters if ord(letter) in _PRIVATE or letter < " ")
    return strange > _GARBLED * len(letters)


def _numbers(numbers: list[int], shown: int = 20) -> str:
    """``1、3、4…``: page numbers as both languages read them."""
    return "、".join(map(str, numbers[:shown])) + ("…" if len(numbers) > shown else "")
