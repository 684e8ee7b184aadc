"""What lies in a folder: names checked, links and strangers refused, system litter passed over."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from portal.attachments import Fault, NotStripped
from portal.load.litter import is_litter
from portal.load.report import Report
from portal.load.shelf import Shelf
from portal.load.text import in_megabytes, note_unreadable
from portal.model.source import SourceFile, SourcePassage
from portal.problems import Location, Problem

_OLD_FORMAT = Fault("attachment-old-office", (("part", ""),))
FILE_LIMIT = 100_000_000


def list_folder(folder: Path, path: str, report: Report) -> Iterator[os.DirEntry[str]]:
    """The folder's entries by name, without litter; links and names that are not UTF-8 are noted and left out."""
    try:
        with os.scandir(folder) as scan:
            found = sorted(scan, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        strange(path, "file-for-folder", report)
        return
    except OSError as fault:
        own = Report(path)
        note_unreadable(fault, own)
        report.problems.extend(own.problems)
        return
    for entry in found:
        if is_litter(entry.name):
            continue
        if not _is_utf8(entry.name):
            shown = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            strange(path, "name-not-utf8", report, name=shown)
        elif entry.is_symlink():
            strange(f"{path}/{entry.name}", "symbolic-link", report)
        else:
            yield entry


def strange(path: str, rule: str, report: Report, **values: object) -> None:
    """Note a problem about another file than the report's own."""
    other = Report(path)
    other.error(rule, 1, 1, **values)
    report.problems.extend(other.problems)


def load_file(entry: os.DirEntry[str], path: str, shelf: Shelf, report: Report) -> SourceFile | None:
    """The file with what it says and what the public gets of it, or None after noting why it cannot be taken."""
    size = entry.stat().st_size
    if size > FILE_LIMIT:
        strange(path, "file-too-large", report, size=in_megabytes(size), limit=in_megabytes(FILE_LIMIT))
        return None
    try:
        with Path(entry.path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as fault:
        own = Report(path)
        note_unreadable(fault, own)
        report.problems.extend(own.problems)
        return None
    name = unicodedata.normalize("NFC", entry.name)
    reading = shelf.reading(Path(entry.path), name, digest)
    faults = [fault for fault in reading.faults if fault != _OLD_FORMAT]  # which the checks allow where it is listed
    _note_faults(faults, path, report)
    broken = any(fault.severity == "error" for fault in faults)
    published = None
    try:
        published = None if broken else shelf.published(Path(entry.path), name, digest)
    except NotStripped:
        strange(path, "attachment-not-stripped", report)
    return SourceFile(
        name=name,
        path=PurePosixPath(path),
        size=size,
        sha256=digest,
        passages=tuple(SourcePassage(part.where, part.text, part.hidden) for part in reading.passages),
        public_path=published.path if published else Path(entry.path),
        public_size=published.size if published else size,
        public_sha256=published.sha256 if published else digest,
        old_format=_OLD_FORMAT in reading.faults,
    )


def _note_faults(faults: Iterable[Fault], path: str, report: Report) -> None:
    where = Location(path)
    for fault in faults:
        report.problems.append(Problem(where, fault.rule, fault.values, fault.severity))


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
