"""A shard: the files of its lists, and the lengths of its texts, by which the page tells whose a place is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from portal.index.chunks import Chunk, chunks_of
from portal.index.segment import Lengths, Segment, joined
from portal.model.site import Artifact


@dataclass(frozen=True, slots=True)
class Shard:
    """An indexed shard."""

    lengths: tuple[Lengths, ...]
    chunks: tuple[Chunk, ...]

    @property
    def folder(self) -> str:
        """The name of its folder, which changes with what is in it: an older page asks for the older folder."""
        digest = sha256()
        for chunk in self.chunks:
            digest.update(chunk.content)
        return digest.hexdigest()[:12]

    def files(self) -> Iterator[Artifact]:
        """Its files, numbered in the order of their keys."""
        folder = self.folder
        for place, chunk in enumerate(self.chunks):
            yield Artifact(f"search/{folder}/{place}.bin", chunk.content)


def make_shard(segments: Sequence[Segment]) -> Shard:
    """The shard of these segments, in their order."""
    lengths = chain.from_iterable(segment.lengths for segment in segments)
    return Shard(tuple(lengths), tuple(chunks_of(joined(segments))))
