"""The shards of the last build, kept by what they were made of: a cache, never a source."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache
from itertools import accumulate
from pathlib import Path

from portal import traditional, words
from portal.cache import open_cache
from portal.index.chunks import Chunk
from portal.index.shard import Lengths, Shard, make_shard
from portal.index.texts import public_blocks
from portal.model.site import SearchRecord


class Shelf:
    """The shards that one site's cache holds."""

    def __init__(self, root: Path) -> None:
        """Keep them in the cache of the site at ``root``."""
        self._cache = open_cache(root, "search")
        self._used: set[str] = set()

    def shard(self, records: Sequence[SearchRecord]) -> Shard:
        """The shard of these records; indexed anew when it is not on the shelf."""
        name = _name(records)
        self._used.add(name)
        kept = self._cache.get(name)
        if kept is not None:
            return _unpacked(kept)
        shard = make_shard(records)
        self._cache.put(name, _packed(shard))
        return shard

    def clear(self) -> None:
        """Throw away what was not asked for since the shelf was opened."""
        self._cache.keep_only(self._used)


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
    """A line of JSON, and the files of the shard."""
    firsts = [(chunk.first, len(chunk.content)) for chunk in shard.chunks]
    head = json.dumps([[astuple(lengths) for lengths in shard.lengths], firsts]).encode()
    return b"\n".join((head, b"".join(chunk.content for chunk in shard.chunks)))


def _unpacked(entry: bytes) -> Shard:
    head, _, contents = entry.partition(b"\n")
    lengths, firsts = json.loads(head)
    ends = [*accumulate(size for _, size in firsts)]
    chunks = (Chunk(first, contents[end - size : end]) for (first, size), end in zip(firsts, ends, strict=True))
    return Shard(tuple(Lengths(*three) for three in lengths), tuple(chunks))
