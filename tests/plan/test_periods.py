"""What is open to the public says so, leads to the form while it is, and to the answer when it is over."""

from collections.abc import Callable

from tests.built import Built

SITE = "policy-life"
LAST_DAY, AFTER = "2026-07-06T23:00+08:00", "2026-07-07T00:00+08:00"
OPEN = "d/2026-00006.html"


def shown(site: Built, address: str) -> list[str]:
    """The parts of a page's period that are not hidden."""
    box = site.page(address).one("div", data_until="2026-07-06" if address == OPEN else "2025-03-20")
    return [
        part["data-when"] for part in box.all() if "data-when" in part.attributes and "hidden" not in part.attributes
    ]


def test_an_open_draft_leads_to_its_form(built: Callable[..., Built]) -> None:
    """Days left, and the form that already knows the draft's number."""
    site = built(SITE)
    assert ["open", "open"] == shown(site, OPEN)
    assert "2026年7月6日截止，还有6天" in site.page(OPEN).one("article").text
    assert "forms/comment-2026-00006.html" in site.addresses
    assert "2026-00006" in site.read("forms/comment-2026-00006.html")


def test_the_last_day_is_open(built: Callable[..., Built]) -> None:
    """A period ends with its last day, not before."""
    site = built(SITE, LAST_DAY)
    assert "今天是最后一天" in site.page(OPEN).one("article").text
    assert ["open", "open"] == shown(site, OPEN)


def test_a_draft_that_is_over_takes_no_more(built: Callable[..., Built]) -> None:
    """Neither a button nor a form about it is left."""
    site = built(SITE, AFTER)
    assert ["closed"] == shown(site, OPEN)
    assert "forms/comment-2026-00006.html" not in site.addresses


def test_what_became_of_the_opinions_is_one_click_away(built: Callable[..., Built]) -> None:
    """A closed draft links to the answer to what was said of it."""
    box = built(SITE).page("d/2025-00001.html").one("div", data_until="2025-03-20")
    assert ["../d/2025-00002.html"] == [link["href"] for link in box.all("a")]


def test_the_home_page_lists_what_is_open(built: Callable[..., Built]) -> None:
    """With its last day; what is over is not there."""
    rows = built(SITE).page("index.html").all("li", data_until="2026-07-06")
    assert ["d/2026-00006.html"] == [row.one("a")["href"] for row in rows]
    assert [] == built(SITE, AFTER).page("index.html").all("li", data_until="2026-07-06")
