"""One file read to its end, or to its fault: which reader takes it, and what a reader's failure becomes."""

import warnings
from collections.abc import Iterator

import pikepdf

from portal.attachments import archive, kinds, markup, pdf
from portal.attachments.archive import Archive, Locked, open_archive, strangers
from portal.attachments.docx import read_docx
from portal.attachments.exif import FAULTS as PICTURE_FAULTS
from portal.attachments.gif import read_gif
from portal.attachments.jpeg import read_jpeg
from portal.attachments.limits import Budget, LimitExceeded, Scope
from portal.attachments.media import read_mp3, read_mp4
from portal.attachments.ofd import read_ofd
from portal.attachments.old_office import read_old_office
from portal.attachments.ooxml import Package
from portal.attachments.pdf import read_pdf
from portal.attachments.plain import read_csv, read_text, readable_runs
from portal.attachments.png import read_png, read_webp
from portal.attachments.pptx import read_pptx
from portal.attachments.reading import Finding, Passage, Reading, make_reading
from portal.attachments.svg import read_svg
from portal.attachments.xlsx import read_xlsx

_FAULTS = (*archive.FAULTS, *pdf.FAULTS, *PICTURE_FAULTS, markup.Malformed, UnicodeError, RecursionError)
_SCOPED = {
    "pdf": read_pdf, "png": read_png, "jpeg": read_jpeg, "gif": read_gif, "webp": read_webp, "svg": read_svg,
    "mp3": read_mp3, "mp4": read_mp4, "old-office": read_old_office,
}  # fmt: skip
_PLAIN = {"csv": read_csv, "txt": read_text}
_OFFICE = {"docx": read_docx, "xlsx": read_xlsx, "pptx": read_pptx}


def read_bytes(data: bytes, name: str) -> Reading:
    """What the file says; nothing is raised but for a fault of this program."""
    kind = kinds.kind_of(data, name)
    shown = {"encrypted-office": "old-office", "program": "unknown", "broken-zip": "zip"}.get(kind, kind)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn of what they mend; what cannot be mended is a fault
        return make_reading(shown, _read(data, name, Scope(Budget(), _read)))


def _read(data: bytes, name: str, scope: Scope) -> Iterator[Finding]:
    kind = kinds.kind_of(data, name)
    try:
        yield from _admit(kind, name, scope, empty=not data)
        for finding in _content(kind, data, scope):
            if isinstance(finding, Passage):
                if not finding.text.strip():
                    continue
                scope.budget.spend("attachment-too-much-text", len(finding.text))
                scope.budget.spend("attachment-too-many-passages", 1)
            yield finding
    except LimitExceeded as met:
        yield scope.fault(met.rule, "error", **met.values)
    except (Locked, pikepdf.PasswordError):
        yield scope.fault("attachment-encrypted")
    except _FAULTS as fault:
        yield scope.fault("attachment-unreadable", reason=type(fault).__name__)


def _admit(kind: str, name: str, scope: Scope, *, empty: bool) -> Iterator[Finding]:
    """Whether the kind may be published at all, and whether the name says the same as the bytes."""
    said = kinds.extension(name)
    if kind == "encrypted-office":
        yield scope.fault("attachment-encrypted")
    elif kind == "program":
        yield scope.fault("attachment-unknown-type", found=said or "?")
    elif not scope.asks_kind:
        return
    elif empty:
        yield scope.fault("attachment-empty")
    elif kind == "old-office" or said in kinds.OLD_OFFICE:
        yield scope.fault("attachment-old-office")
    elif kind == "broken-zip":
        yield scope.fault("attachment-unreadable", reason="BadZipFile")
    elif said not in kinds.ALLOWED:
        yield _stranger(said, scope)
    elif kinds.ALLOWED[said] != kind and not {kind, said} <= kinds.TEXTS:
        yield scope.fault("attachment-type", name=said, found=kind)


def _stranger(said: str, scope: Scope) -> Finding:
    """Inside a ZIP, as for a map's shape files, a kind that cannot be read is worth a look, not a refusal."""
    if scope.depth and said not in kinds.PROGRAMS:
        return scope.fault("attachment-unread-member", "warning")
    return scope.fault("attachment-unknown-type", found=said or "?")


def _content(kind: str, data: bytes, scope: Scope) -> Iterator[Finding]:
    if kind in _SCOPED:
        yield from _SCOPED[kind](data, scope)
    elif kind in _PLAIN:
        yield from _PLAIN[kind](data)
    elif kind in {*_OFFICE, "ofd", "zip"}:
        opened = open_archive(data, scope.budget)
        yield from _archived(kind, opened, scope)
        yield from readable_runs(strangers(opened), "压缩包里夹带的数据", scope)
    else:
        yield from readable_runs(data, "文件内容", scope)


def _archived(kind: str, opened: Archive, scope: Scope) -> Iterator[Finding]:
    if kind in _OFFICE:
        yield from _OFFICE[kind](Package(opened, scope.budget), scope)
    elif kind == "ofd":
        yield from read_ofd(opened, scope)
    else:
        yield from _members(opened, scope)


def _members(opened: Archive, scope: Scope) -> Iterator[Finding]:
    if opened.comment:
        yield Passage("压缩包说明", opened.comment.decode("utf-8", "replace"), hidden=True)
    for _, name, data in opened.members(scope.budget):
        yield Passage("压缩包内文件名", name)
        yield from scope.inside(data, name, listed=True)
