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
_BINARY = getattr(os, "O_BINARY", 0)
_LARGEST_ENTRY = 512_000_000


class Key:
    """The secret of a site's cache: the one that is given, else one of our own, made when something is to be kept."""

    def __init__(self, file: Path) -> None:
        """A key of our own lies in ``file``, for its owner alone; where that cannot be written, in this process."""
        self._file = file
        given = os.environ.get(_KEY_GIVEN)
        self._secret = hashlib.blake2b(given.encode()).digest() if given else b""

    def known(self) -> bytes:
        """The key, empty while there is none."""
        if not self._secret:
            with suppress(OSError):
                self._secret = self._file.read_bytes()[: hashlib.blake2b.MAX_KEY_SIZE]
        return self._secret

    def made(self) -> bytes:
        """The key, made now where there is none."""
        if not self.known():
            self._secret = os.urandom(_SEAL)
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
                with open(handle, "wb") as stream:  # noqa: PTH123 - a file that nobody else may read from its first byte
                    stream.write(self._secret)
        return self._secret


class Cache:
    """One area of a site's cache. Nothing here fails: a cache that cannot be read or written costs time only."""

    def __init__(self, folder: Path, key: Key) -> None:
        """Keep the entries in ``folder``, sealed with the key."""
        self._folder, self._key = folder, key

    def get(self, name: str) -> bytes | None:
        """What was put there under the name with the same key; else None."""
        key = self._key.known()
        entry = self._folder / name
        with suppress(OSError):
            if key and entry.stat().st_size <= _LARGEST_ENTRY:
                content = memoryview(entry.read_bytes())
                if hmac.compare_digest(content[:_SEAL], _seal(key, name, content[_SEAL:])):
                    return content[_SEAL:].tobytes()
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep it, whole or not at all."""
        beside = self._folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as stream:
                stream.write(_seal(self._key.made(), name, content))
                stream.write(content)
            beside.replace(self._folder / name)

    def keep_only(self, names: Iterable[str]) -> None:
        """Throw away all other entries."""
        kept = frozenset(names)
        with suppress(OSError):
            for entry in self._folder.iterdir():
                if entry.name not in kept:
                    entry.unlink()


def open_cache(root: Path, area: str) -> Cache:
    """The area of the cache of the site at ``root``."""
    return Cache(root / ".gongkai" / "cache" / area, Key(root / ".gongkai" / "key"))


def _seal(key: bytes, name: str, content: bytes | memoryview) -> bytes:
    seal = hashlib.blake2b(name.encode() + b"\0", key=key, digest_size=_SEAL)
    seal.update(content)
    return seal.digest()
