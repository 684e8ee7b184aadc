"""The whole search index of a site."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from portal.index.shards import segments_of, shards_of
from portal.index.shelf import Shelf
from portal.index.table import make_table
from portal.index.texts import json_file, text_files
from portal.model.site import Artifact, SearchRecord


def build_index(records: Sequence[SearchRecord], root: Path) -> Iterator[Artifact]:
    """The files of the index; shards that did not change come from the cache of the site at ``root``."""
    shelf = Shelf(root)
    cut = shards_of(records)
    shards = []
    for part in cut:
        texts = {record.address: text_files(record) for record in part}
        shards.append(shelf.shard(segments_of(part), texts))
        yield from shards[-1].files()
        yield from chain.from_iterable(texts.values())
    shelf.clear()
    yield json_file("search/records.json", make_table(cut, shards))
