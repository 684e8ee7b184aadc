"""What the search is told of each document."""

import json
from collections.abc import Callable

from tests.built import Built


def addresses(site: Built) -> tuple[dict[str, list], list[str]]:
    """The table of all records, and the address of each in its order."""
    table = json.loads(site.read("search/records.json"))
    runs = [(first[:5], int(first[5:]), count) for first, count in table["texts"]]
    names = [f"search/text/{year}{start + more:05}.json" for year, start, count in runs for more in range(count)]
    return table, [json.loads(site.read(name))["address"] for name in names]


def test_the_search_knows_what_an_interpretation_interprets(built: Callable[..., Built]) -> None:
    """Each interpretation is tied to the document it interprets; one published elsewhere is no record."""
    table, places = addresses(built("policy-and-interpretation"))
    pairs = {(places[interpretation], places[policy]) for interpretation, policy in table["interprets"]}
    expected = {("d/2026-00004.html", "d/2026-00002.html"), ("d/2026-00006.html", "d/2023-00001.html")}
    assert expected == pairs
