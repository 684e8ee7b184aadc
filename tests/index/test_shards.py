"""Which records are indexed together."""

from dataclasses import replace

import pytest

from portal.index.shards import segments_of, shard_names, shards_of
from portal.model.site import SearchRecord
from tests.index.records import line, record


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shard holds some ten records."""
    monkeypatch.setattr("portal.index.shards.SHARD_CHARACTERS", 3_000)


def numbers(records: list[SearchRecord]) -> list[list[str]]:
    """The numbers of each shard."""
    return [[record.number for record in shard] for shard in shards_of(records)]


def year(number: int, count: int) -> list[SearchRecord]:
    """So many documents of a year."""
    return [record(f"{number}-{serial:05}") for serial in range(1, count + 1)]


def test_little_text_is_one_shard() -> None:
    """A small bureau has one shard, from the oldest number to the newest, on-request lines last."""
    assert [["2019-00001", "2026-00001", ""]] == numbers([line("目录", "r-1"), *year(2026, 1), *year(2019, 1)])


def test_a_shard_holds_its_share_of_years_and_numbers() -> None:
    """Years stand together as long as they fit; a year that does not is cut between numbers."""
    shards = shards_of([*year(2020, 4), *year(2021, 4), *year(2022, 30), line("目录", "r-1")])
    names = shard_names(shards)
    assert "2020至2021年" == names[0]
    assert len(names) > 3
    assert all(name.startswith("2022年编号000") for name in names[1:])
    assert shards[-1][-1].number == ""
    assert names[-1].endswith("至00030和依申请公开目录")


def test_a_part_of_one_number_is_told_by_it() -> None:
    """A document that is a part of its own in a year that is cut is not told as a span."""
    names = shard_names(shards_of([record("2026-00001"), record("2026-00002", "长" * 9_000)]))
    assert ["2026年编号00001", "2026年编号00002"] == names


def test_what_has_no_number_has_a_name() -> None:
    """A site of on-request lines alone has a shard too; a year of its own is told by the year."""
    assert ["依申请公开目录"] == shard_names(shards_of([line("目录", "r-1")]))
    assert ["2019至2026年和依申请公开目录"] == shard_names(
        shards_of([line("目录", "r-1"), *year(2026, 1), *year(2019, 1)])
    )
    assert ["2026年"] == shard_names(shards_of(year(2026, 2)))


def test_an_edit_moves_no_border() -> None:
    """With a document longer, or another beside it, every other shard is what it was."""
    records = [record(f"{2018 + serial % 8}-{serial:05}") for serial in range(1, 200)]
    before = numbers(records)
    place = next(place for place, each in enumerate(records) if each.number == "2021-00011")
    longer = [*records[:place], replace(records[place], blocks=("长" * 300,)), *records[place + 1 :]]
    more = [*records, record("2021-00012")]
    assert all(len([shard for shard in before if shard not in numbers(after)]) <= 1 for after in (longer, more))
    assert len(before) > 10


def test_one_document_too_long_is_a_shard_of_its_own() -> None:
    """A document that alone holds more than a shard may does not stop the halving."""
    assert ["2026-00002"] in numbers([*year(2026, 1), record("2026-00002", "长" * 9_000), record("2026-00003")])


def test_a_shard_is_halved_into_segments_that_an_edit_does_not_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order the segments are the shard; with a document longer, all but one are what they were."""
    monkeypatch.setattr("portal.index.shards.SEGMENT_CHARACTERS", 400)
    before = segments_of(year(2022, 20))
    after = segments_of(
        [replace(each, blocks=("长" * 300,)) if each.number == "2022-00007" else each for each in year(2022, 20)]
    )
    assert year(2022, 20) == [each for segment in before for each in segment]
    assert len(before) > 3
    assert 1 == len([segment for segment in before if segment not in after])
