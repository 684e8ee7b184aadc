"""The files of a shard."""

import json
from itertools import accumulate

import pytest

from portal.index.chunks import chunks_of


def read(content: bytes) -> dict[str, bytes]:
    """The lists of a file, read as chunks.py says."""
    head, _, rows = content.partition(b"\n")
    singles, pairs, sizes = json.loads(head)
    keys = [*singles, *(pairs[place : place + 2] for place in range(0, len(pairs), 2))]
    ends = [*accumulate(sizes)]
    assert len(rows) == ends[-1]
    return {key: rows[end - size : end] for key, size, end in zip(keys, sizes, ends, strict=True)}


LISTS = {"林业": b"1" * 30, "业": b"22", "林": b"\n\n", '"\\': b"4" * 9, "𠮷，": b"5", "￼,": b"6", "业局": b"7"}


def test_every_list_is_in_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read back, the files hold the lists; a file has as many as fit, or one that is longer."""
    monkeypatch.setattr("portal.index.chunks.CHUNK_BYTES", 10)
    chunks = chunks_of(LISTS)
    assert LISTS == {key: row for chunk in chunks for key, row in read(chunk.content).items()}
    assert all(sum(map(len, lists.values())) <= 10 or len(lists) == 1 for lists in (read(c.content) for c in chunks))


def test_files_are_in_the_order_of_javascript(monkeypatch: pytest.MonkeyPatch) -> None:
    """A character beyond the first 65,536 comes before the last of those, as its halves do."""
    monkeypatch.setattr("portal.index.chunks.CHUNK_BYTES", 1)
    assert ['"\\', "业", "业局", "林", "林业", "𠮷，", "￼,"] == [chunk.first for chunk in chunks_of(LISTS)]
