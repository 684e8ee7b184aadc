"""Files are staged, described by a manifest, and put in the place of the old site in one step."""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from portal.bootstrap.turn import is_taken
from portal.model.site import Artifact, FileCopy, Serving, Written
from portal.problems import CannotFinish, Location, Problem, error

MANIFEST = "manifest.json"
GENERATOR = "gongkai"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def staging_folder(output: Path) -> Iterator[Path]:
    """A fresh folder on the output's disk, for one build at a time; gone again unless it was swapped in."""
    workshop = workshop_of(output)
    try:
        workshop.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _disk(fault, workshop) from fault
    with _lock(workshop):
        recover(output)
        staging = workshop / "staging"
        _remove(staging)
        try:
            staging.mkdir()
            yield staging
        finally:
            _remove(staging)


def workshop_of(output: Path) -> Path:
    """Where the builds of this output keep what is not served."""
    return output.parent / ".gongkai" / output.name


def recover(output: Path) -> None:
    """Put the old site back when a build was ended between taking it away and putting the new one there."""
    old = workshop_of(output) / "old"
    if old.is_dir() and not output.exists():
        old.rename(output)
    _remove(old)


def mend_output(output: Path) -> None:
    """Put the old site back where a build was killed between its two renames, before anything else can fail."""
    if (workshop_of(output) / "old").exists():
        with staging_folder(output):
            pass


def refuse_strange_output(output: Path) -> None:
    """Raise ``CannotFinish`` unless the output is missing, empty or a site of ours: nothing else is replaced."""
    if not output.exists() and not output.is_symlink():
        return
    if output.is_symlink() or not output.is_dir():
        raise CannotFinish("output-not-a-folder", path=output)
    if any(output.iterdir()) and not _is_ours(output):
        raise CannotFinish("output-not-ours", path=output)


def _is_ours(output: Path) -> bool:
    try:
        manifest = json.loads((output / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("generator") == GENERATOR


class Stage:
    """The staging folder while it fills: what was written, with its SHA-256."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty folder."""
        self.folder = folder
        self.digests: dict[str, str] = {}

    def write(self, artifact: Artifact) -> None:
        """Write one finished file."""
        self.note(write_file(self.folder, artifact))

    def note(self, written: Written) -> None:
        """Take down a file that was written into the folder. Raises ``FileExistsError`` at a second one of its name."""
        if written.address in self.digests:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), written.address)
        self.digests[written.address] = written.sha256

    def copy(self, copy: FileCopy) -> Problem | None:
        """Copy a file of the content; a problem when it is no longer the file that was read."""
        digest = copy_file(self.folder, copy)
        self.digests[copy.address] = digest
        return None if digest == copy.sha256 else error(Location(f"output/{copy.address}"), "file-changed")

    def close(self, serving: Serving) -> None:
        """Write the manifest over all that was written."""
        manifest = {"generator": GENERATOR, "serving": asdict(serving), "files": dict(sorted(self.digests.items()))}
        (self.folder / MANIFEST).write_bytes(as_json(manifest))


def write_file(folder: Path, artifact: Artifact) -> Written:
    """Write the artifact at its address in the folder."""
    path = folder / artifact.address
    try:
        handle = os.open(path, _FRESH, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _FRESH, 0o644)
    try:
        left = memoryview(artifact.content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)
    return Written(artifact.address, hashlib.sha256(artifact.content).hexdigest(), artifact.blocks)


def copy_file(folder: Path, copy: FileCopy) -> str:
    """Copy a file of the content to its address in the folder; the SHA-256 of what was copied."""
    target = folder / copy.address
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy.source, target)
    with target.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def as_json(manifest: Mapping[str, object]) -> bytes:
    """The bytes of a manifest."""
    return (json.dumps(manifest, ensure_ascii=False, indent=0) + "\n").encode()


def copy_files(copies: Iterable[FileCopy], stage: Stage) -> Iterator[Problem]:
    """Copy the planned files into the stage; what changed meanwhile is a problem."""
    for copy in copies:
        problem = stage.copy(copy)
        if problem is not None:
            yield problem


def addresses_of(output: Path) -> frozenset[str]:
    """The address of every file that the manifest of a built site names."""
    return frozenset(json.loads((output / MANIFEST).read_bytes())["files"])


def replace_file(output: Path, artifact: Artifact) -> None:
    """Put another file in the place of one of the site's, and its SHA-256 into the manifest."""
    with staging_folder(output) as staging:
        written = write_file(staging, artifact)
        manifest = json.loads((output / MANIFEST).read_bytes())
        manifest["files"][written.address] = written.sha256
        write_file(staging, Artifact(MANIFEST, as_json(manifest)))
        for address in (written.address, MANIFEST):
            (staging / address).replace(output / address)


def swap(staging: Path, output: Path) -> None:
    """Put the staged site in the output's place, and throw the old one away.

    It is one exchange where the system has it, else two renames.
    """
    refuse_strange_output(output)
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(output)
        return
    if _exchange(staging, output):
        _remove(staging)
        return
    old = workshop_of(output) / "old"
    _remove(old)
    output.rename(old)
    staging.rename(output)
    _remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by renameat2; False where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number), str(other))


@contextmanager
def _lock(workshop: Path) -> Iterator[None]:
    """Hold the workshop; the system frees it with the process, so a dead one's is simply taken."""
    holder = workshop / "pid"
    try:
        with (workshop / "lock").open("ab") as lock:
            if not is_taken(lock):
                pid = holder.read_text("ascii", "replace").strip() if holder.exists() else "?"
                raise CannotFinish("another-build", pid=pid)
            holder.write_text(f"{os.getpid()}\n", "ascii")
            _held.append(lock)
            try:
                yield
            finally:
                _held.remove(lock)
    except OSError as fault:
        raise _disk(fault, workshop) from fault


_held: list[BinaryIO] = []
if hasattr(os, "register_at_fork"):  # a process that renders must not hold the lock when the one that began it is dead
    os.register_at_fork(after_in_child=lambda: [lock.close() for lock in _held])
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _disk(fault: OSError, path: Path) -> CannotFinish:
    return CannotFinish("disk", path=fault.filename or path, reason=fault.strerror or type(fault).__name__)
