"""The files of a shard: its lists in the order of their keys, as many in a file as are loaded at once.

A file is a line of JSON and the lists: the single characters whose lists it holds, the pairs, and the length of each
list in bytes, those of the characters first.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

CHUNK_BYTES = 8_192  # what a file holds, unless one list alone is longer


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file of lists, and the first key in it."""

    first: str
    content: bytes


def chunks_of(lists: Mapping[str, bytes]) -> list[Chunk]:
    """The files; keys are in the order that JavaScript gives them."""
    keys = sorted(lists, key=lambda key: key.encode("utf-16-be"))
    return [_chunk(lists, part) for part in _parts(lists, keys)]


def _parts(lists: Mapping[str, bytes], keys: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for key in keys:
        if part and size + len(lists[key]) > CHUNK_BYTES:
            yield part
            part, size = [], 0
        part.append(key)
        size += len(lists[key])
    if part:
        yield part


def _chunk(lists: Mapping[str, bytes], keys: list[str]) -> Chunk:
    singles = [key for key in keys if len(key) == 1]
    pairs = [key for key in keys if len(key) > 1]
    ordered = [lists[key] for key in chain(singles, pairs)]
    head = ["".join(singles), "".join(pairs), [len(row) for row in ordered]]
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return Chunk(keys[0], b"\n".join((line, b"".join(ordered))))
