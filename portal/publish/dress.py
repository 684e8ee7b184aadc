"""The files a server sends: those of the site, and beside the texts the same compressed once for all."""

import os
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from portal.publish.compression import PACK, digest_within
from portal.publish.manifest import MANIFEST, SIGNATURE, Manifest

_TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt"})
_LEAST = 1024  # below this a compressed answer is no faster


def dressed(site: Path, manifest: Manifest, shelf: Path, endings: Iterable[str]) -> Mapping[str, Path]:
    """Where the bytes of every file to serve lie, by address; what was compressed before is taken from the shelf."""
    named = [*manifest.files, MANIFEST, *([SIGNATURE] if (site / SIGNATURE).exists() else [])]
    shelf.mkdir(parents=True, exist_ok=True)
    wanted = [(address, ending) for ending in endings for address in manifest.files if _pays(site / address)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        packed = pool.map(lambda one: _packed(site / one[0], manifest.files[one[0]], shelf, one[1]), wanted)
        compressed = {f"{address}{ending}": file for (address, ending), file in zip(wanted, packed, strict=True)}
    _forget(shelf, {file.name for file in compressed.values()})
    return {**{address: site / address for address in named}, **compressed}


def _pays(file: Path) -> bool:
    return PurePosixPath(file).suffix in _TEXTS and file.stat().st_size >= _LEAST


def _packed(file: Path, digest: str, shelf: Path, ending: str) -> Path:
    """The compressed file, named by the SHA-256 of what it holds; one that does not hold that is made again."""
    packed = shelf / f"{digest}{ending}"
    if not packed.exists() or digest_within(packed) != digest:
        partial = packed.with_suffix(f"{packed.suffix}.partial")
        partial.write_bytes(PACK[ending](file.read_bytes()))
        partial.replace(packed)
    return packed


def _forget(shelf: Path, used: set[str]) -> None:
    for file in shelf.iterdir():
        if file.name not in used:
            file.unlink()


def lay_out(files: Mapping[str, Path], folder: Path) -> None:
    """Put the files into the folder under their addresses, for a program that sends folders."""
    for address, source in files.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
