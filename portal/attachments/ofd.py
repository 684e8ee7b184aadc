"""OFD documents (GB/T 33190-2016): page text, notes, properties, attachments, earlier versions, seals."""

import re
from collections.abc import Iterator

from portal.attachments.archive import Archive
from portal.attachments.limits import PAGES, LimitExceeded, Scope
from portal.attachments.markup import events, loose_text
from portal.attachments.reading import Finding, Passage

_PAGE = re.compile(r"(?:.*/)?Pages/Page_(\d+)/Content\.xml|(?:.*/)?Tpls/Tpl_(\d+)/Content\.xml", re.IGNORECASE)
_SIGNATURES = re.compile(r"(?:.*/)?Signs/(?:.+/)?(?:Signature\.xml|SignedValue\.dat|Seal\.esl)", re.IGNORECASE)
_NOTES = re.compile(r"(?:.*/)?Annots?/.*\.xml", re.IGNORECASE)
_SAME_LINE = 1.0  # millimetres


def read_ofd(archive: Archive, scope: Scope) -> Iterator[Finding]:
    """Everything the document says; the parts that no reader knows are read as loose text."""
    pages = 0
    for _, name, data in archive.members(scope.budget):
        page = _PAGE.fullmatch(name)
        if _SIGNATURES.fullmatch(name):
            yield "signed"
        elif page:
            pages += 1
            if pages > PAGES:
                raise LimitExceeded("attachment-too-many-pages", limit=PAGES)
            label = f"第{int(page[1]) + 1}页" if page[1] else "模板页"
            yield Passage(label, _page_text(data, scope))
        elif name.lower().endswith(".xml"):
            is_note = bool(_NOTES.fullmatch(name))
            if is_note:
                yield scope.fault("attachment-comments", "warning")
            label = "批注" if is_note else "文件属性" if name == "OFD.xml" else f"部件“{name}”"
            yield from (Passage(label, text, hidden=True) for text in loose_text(data))
        else:
            yield from scope.inside(data, name.rpartition("/")[2])


def _page_text(data: bytes, scope: Scope) -> str:
    """The page's text: objects on one line are joined, as converters write a number in several objects."""
    lines: list[str] = []
    height, last, in_text = 0.0, None, False
    for kind, name, attributes in events(data, scope.budget):
        if kind == "start":
            in_text = name == "TextCode"
            if name == "TextObject":
                height = _top(attributes.get("Boundary", ""))
        elif kind == "end":
            in_text = False
        elif kind == "text" and in_text:
            if last is not None and abs(height - last) <= _SAME_LINE:
                lines[-1] += name
            else:
                lines.append(name)
            last = height
    return "\n".join(lines)


def _top(boundary: str) -> float:
    try:
        return float(boundary.split()[1])
    except (ValueError, IndexError):
        return 0.0
