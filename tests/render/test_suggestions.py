"""The files the search box suggests from."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.render import suggestions
from portal.render.suggestions import render_suggestions, suggestion_addresses
from tests.browser.search_site import document
from tests.built import Built


def files(records) -> dict[str, dict]:
    """The files by address."""
    return {made.address: json.loads(made.content) for made in render_suggestions(records)}


def records(number: int):
    """So many documents, each a day newer than the one before."""
    first = document("2020-00001", "公告")
    return [
        replace(first, address=f"d/2020-{day:05}.html", title=f"第{day}号公告", date=date(2020, 1, 1) + timedelta(day))
        for day in range(1, number + 1)
    ]


def test_a_row_is_what_is_shown() -> None:
    """Address, title, 文号 and day; the validity of what does not simply hold; no day for what is to be asked for."""
    made = [
        document("2024-00001", "甲", doc_no="云岭林发〔2024〕1号", validity="valid", validity_name="有效"),
        document("2023-00001", "乙", validity="repealed", validity_name="废止"),
        document("2022-00001", "丙", address="forms/request.html#r-1", number=""),
    ]
    expected = [
        ["forms/request.html#r-1", "丙", "", ""],
        ["d/2024-00001.html", "甲", "云岭林发〔2024〕1号", "2024-03-01"],
        ["d/2023-00001.html", "乙", "", "2023-03-01", "repealed", "废止"],
    ]
    assert {"suggestions/newest.json": {"older": 0, "titles": expected}} == files(made)


@pytest.mark.parametrize("number", [0, 1, 9, 10, 19, 20, 21, 29, 30, 57])
def test_every_record_is_in_one_file_newest_first(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files read one after the other are all records, newest first; the addresses planned are those written."""
    monkeypatch.setattr(suggestions, "CHUNK", 10)
    made = files(records(number))
    titles = [row[1] for file in made.values() for row in file["titles"]]
    assert [f"第{day}号公告" for day in range(number, 0, -1)] == titles
    assert suggestion_addresses(number) == [*made]
    assert len(made) - 1 == made["suggestions/newest.json"]["older"]
    assert all(len(file["titles"]) == 10 for file in [*made.values()][1:])


def test_an_older_file_stays_when_a_document_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publishing one more changes the newest file alone."""
    monkeypatch.setattr(suggestions, "CHUNK", 10)
    before, after = files(records(34)), files(records(35))
    assert ["suggestions/newest.json"] == [address for address in before if before[address] != after[address]]


def test_the_order_of_the_records_does_not_matter() -> None:
    """The same records give the same bytes."""
    made = records(30)
    assert [*render_suggestions(made)] == [*render_suggestions(made[::-1])]


def test_only_what_is_public_is_suggested(built: Callable[..., Built]) -> None:
    """Nothing withdrawn, embargoed, withheld or without a public title; on-request lines with one lead to the form."""
    for name in ("embargo-and-withdrawal", "register"):
        site = built(name)
        rows = json.loads(site.read("suggestions/newest.json"))["titles"]
        catalogue = json.loads(site.read("catalogue.json"))["documents"]
        assert sorted(row["title"] for row in catalogue) == sorted(row[1] for row in rows)
        assert [] == [row[0] for row in rows if row[0].partition("#")[0] not in site.addresses]
