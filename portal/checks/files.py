"""The files beside a document: each named one is there, each one there is named or used."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from portal.links import link_targets
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning

_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*%#\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|^\s|[\s.]$")
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def attachments_present(tree: SourceTree) -> Iterator[Problem]:
    """A file named in the front matter lies beside the document, and is named once."""
    for document in tree.documents:
        names = {file.name for file in document.files}
        named: set[str] = set()
        for attachment in document.entry.entries("attachments"):
            name = attachment.text("file")
            where = attachment.place("file")
            if name and name not in names:
                yield _missing(where, name, _almost(name, names))
            elif name in named:
                yield error(where, "attachment-twice", name=name)
            named.add(name)


def _missing(where: Location, name: str, almost: str) -> Problem:
    if almost:
        return error(where, "attachment-almost", name=name, almost=almost)
    return error(where, "attachment-path" if "/" in name or "\\" in name else "attachment-missing", name=name)


def _almost(name: str, names: Iterable[str]) -> str:
    """The file that differs in case, width, white space or the path before it alone."""
    return next((there for there in names if _bare(there) == _bare(name)), "")


def _bare(name: str) -> str:
    return re.sub(r"\s|.*[/\\]", "", unicodedata.normalize("NFKC", name).casefold())


def stray_files(tree: SourceTree) -> Iterator[Problem]:
    """Nothing lies beside a document that is neither named as attachment nor used in the body; no two names clash."""
    for document in tree.documents:
        if not document.files:
            continue
        used = files_used(document)
        meant = {_bare(name) for name in used}
        seen: dict[str, str] = {}
        for file in document.files:
            where = Location(str(file.path))
            first = seen.setdefault(file.name.casefold(), file.path.name)
            if bad := _UNFIT.search(file.name) or _OF_WINDOWS.fullmatch(file.name):
                yield error(where, "file-name", name=_visible(file.name), sign=_visible(bad[0]))
            elif first != file.path.name:
                yield error(where, "file-name-clash", name=file.name, first=first)
            elif file.name not in used and _bare(file.name) not in meant:
                yield error(where, "stray-file", name=file.name)


def old_formats(tree: SourceTree) -> Iterator[Problem]:
    """A file in an old Office format, of which only loose texts can be read, was looked through by somebody named."""
    for document in tree.documents:
        entries = {entry.text("file"): entry.entry("checked") for entry in document.entry.entries("attachments")}
        for file in document.files:
            where, checked = Location(str(file.path)), entries.get(file.name)
            if file.old_format and checked is None:
                yield error(where, "attachment-old-office", part="")
            elif file.old_format and checked is not None:
                yield warning(where, "attachment-checked-by-hand", by=checked.text("by"), date=checked.day("date"))


def _visible(name: str) -> str:
    """The name with what cannot be seen written out."""
    return "".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in name)


def files_used(document: SourceDocument) -> set[str]:
    """The names of the files that the front matter or the body uses."""
    named = {attachment.text("file") for attachment in document.entry.entries("attachments")}
    if named.issuperset(file.name for file in document.files):
        return named
    targets = (target.path.removeprefix("./") for target in link_targets(document.body))
    return named | {unicodedata.normalize("NFC", target) for target in targets}
