"""The shards of the last build, kept by what they were made of: a cache, never a source.

A damaged, foreign or missing entry costs time only, and so does a folder that cannot be written.
"""

import hashlib
import json
import os
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from itertools import accumulate
from pathlib import Path

from portal import traditional, words
from portal.index.chunks import Chunk
from portal.index.shard import Lengths, Shard, make_shard
from portal.index.texts import public_blocks
from portal.model.site import SearchRecord

_DIGEST = 32


class Shelf:
    """The cache of one site."""

    def __init__(self, folder: Path) -> None:
        """Keep the entries in the folder, which is never served or committed."""
        self._folder = folder
        self._used: set[str] = set()

    def shard(self, records: Sequence[SearchRecord]) -> Shard:
        """The shard of these records; indexed anew when it is not on the shelf."""
        name = _name(records)
        self._used.add(name)
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _unpacked((self._folder / name).read_bytes())
        shard = make_shard(records)
        with suppress(OSError):
            self._keep(name, _packed(shard))
        return shard

    def clear(self) -> None:
        """Throw away what was not asked for since the shelf was opened."""
        with suppress(OSError):
            for entry in self._folder.iterdir():
                if entry.name not in self._used:
                    entry.unlink()

    def _keep(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{name}.{os.getpid()}"
        beside.write_bytes(content)
        beside.replace(self._folder / name)


def _name(records: Sequence[SearchRecord]) -> str:
    """A name for all that is searched in the records, and for how it is indexed."""
    digest = hashlib.sha256(_version())
    for record in records:
        blocks = public_blocks(record)
        digest.update(f"{[*map(len, blocks)]}{''.join(blocks)}".encode())
    return digest.hexdigest()


@cache
def _version() -> bytes:
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), Path(words.__file__), Path(traditional.__file__)):
        digest.update(file.read_bytes())
    return digest.digest()


def _packed(shard: Shard) -> bytes:
    """The digest of the rest, a line of JSON, and the files of the shard."""
    firsts = [(chunk.first, len(chunk.content)) for chunk in shard.chunks]
    head = json.dumps([[astuple(lengths) for lengths in shard.lengths], firsts]).encode()
    rest = b"\n".join((head, b"".join(chunk.content for chunk in shard.chunks)))
    return hashlib.sha256(rest).digest() + rest


def _unpacked(entry: bytes) -> Shard:
    """The shard of an entry; a ``ValueError`` when the entry is damaged."""
    rest = entry[_DIGEST:]
    if hashlib.sha256(rest).digest() != entry[:_DIGEST]:
        raise ValueError
    head, _, contents = rest.partition(b"\n")
    lengths, firsts = json.loads(head)
    ends = [*accumulate(size for _, size in firsts)]
    chunks = (Chunk(first, contents[end - size : end]) for (first, size), end in zip(firsts, ends, strict=True))
    return Shard(tuple(Lengths(*three) for three in lengths), tuple(chunks))
