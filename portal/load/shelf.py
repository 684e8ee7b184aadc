"""What reading an attachment found, and its bytes as they are published, kept by its content: a cache, never a source.

A damaged, foreign or missing entry costs time only. Copies without their makers' traces lie in a folder of the process
where the site's cannot be written.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal import attachments
from portal.attachments import Reading, read_attachment, strip_attachment
from portal.cache import open_cache

_PASSING = frozenset({"attachment-too-slow", "attachment-too-much-memory", "attachment-killed"})
_AS_IT_LIES = "-"


@dataclass(frozen=True, slots=True)
class Published:
    """The bytes of an attachment that the public gets: where they lie, their size and SHA-256."""

    path: Path
    size: int
    sha256: str


class Shelf:
    """The cache of one site."""

    def __init__(self, root: Path) -> None:
        """Keep the entries in the site's .gongkai folder, which is never served or committed."""
        self._cache = open_cache(root, "attachments")
        self._folder = root / ".gongkai" / "cache" / "stripped"

    def reading(self, file: Path, name: str, sha256: str) -> Reading:
        """What the attachment says; read anew when it is not on the shelf."""
        entry = _entry(name, sha256, "json")
        kept = self._cache.get(entry)
        if kept is not None:
            return Reading.from_json(json.loads(kept))
        reading = read_attachment(file, name)
        if not _PASSING.intersection(fault.rule for fault in reading.faults):
            self._cache.put(entry, json.dumps(reading.to_json(), ensure_ascii=False).encode())
        return reading

    def published(self, file: Path, name: str, sha256: str) -> Published | None:
        """The attachment without what names its makers, None when it is published as it lies; else ``NotStripped``."""
        note = _entry(name, sha256, "note")
        stripped = self._folder / _entry(name, sha256, "bytes")
        digest = (self._cache.get(note) or b"").decode()
        if digest == _AS_IT_LIES:
            return None
        with suppress(OSError):
            content = stripped.read_bytes()
            if hashlib.sha256(content).hexdigest() == digest:
                return Published(stripped, len(content), digest)
        made = strip_attachment(file, name)
        if made is None:
            self._cache.put(note, _AS_IT_LIES.encode())
            return None
        digest = hashlib.sha256(made).hexdigest()
        stripped = _keep(stripped, made)
        self._cache.put(note, digest.encode())
        return Published(stripped, len(made), digest)


def _entry(name: str, sha256: str, kind: str) -> str:
    ending = hashlib.sha256(name.rpartition(".")[2].lower().encode()).hexdigest()[:8]
    return f"{sha256}-{ending}-{_version()}.{kind}"


def _keep(entry: Path, content: bytes) -> Path:
    """The entry written whole or not at all; a stand-in where the site's folder cannot be written."""
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        beside = entry.with_name(f"{entry.name}.{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(entry)
    except OSError:
        entry = Path(_stand_in().name) / entry.name
        entry.write_bytes(content)
    return entry


@cache
def _stand_in() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="gongkai-attachments-")


@cache
def _version() -> str:
    """A name for how attachments are read: it changes with the code that reads them."""
    digest = hashlib.sha256()
    for file in sorted(Path(attachments.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
