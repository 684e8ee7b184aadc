"""Word documents (ISO/IEC 29500): text, headers, notes, comments, tracked changes, hidden text."""

import re
from collections.abc import Iterator

from portal.attachments.limits import Scope
from portal.attachments.markup import events, loose_text
from portal.attachments.ooxml import Package, read_other_parts
from portal.attachments.paragraphs import Paragraph, hidden_styles, read_paragraphs
from portal.attachments.reading import Finding, Passage

_BODIES = (
    (re.compile(r"word/document\d*\.xml"), "", False),
    (re.compile(r"word/header\d*\.xml"), "页眉", False),
    (re.compile(r"word/footer\d*\.xml"), "页脚", False),
    (re.compile(r"word/footnotes\d*\.xml"), "脚注", False),
    (re.compile(r"word/endnotes\d*\.xml"), "尾注", False),
    (re.compile(r"word/comments\d*\.xml"), "批注", True),
    (re.compile(r"word/glossary/.*\.xml"), "自动图文集", True),
)


def read_docx(package: Package, scope: Scope) -> Iterator[Finding]:
    """Everything the document says, in its parts' order."""
    styles = package.part("word/styles.xml")
    unseen = hidden_styles(events(styles, scope.budget)) if b"vanish" in styles else frozenset[str]()
    changed, hidden = False, False
    for name, data in package.take(lambda name: any(pattern.fullmatch(name) for pattern, _, _ in _BODIES)):
        label, kept_back = next((label, back) for pattern, label, back in _BODIES if pattern.fullmatch(name))
        for paragraph in read_paragraphs(events(data, scope.budget), unseen):
            changed = changed or paragraph.changed
            hidden = hidden or bool(paragraph.unseen)
            yield from _passages(paragraph, label, hidden=kept_back)
            if label == "批注":
                yield scope.fault("attachment-comments", "warning")
        yield from (Passage(f"{label}对象属性", text, hidden=True) for text in loose_text(data, attributes_only=True))
    if changed:
        yield scope.fault("attachment-tracked-changes", "warning")
    if hidden:
        yield scope.fault("attachment-hidden-text", "warning")
    yield from read_other_parts(package, scope)


def _passages(paragraph: Paragraph, label: str, *, hidden: bool) -> Iterator[Passage]:
    place = label + paragraph.place
    yield Passage(place, "".join(paragraph.shown), hidden)
    if paragraph.changed:
        yield Passage(f"{place}（修订前）", "".join(paragraph.before), hidden=True)
    if paragraph.unseen:
        yield Passage(f"{place}（隐藏文字）", "".join(paragraph.unseen), hidden=True)
    if paragraph.codes:
        yield Passage(f"{place}（域代码）", "".join(paragraph.codes), hidden=True)
