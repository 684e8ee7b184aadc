"""The cache of shards costs time at most."""

from pathlib import Path

import pytest

from portal.index.segment import make_segment
from portal.index.shard import Shard, make_shard
from portal.index.shelf import Shelf
from portal.index.texts import text_files
from portal.model.site import SearchRecord
from tests.index.records import record

RECORDS = [record(f"2026-{number:05}", f"甲{number}乙" * 40) for number in range(1, 7)]


def shard_of(root: Path, records: list[SearchRecord] = RECORDS) -> Shard:
    """The shard of the records in segments of two, by the shelf of the site at ``root``."""
    segments = [records[first : first + 2] for first in range(0, len(records), 2)]
    return Shelf(root).shard(segments, {each.address: text_files(each) for each in records})


@pytest.fixture
def entries(tmp_path: Path) -> list[Path]:
    """The entries of a shard that was indexed, and of its segments."""
    shard_of(tmp_path)
    return [*(tmp_path / ".gongkai/cache/search").iterdir()]


def test_segments_joined_are_what_the_records_are_together(tmp_path: Path) -> None:
    """The shard of three segments, new or kept, is that of one segment of all the records."""
    whole = make_shard([make_segment(RECORDS)])
    assert [whole] * 2 == [shard_of(tmp_path), shard_of(tmp_path)]


@pytest.mark.usefixtures("entries")
def test_what_is_known_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a shard that is on the shelf nothing is made; of one with an edit, the segment that has it alone."""
    made: list[list[SearchRecord]] = []
    monkeypatch.setattr(
        "portal.index.shelf.make_segment", lambda records: (made.append(records), make_segment(records))[1]
    )
    edited = [*RECORDS[:3], record("2026-00004", "改过"), *RECORDS[4:]]
    shard_of(tmp_path)
    assert [] == made
    assert make_shard([make_segment(edited)]) == shard_of(tmp_path, edited)
    assert [edited[2:4]] == made


@pytest.mark.parametrize("damage", [lambda _: b"", lambda entry: entry[:-1], lambda entry: entry[:-1] + b"x"])
def test_a_damaged_entry_is_made_anew(entries: list[Path], tmp_path: Path, damage) -> None:
    """Empty, cut short or changed in one byte: the shard is what it was, and so are the entries."""
    shard, contents = shard_of(tmp_path), [entry.read_bytes() for entry in entries]
    for entry in entries:
        entry.write_bytes(damage(entry.read_bytes()))
    assert shard == shard_of(tmp_path)
    assert contents == [entry.read_bytes() for entry in entries]


def test_a_folder_that_cannot_be_used_costs_time_only(entries: list[Path], tmp_path: Path) -> None:
    """A file where the folder should be stops nothing."""
    assert shard_of(tmp_path) == shard_of(entries[0])
    Shelf(entries[0]).clear()


def test_what_is_not_asked_for_is_thrown_away(entries: list[Path], tmp_path: Path) -> None:
    """The cache holds what the last build used and nothing older: its shard and the segments of it."""
    shelf, other = Shelf(tmp_path), record("2026-00009")
    shelf.shard([RECORDS[:2], [other]], {each.address: text_files(each) for each in (*RECORDS, other)})
    shelf.clear()
    left = {*entries[0].parent.iterdir()}
    assert (3, 1) == (len(left), len(left & {*entries}))
