"""What earlier runs found, in sealed files: what another wrote, or a damage changed, is as if it were not there.

Whoever can write in a cache that a CI service keeps could else say of a file that nothing was found in it. So the key
lies beside the cache's folder and never in it; between machines it is handed over by ``GONGKAI_CACHE_KEY``.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_KEY_GIVEN = "GONGKAI_CACHE_KEY"
_SEAL = 32
_LARGEST_ENTRY = 512_000_000


class Cache:
    """One area of a site's cache. Nothing here fails: a cache that cannot be read or written costs time only."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Keep the entries in ``folder``; ``key`` is a secret of at most 64 bytes."""
        self._folder, self._key = folder, key

    def get(self, name: str) -> bytes | None:
        """What was put there under the name with the same key; else None."""
        with suppress(OSError):
            entry = self._folder / name
            if entry.stat().st_size <= _LARGEST_ENTRY:
                content = memoryview(entry.read_bytes())
                if hmac.compare_digest(content[:_SEAL], self._seal(name, content[_SEAL:])):
                    return content[_SEAL:].tobytes()
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep it, whole or not at all."""
        beside = self._folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as stream:
                stream.write(self._seal(name, content))
                stream.write(content)
            beside.replace(self._folder / name)

    def keep_only(self, names: Iterable[str]) -> None:
        """Throw away all other entries."""
        kept = frozenset(names)
        with suppress(OSError):
            for entry in self._folder.iterdir():
                if entry.name not in kept:
                    entry.unlink()

    def _seal(self, name: str, content: bytes | memoryview) -> bytes:
        seal = hashlib.blake2b(name.encode() + b"\0", key=self._key, digest_size=_SEAL)
        seal.update(content)
        return seal.digest()


def open_cache(root: Path, area: str) -> Cache:
    """The area of the cache of the site at ``root``."""
    return Cache(root / ".gongkai" / "cache" / area, _key_of(root))


def _key_of(root: Path) -> bytes:
    given = os.environ.get(_KEY_GIVEN)
    if given:
        return hashlib.blake2b(given.encode()).digest()
    file = root / ".gongkai" / "key"
    with suppress(OSError):
        return file.read_bytes() or _new_key(file)
    return _new_key(file)


def _new_key(file: Path) -> bytes:
    """A key of our own; where it cannot be written, it is this process's alone."""
    key = os.urandom(_SEAL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as stream:  # noqa: PTH123 - a file that nobody else may read from its first byte
            stream.write(key)
    return key
