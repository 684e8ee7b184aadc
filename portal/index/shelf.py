"""The segments and shards of the last build, kept by what they were made of: a cache, never a source."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from portal import traditional, words
from portal.cache import open_cache
from portal.index.packing import pack_segment, pack_shard, unpack_segment, unpack_shard
from portal.index.segment import Segment, make_segment
from portal.index.shard import Shard, make_shard
from portal.model.site import Artifact, SearchRecord

Texts = Mapping[str, Sequence[Artifact]]  # the files of each record's text, by its address


class Shelf:
    """What one site's cache holds."""

    def __init__(self, root: Path) -> None:
        """Keep it in the cache of the site at ``root``."""
        self._cache = open_cache(root, "search")
        self._used: set[str] = set()

    def shard(self, segments: Sequence[Sequence[SearchRecord]], texts: Texts) -> Shard:
        """The shard of these records, whose texts are these; what is not on the shelf is indexed anew."""
        names = [_name(_contents(records, texts)) for records in segments]
        name = _name(part.encode() for part in ("shard", *names))
        self._used.update((name, *names))
        kept = self._cache.get(name)
        if kept is not None:
            return unpack_shard(kept)
        shard = make_shard([*map(self._segment, names, segments)])
        self._cache.put(name, pack_shard(shard))
        return shard

    def _segment(self, name: str, records: Sequence[SearchRecord]) -> Segment:
        kept = self._cache.get(name)
        if kept is not None:
            return unpack_segment(kept)
        segment = make_segment(records)
        self._cache.put(name, pack_segment(segment))
        return segment

    def clear(self) -> None:
        """Throw away what was not asked for since the shelf was opened."""
        self._cache.keep_only(self._used)


def _contents(records: Iterable[SearchRecord], texts: Texts) -> Iterator[bytes]:
    """All that is searched in the records: the issuer alone is not in the files of their texts."""
    for record in records:
        yield repr(record.issuer).encode()
        yield from (file.content for file in texts[record.address])


def _name(contents: Iterable[bytes]) -> str:
    """A name for these, and for how they are indexed."""
    digest = hashlib.sha256(_version())
    for content in contents:
        digest.update(content)
    return digest.hexdigest()


@cache
def _version() -> bytes:
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), Path(words.__file__), Path(traditional.__file__)):
        digest.update(file.read_bytes())
    return digest.digest()
