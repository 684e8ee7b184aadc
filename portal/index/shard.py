"""A shard: the files of its lists, and the lengths of its texts, by which the page tells whose a place is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from portal.index.chunks import Chunk, chunks_of
from portal.index.lists import lists_of
from portal.index.texts import make_text
from portal.model.site import Artifact, SearchRecord


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many characters a text has, its number and title together, and its number."""

    text: int
    head: int
    number: int


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


def make_shard(records: Sequence[SearchRecord]) -> Shard:
    """The shard of these records, in their order."""
    texts = [make_text(record) for record in records]
    lengths = (Lengths(len(text.form), text.head, text.number_length) for text in texts)
    return Shard(tuple(lengths), tuple(chunks_of(lists_of(texts))))
