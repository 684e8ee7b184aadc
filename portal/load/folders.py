"""What lies in a folder: names checked, links and strangers refused, system litter passed over."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from portal.load.report import Report
from portal.load.text import in_megabytes, note_unreadable
from portal.model.source import SourceFile

FILE_LIMIT = 100_000_000
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_BEGINS_LITTER = ("~$", "._", ".#", ".~lock.", "~WRL")
_ENDS_LITTER = (".swp", ".swo", ".swx")


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
        if _is_litter(entry.name):
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


def load_file(entry: os.DirEntry[str], path: str, report: Report) -> SourceFile | None:
    """The file with its size and SHA-256, or None after noting why it cannot be taken."""
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
    return SourceFile(unicodedata.normalize("NFC", entry.name), PurePosixPath(path), size, digest)


def _is_litter(name: str) -> bool:
    """Whether the system or an editor left the file, and no author."""
    return name.lower() in _LITTER or name.startswith(_BEGINS_LITTER) or name.endswith(_ENDS_LITTER)


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
