"""The whole search index of a site, by the shards that the search program is given one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from portal.index.bundle import write_bundle
from portal.index.entries import Entry, make_entry
from portal.index.files import json_bytes, write_file
from portal.index.table import make_table
from portal.model.site import SearchRecord

SHARD_TOKENS = 2_000_000  # what one bundle holds; bounds the memory of the search program, some 0.6 KB a token


def build_index(records: Sequence[SearchRecord], staging: Path) -> None:
    """Write the search program's bundles to staging/pagefind/ and our own data to staging/search/."""
    ids: list[list[str]] = []
    done: list[Entry] = []
    for shard in _shards(map(make_entry, sorted(records, key=_order))):
        name = str(len(ids) + 1)
        ids.append(write_bundle(shard, staging / "pagefind" / name))
        _write_texts(shard, ids[-1], staging / "search" / name)
        done += (replace(entry, text=b"", content="") for entry in shard)
    write_file(staging / "search" / "records.json", json_bytes(make_table(done, ids)))


def _order(record: SearchRecord) -> tuple[int, str, str]:
    return record.year, record.address, record.title


def _shards(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    shard: list[Entry] = []
    size = 0
    for entry in entries:
        if shard and size + entry.size > SHARD_TOKENS:
            yield shard
            shard, size = [], 0
        shard.append(entry)
        size += entry.size
    if shard:
        yield shard


def _write_texts(entries: Sequence[Entry], ids: Sequence[str], folder: Path) -> None:
    for entry, name in zip(entries, ids, strict=True):
        write_file(folder / f"{name}.json", entry.text)
