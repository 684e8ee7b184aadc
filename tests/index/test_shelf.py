"""The cache of shards costs time at most."""

from pathlib import Path

import pytest

from portal.index.shelf import Shelf
from tests.index.records import record

RECORDS = [record("2026-00001"), record("2026-00002")]


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """The entry of a shard that was indexed."""
    Shelf(tmp_path).shard(RECORDS)
    (only,) = tmp_path.iterdir()
    return only


def test_a_shard_that_is_known_is_not_indexed_again(entry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the means to index, what is on the shelf is there; what was changed is not."""
    known = Shelf(entry.parent).shard(RECORDS)
    monkeypatch.delattr("portal.index.shelf.make_shard")
    assert known == Shelf(entry.parent).shard(RECORDS)
    with pytest.raises(NameError):
        Shelf(entry.parent).shard([RECORDS[0], record("2026-00002", "改过")])


@pytest.mark.parametrize("damage", [lambda _: b"", lambda entry: entry[:-1], lambda entry: entry[:-1] + b"x"])
def test_a_damaged_entry_is_made_anew(entry: Path, damage) -> None:
    """Empty, cut short or changed in one byte: the shard is what it was, and so is the entry."""
    shard, content = Shelf(entry.parent).shard(RECORDS), entry.read_bytes()
    entry.write_bytes(damage(content))
    assert shard == Shelf(entry.parent).shard(RECORDS)
    assert content == entry.read_bytes()


def test_a_folder_that_cannot_be_used_costs_time_only(entry: Path) -> None:
    """A file where the folder should be stops nothing."""
    shelf = Shelf(entry)
    assert Shelf(entry.parent).shard(RECORDS) == shelf.shard(RECORDS)
    shelf.clear()


def test_what_is_not_asked_for_is_thrown_away(entry: Path) -> None:
    """The cache holds the shards of the last build and nothing older."""
    shelf = Shelf(entry.parent)
    shelf.shard([record("2026-00003")])
    shelf.clear()
    assert entry not in [*entry.parent.iterdir()]
    assert 1 == len([*entry.parent.iterdir()])
