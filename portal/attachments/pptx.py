"""PowerPoint presentations (ISO/IEC 29500): slides, notes, comments."""

import re
from collections.abc import Iterator

from portal.attachments.limits import Scope
from portal.attachments.markup import events, loose_text
from portal.attachments.ooxml import Package, read_other_parts
from portal.attachments.paragraphs import read_paragraphs
from portal.attachments.reading import Finding, Passage

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
_NOT_SHOWN = re.compile(rb"<(?:\w+:)?sld\b[^>]*\bshow=\"(?:0|false)\"")
_SHAPE_HIDDEN = re.compile(rb"<(?:\w+:)?cNvPr\b[^>]*\bhidden=\"(?:1|true)\"")


def read_pptx(package: Package, scope: Scope) -> Iterator[Finding]:
    """Everything the presentation says; a slide that is not shown, or has a shape that is not, counts as hidden."""
    hidden = False
    for name, data in package.take(_SLIDE.fullmatch):
        unseen = bool(_NOT_SHOWN.search(data) or _SHAPE_HIDDEN.search(data))
        hidden = hidden or unseen
        yield from _paragraphs(data, f"第{_number(_SLIDE, name)}张幻灯片", scope, hidden=unseen)
    for name, data in package.take(_NOTES.fullmatch):
        yield from _paragraphs(data, f"备注{_number(_NOTES, name)}", scope, hidden=True)
    if hidden:
        yield scope.fault("attachment-hidden-text", "warning")
    yield from read_other_parts(package, scope)


def _paragraphs(data: bytes, label: str, scope: Scope, *, hidden: bool) -> Iterator[Passage]:
    for paragraph in read_paragraphs(events(data, scope.budget)):
        yield Passage(f"{label}{paragraph.place}", "".join((*paragraph.shown, *paragraph.unseen)), hidden)
    yield from (Passage(f"{label}对象属性", text, hidden=True) for text in loose_text(data, attributes_only=True))


def _number(pattern: re.Pattern[str], name: str) -> str:
    found = pattern.fullmatch(name)
    return found[1] if found else ""
