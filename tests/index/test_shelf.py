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
    (only,) = (tmp_path / ".gongkai/cache/search").iterdir()
    return only


@pytest.mark.usefixtures("entry")
def test_a_shard_that_is_known_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the means to index, what is on the shelf is there; what was changed is not."""
    known = Shelf(tmp_path).shard(RECORDS)
    monkeypatch.delattr("portal.index.shelf.make_shard")
    assert known == Shelf(tmp_path).shard(RECORDS)
    with pytest.raises(NameError):
        Shelf(tmp_path).shard([RECORDS[0], record("2026-00002", "改过")])


@pytest.mark.parametrize("damage", [lambda _: b"", lambda entry: entry[:-1], lambda entry: entry[:-1] + b"x"])
def test_a_damaged_entry_is_made_anew(entry: Path, tmp_path: Path, damage) -> None:
    """Empty, cut short or changed in one byte: the shard is what it was, and so is the entry."""
    shard, content = Shelf(tmp_path).shard(RECORDS), entry.read_bytes()
    entry.write_bytes(damage(content))
    assert shard == Shelf(tmp_path).shard(RECORDS)
    assert content == entry.read_bytes()


def test_a_folder_that_cannot_be_used_costs_time_only(entry: Path, tmp_path: Path) -> None:
    """A file where the folder should be stops nothing."""
    shelf = Shelf(entry)  # a file, where a folder should be
    assert Shelf(tmp_path).shard(RECORDS) == shelf.shard(RECORDS)
    shelf.clear()


def test_what_is_not_asked_for_is_thrown_away(entry: Path, tmp_path: Path) -> None:
    """The cache holds the shards of the last build and nothing older."""
    shelf = Shelf(tmp_path)
    shelf.shard([record("2026-00003")])
    shelf.clear()
    assert entry not in [*entry.parent.iterdir()]
    assert 1 == len([*entry.parent.iterdir()])
