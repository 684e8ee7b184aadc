"""The manifest of a built site: every file with its SHA-256, and how the site is to be served."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from portal.problems import CannotFinish
from portal.publish.compression import UNPACK, digest_within

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site says of itself: ``files`` gives the SHA-256 by address, ``text`` are the manifest's own bytes.

    ``gone`` are the pages of withdrawn documents, ``moved`` gives the page by former address; ``policy`` is the
    Content-Security-Policy of every page, ``headers`` what else every answer carries.
    """

    text: bytes
    files: Mapping[str, str]
    base_path: str = "/"
    gone: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    policy: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Fault(NamedTuple):
    """A file that is not as the manifest has it: ``missing``, ``changed`` or ``unknown``."""

    kind: str
    address: str


def manifest_of(folder: Path) -> Manifest:
    """The manifest of a built site. Raises ``CannotFinish`` when there is none or it cannot be one of ours."""
    try:
        text = (folder / MANIFEST).read_bytes()
    except OSError as fault:
        raise CannotFinish("publish-no-build", path=folder) from fault
    found = parse_manifest(text)
    if found is None:
        raise CannotFinish("publish-bad-manifest", path=folder / MANIFEST)
    return found


def parse_manifest(text: bytes) -> Manifest | None:
    """The manifest the bytes hold; None when they are not one of ours, or name a file outside the site."""
    try:
        read = json.loads(text)
    except ValueError:
        return None
    if not isinstance(read, dict) or read.get("generator") != "gongkai" or not _are_files(read.get("files")):
        return None
    serving = read.get("serving", {})
    return Manifest(text, read["files"], **_serving(serving)) if isinstance(serving, dict) else None


def _serving(serving: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "base_path": str(serving.get("base_path", "/")),
        "gone": tuple(map(str, serving.get("gone", ()))),
        "moved": dict(serving.get("moved", {})),
        "policy": str(serving.get("policy", "")),
        "headers": dict(serving.get("headers", {})),
    }


def _are_files(files: object) -> bool:
    return isinstance(files, dict) and all(
        isinstance(address, str) and isinstance(digest, str) and is_inside(address) for address, digest in files.items()
    )


def is_inside(address: str) -> bool:
    """Whether the address names a file within a site, wherever it was read."""
    path = PurePosixPath(address)
    plain = address == path.as_posix() and not path.is_absolute() and "\\" not in address and address.isprintable()
    return plain and ".." not in path.parts and address not in {"", ".", MANIFEST, SIGNATURE}


def faults_of(folder: Path, files: Mapping[str, str]) -> Iterator[Fault]:
    """Every file of the folder that has not the SHA-256 given by its address; links and other oddities are unknown.

    The manifest and its signature are not asked about unless they are given, nor is a compressed copy of a file given.
    """
    found = {}
    for address, entry in _walk(folder):
        if entry.is_file(follow_symlinks=False):
            found[address] = Path(entry.path)
        else:
            yield Fault("unknown", address)
    for address in sorted(files.keys() - found.keys()):
        yield Fault("missing", address)
    for address in sorted(found.keys() - files.keys() - {MANIFEST, SIGNATURE}):
        kind = _fault_of_copy(found[address], files.get(plain_address(address), ""))
        if kind:
            yield Fault(kind, address)
    for address in sorted(found.keys() & files.keys()):
        if _sha256(found[address]) != files[address]:
            yield Fault("changed", address)


def plain_address(address: str) -> str:
    """The address of what a compressed copy holds; empty where the name is not one of a compressed copy."""
    plain, dot, ending = address.rpartition(".")
    return plain if f"{dot}{ending}" in UNPACK else ""


def _fault_of_copy(file: Path, digest: str) -> str:
    if not digest:
        return "unknown"
    return "" if digest_within(file) == digest else "changed"


def _walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with os.scandir(folder) as scan:
        for entry in scan:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
