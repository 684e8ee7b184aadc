"""The spool: one file a request, complete under its number or not there at all.

A file begins with a mark and the SHA-256 of the line that follows, which is the request as JSON; the bytes of the files
that came with it follow that line. Where there is a key all of this is sealed, and opens under its own number alone.
Folders are 0700, files 0600.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from portal.gateway.private import private
from portal.gateway.safe import PLAIN, Safe, Unreadable, key_of
from portal.gateway.submission import Filed, StoredFile, Submission

_MARK = b"gongkai-request-1"
_SUFFIX, _UNFINISHED = ".request", ".unfinished"
_LONGEST_LINE = 4_000_000


class DamagedRequest(Exception):
    """A file of the spool does not hold what was written."""


class Spool:
    """The requests of one gateway, in ``folder``."""

    def __init__(self, folder: Path, safe: Safe = PLAIN) -> None:
        """Make the folder and the one it lies in where they are missing."""
        for place in (folder.parent, folder):
            place.mkdir(mode=0o700, exist_ok=True)
        self.folder, self._safe = folder, safe

    def write(self, number: str, submission: Submission) -> Path:
        """An unfinished file with the request, whose bytes are on the disk. Raises OSError, and then leaves none."""
        place = self.folder / f"{number}{_UNFINISHED}"
        try:
            with open(place, "xb", opener=private) as file:
                with self._safe.writer(file, number) as out:
                    out.write(_head(_described(number, submission)))
                    for upload in submission.uploads:
                        upload.content.seek(0)
                        shutil.copyfileobj(upload.content, out)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                place.unlink()
            raise
        return place

    def publish(self, unfinished: Iterable[Path]) -> None:
        """Give the files their names for good. Raises OSError."""
        for place in unfinished:
            place.rename(place.with_suffix(_SUFFIX))
        self.sync()

    def sync(self) -> None:
        """Bring the names to the disk; Windows does so by itself."""
        if os.name == "nt":
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def withdraw(self, number: str) -> None:
        """Take away what could not be accepted; what cannot be taken away will be delivered at the next start."""
        for suffix in (_UNFINISHED, _SUFFIX):
            with suppress(OSError):
                (self.folder / f"{number}{suffix}").unlink()

    def clear_unfinished(self) -> int:
        """Take away what a kill left unfinished: none of it was answered. How many there were."""
        left = list(self.folder.glob(f"*{_UNFINISHED}"))
        for place in left:
            place.unlink()
        return len(left)

    def place(self, number: str) -> Path:
        """Where the request lies, or would."""
        return self.folder / f"{number}{_SUFFIX}"

    def numbers(self) -> list[str]:
        """The numbers of all requests, in order."""
        return sorted(place.stem for place in self.folder.glob(f"*{_SUFFIX}"))

    def has(self, number: str) -> bool:
        """Whether the request is there."""
        return self.place(number).exists()

    def read(self, number: str) -> Filed:
        """The request. Raises FileNotFoundError, ``DamagedRequest``."""
        with self._opened(number) as file:
            return _filed(file, number)

    def content(self, number: str, stored: StoredFile) -> bytes:
        """The bytes of a file that came with the request. Raises FileNotFoundError, ``DamagedRequest``."""
        with self._opened(number) as file:
            file.seek(stored.offset)
            content = file.read(stored.size)
        if hashlib.sha256(content).hexdigest() != stored.sha256:
            raise DamagedRequest(number)
        return content

    def key_of(self, number: str) -> str:
        """The id of the key the request is sealed with, empty when it is not. Raises OSError."""
        with self.place(number).open("rb") as file:
            return key_of(file)

    def lacking(self, numbers: Iterable[str]) -> set[str]:
        """The ids of keys that the requests are sealed with and that were not given. Raises OSError."""
        return {self.key_of(number) for number in numbers} - {"", *self._safe.known}

    @contextmanager
    def _opened(self, number: str) -> Iterator[BinaryIO]:
        with self.place(number).open("rb") as file:
            try:
                yield self._safe.reader(file, number)
            except Unreadable as fault:
                raise DamagedRequest(number) from fault


def _described(number: str, submission: Submission) -> Mapping[str, object]:
    return {
        "number": number,
        "form": submission.form,
        "version": submission.version,
        "received_at": submission.received_at.isoformat(),
        "values": dict(submission.values),
        "files": [
            {
                "field": upload.field,
                "name": upload.name,
                "kind": upload.kind,
                "size": upload.size,
                "sha256": upload.sha256,
            }
            for upload in submission.uploads
        ],
        "digest": submission.digest,
        "once": submission.once,
        "key_hash": submission.key_hash,
        "suspicions": list(submission.suspicions),
    }


def _head(described: Mapping[str, object]) -> bytes:
    line = json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%s %s\n%s\n" % (_MARK, hashlib.sha256(line).hexdigest().encode(), line)


def _filed(file: BinaryIO, number: str) -> Filed:
    mark, _, checksum = file.readline(200).strip().partition(b" ")
    line = file.readline(_LONGEST_LINE)
    if mark != _MARK or hashlib.sha256(line[:-1]).hexdigest().encode() != checksum:
        raise DamagedRequest(number)
    facts = json.loads(line)
    return Filed(
        number=number,
        form=facts["form"],
        version=facts["version"],
        values=facts["values"],
        files=tuple(_stored(facts["files"], file.tell())),
        received_at=datetime.fromisoformat(facts["received_at"]),
        digest=facts["digest"],
        once=facts["once"],
        key_hash=facts["key_hash"],
        suspicions=tuple(facts["suspicions"]),
    )


def _stored(files: Iterable[Mapping[str, Any]], offset: int) -> Iterator[StoredFile]:
    for file in files:
        yield StoredFile(**file, offset=offset)
        offset += file["size"]
