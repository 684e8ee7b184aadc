"""What is published of a file: the same, without what its program and its camera told about people and places."""

import warnings
from collections.abc import Callable

import pikepdf

from portal.attachments import archive, pdf
from portal.attachments.archive import Archive, Locked, open_archive, rewritten, strangers
from portal.attachments.exif import FAULTS as PICTURE_FAULTS
from portal.attachments.gif import stripped_gif
from portal.attachments.jpeg import stripped_jpeg
from portal.attachments.kinds import kind_of
from portal.attachments.limits import NESTING, Budget, LimitExceeded
from portal.attachments.media import stripped_mp3, stripped_mp4
from portal.attachments.pdf_strip import stripped_pdf
from portal.attachments.photo import orientation_of, stripped_photo
from portal.attachments.png import stripped_png, stripped_webp
from portal.attachments.properties import is_signed, stripped_ofd_part, stripped_part
from portal.attachments.reading import NotStripped

_FAULTS = (*archive.FAULTS, *pdf.FAULTS, *PICTURE_FAULTS, LimitExceeded, Locked, pikepdf.PasswordError, UnicodeError)
_BY_KIND = {
    "gif": stripped_gif, "png": stripped_png, "webp": stripped_webp, "mp3": stripped_mp3, "mp4": stripped_mp4,
}  # fmt: skip
_PARTS = dict.fromkeys(("docx", "xlsx", "pptx"), stripped_part) | {"ofd": stripped_ofd_part}


def strip_bytes(data: bytes, name: str) -> bytes | None:
    """The bytes to publish, None when they are the file's own: nothing to strip, or signed; else ``NotStripped``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn of what they mend
        try:
            new = _strip(data, name, Budget(), 0)
        except _FAULTS as fault:
            raise NotStripped from fault
    return None if new == data else new


def _strip(data: bytes, name: str, budget: Budget, depth: int) -> bytes | None:
    kind = kind_of(data, name)
    if kind == "pdf":
        return stripped_pdf(data)
    if kind in {"jpeg", "png", "webp"} and depth == 0:
        return stripped_photo(data, kind)
    if kind == "jpeg":
        return stripped_jpeg(data, orientation_of(data))
    if kind in _BY_KIND:
        return _BY_KIND[kind](data)
    if kind in _PARTS:
        return _repacked(open_archive(data, budget), budget, depth, _PARTS[kind])
    if kind == "zip":
        return _repacked(open_archive(data, budget), budget, depth, lambda _, data: data)
    return None


def _repacked(opened: Archive, budget: Budget, depth: int, part: Callable[[str, bytes], bytes | None]) -> bytes | None:
    """The ZIP with its parts stripped and its pictures too; None when nothing changed or it is signed."""
    if is_signed(opened.names) or depth >= NESTING:
        return None
    changes: dict[int, bytes | None] = {}
    for index, name, data in opened.members(budget):
        new = part(name, data)
        if new == data:
            new = _inner(data, name, budget, depth)
        if new != data:
            changes[index] = new
    return rewritten(opened, changes) if changes or strangers(opened) else None


def _inner(data: bytes, name: str, budget: Budget, depth: int) -> bytes:
    try:
        return _strip(data, name, budget, depth + 1) or data
    except LimitExceeded:
        raise
    except _FAULTS:
        return data
