"""What is written for the search."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from portal.index.site import build_index
from portal.model.site import SearchRecord
from tests.index.records import line, record

MANY = [record(f"{2020 + number % 7}-{number:05}") for number in range(1, 80)]


def written(records: list[SearchRecord], cache: Path) -> dict[str, bytes]:
    """Every file of the index, by its address."""
    files = [*build_index(records, cache)]
    assert len(files) == len({file.address for file in files})
    return {file.address: file.content for file in files}


@pytest.fixture(autouse=True)
def several_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards of some ten records, in segments of three."""
    monkeypatch.setattr("portal.index.shards.SHARD_CHARACTERS", 2_000)
    monkeypatch.setattr("portal.index.shards.SEGMENT_CHARACTERS", 700)


def test_the_same_records_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """Whatever the order the records come in, and whether or not the cache knew them, the bytes are the same."""
    first = written(MANY, tmp_path / "a")
    assert len({address.split("/")[1] for address in first if address.endswith(".bin")}) > 5
    assert first == written(MANY[::-1], tmp_path / "b")
    assert first == written(MANY, tmp_path / "a")


def test_a_change_touches_its_own_shard_alone(tmp_path: Path) -> None:
    """With one document changed, all files are the same but those of its shard, its text and the table."""
    changed = [replace(each, blocks=("改过的正文。" * 30,)) if each.number == "2022-00009" else each for each in MANY]
    before, after = written(MANY, tmp_path), written(changed, tmp_path)
    gone = [address for address, _ in before.items() - after.items()]
    assert {"search/records.json", "search/text/2022-00009.json"} == {name for name in gone if name.endswith(".json")}
    assert 1 == len({address.split("/")[1] for address in gone if address.endswith(".bin")})


def test_every_record_has_one_text_that_the_table_names(tmp_path: Path) -> None:
    """The table names the text of each record in its order, documents by number first, then on-request lines."""
    files = written([line("可申请的目录", "r-1a2b3c4d"), *MANY, record("2026-00080")], tmp_path)
    table = json.loads(files["search/records.json"])
    assert ["2026-00080", 1] in table["texts"]
    assert ["r-1a2b3c4d", 1] == table["texts"][-1]
    assert len(MANY) + 2 == sum(count for _, count in table["texts"]) == len(table["date"]) == len(table["length"])
    assert len(MANY) + 2 == len([address for address in files if address.startswith("search/text/")])
    assert "可申请的目录" == json.loads(files["search/text/r-1a2b3c4d.json"])["title"]


def test_nothing_to_index_is_no_fault(tmp_path: Path) -> None:
    """A site without a record has a table of none."""
    assert ["search/records.json"] == [*written([], tmp_path)]


def test_what_is_gone_is_nowhere(tmp_path: Path) -> None:
    """A record left out leaves nothing behind: not in a text, not in a list, not in the cache."""
    gone = record("2026-00001", "绝无仅有")
    files = written([gone, *MANY], tmp_path)
    assert 2 == len([content for content in files.values() if "绝无".encode() in content])
    assert not any("绝无".encode() in content for content in written(MANY, tmp_path).values())
    assert not any("绝无".encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
