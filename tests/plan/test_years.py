"""All documents by year, for whoever does not search."""

from collections.abc import Callable

import pytest

from portal.plan import years
from tests.built import Built

ALL = ["minimal", "policy-and-interpretation", "register", "embargo-and-withdrawal", "sub-path"]


def listed(site: Built, address: str) -> list[str]:
    """The documents a page of a year lists, in their order."""
    return [
        link["href"].removeprefix("../")
        for rows in site.page(address).all("ul", class_="rows")
        for link in rows.all("a")
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_released_document_is_on_the_list_of_its_year(name: str, built: Callable[..., Built]) -> None:
    """The lists of all years together have every document of the catalogue once, and nothing else."""
    site = built(name)
    pages = [address for address in site.pages if address.startswith("y/")]
    documents = [address for page in pages for address in listed(site, page)]
    shown = [
        address
        for address in site.pages
        if address.startswith("d/") and '<article class="document"' in site.read(address)
    ]
    assert sorted(documents) == sorted(shown)
    assert sorted(f"y/{year}.html" for year in {address[2:6] for address in shown}) == pages


@pytest.mark.parametrize("page", ["search.html", "sitemap.html"])
def test_the_years_are_linked_where_readers_look(page: str, built: Callable[..., Built]) -> None:
    """The search page, with scripts off too, and the site map lead to every year."""
    site = built("policy-and-interpretation")
    expected = [address for address in reversed(site.pages) if address.startswith("y/")]
    links = [link["href"] for link in site.page(page).one("main").all("a")]
    assert expected == list(dict.fromkeys(link for link in links if link.startswith("y/")))


def test_a_long_year_is_cut_into_pages(built: Callable[..., Built], monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest page comes first and leads on to the older, whose number is for ever."""
    monkeypatch.setattr(years, "CHUNK", 2)
    site = built("policy-and-interpretation", "2026-06-30T09:01+08:00")
    assert ["y/2026-1.html", "y/2026.html"] == [address for address in site.pages if address.startswith("y/2026")]
    assert 5 == len(listed(site, "y/2026.html") + listed(site, "y/2026-1.html"))
    assert "2026-1.html" == site.page("y/2026.html").one("a", rel="next")["href"].rpartition("/")[2]
    assert "2026.html" == site.page("y/2026-1.html").one("a", rel="prev")["href"].rpartition("/")[2]
