"""The files beside a document: each named one is there, each one there is named or used."""

import re
from collections.abc import Iterator

from portal.links import link_targets
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Location, Problem, error

_FIT = re.compile(r"[^\x00-\x1f\x7f<>:\"/\\|?*%#\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


def attachments_present(tree: SourceTree) -> Iterator[Problem]:
    """A file named in the front matter lies beside the document, and is named once."""
    for document in tree.documents:
        names = {file.name for file in document.files}
        named: set[str] = set()
        for attachment in document.entry.entries("attachments"):
            name = attachment.text("file")
            where = attachment.place("file")
            if name and name not in names:
                rule = "attachment-path" if "/" in name or "\\" in name else "attachment-missing"
                yield error(where, rule, name=name)
            elif name in named:
                yield error(where, "attachment-twice", name=name)
            named.add(name)


def stray_files(tree: SourceTree) -> Iterator[Problem]:
    """Nothing lies beside a document that is neither named as attachment nor used in the body."""
    for document in tree.documents:
        used = files_used(document)
        for file in document.files:
            if not _FIT.fullmatch(file.name):
                yield error(Location(str(file.path)), "file-name", name=ascii(file.name).strip("'"))
            elif file.name not in used:
                yield error(Location(str(file.path)), "stray-file", name=file.name)


def files_used(document: SourceDocument) -> set[str]:
    """The names of the files that the front matter or the body uses."""
    named = {attachment.text("file") for attachment in document.entry.entries("attachments")}
    if len(document.files) == len(named):
        return named
    return named | {target.path.removeprefix("./") for target in link_targets(document.body)}
