"""Segments and shards as bytes: a line of JSON, and the lists or files one behind the other."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from portal.index.chunks import Chunk
from portal.index.lists import Row
from portal.index.segment import Lengths, Segment
from portal.index.shard import Shard


def pack_segment(segment: Segment) -> bytes:
    """The segment as bytes."""
    rows = segment.rows.values()
    head = [[*segment.rows], [row.last for row in rows], [len(row.steps) for row in rows]]
    return _packed(segment.lengths, head, (row.steps for row in rows))


def unpack_segment(packed: bytes) -> Segment:
    """The segment that was packed."""
    lengths, (keys, lasts, sizes), contents = _unpacked(packed)
    rows = map(Row, _parts(contents, sizes), lasts)
    return Segment(lengths, dict(zip(keys, rows, strict=True)))


def pack_shard(shard: Shard) -> bytes:
    """The shard as bytes."""
    head = [[chunk.first for chunk in shard.chunks], [len(chunk.content) for chunk in shard.chunks]]
    return _packed(shard.lengths, head, (chunk.content for chunk in shard.chunks))


def unpack_shard(packed: bytes) -> Shard:
    """The shard that was packed."""
    lengths, (firsts, sizes), contents = _unpacked(packed)
    return Shard(lengths, tuple(map(Chunk, firsts, _parts(contents, sizes))))


def _packed(lengths: Iterable[Lengths], head: object, contents: Iterable[bytes]) -> bytes:
    line = json.dumps([[astuple(each) for each in lengths], head], ensure_ascii=False).encode()
    return b"\n".join((line, b"".join(contents)))


def _unpacked(packed: bytes) -> tuple[tuple[Lengths, ...], list[list[Any]], bytes]:
    line, _, contents = packed.partition(b"\n")
    lengths, head = json.loads(line)
    return tuple(Lengths(text, top, number, tuple(parts)) for text, top, number, parts in lengths), head, contents


def _parts(contents: bytes, sizes: Iterable[int]) -> Iterator[bytes]:
    end = 0
    for size in sizes:
        yield contents[end : end + size]
        end += size
