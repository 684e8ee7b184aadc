"""A fault of a finished page is told where it was written."""

from portal.origin import told_at_origin
from portal.problems import Location, Problem, error
from tests.released import released

FIRST = released("一\n\n见[乙](2026-00002#s9)、[乙](../d/2026-00002.html#s9)和[甲](#s9)。\n")
SECOND = released("见[甲](#s9)，`[甲](#s9)`。\n", "2026-00002")


def told(*problems: Problem) -> list[tuple[str, str]]:
    """Where the problems are told, and the link they name."""
    found = told_at_origin(problems, (FIRST, SECOND))
    return sorted((str(problem.where), dict(problem.values).get("target", "")) for problem in found)


def dead(address: str, target: str) -> Problem:
    """What ``verify`` says of a page."""
    return error(Location(f"output/{address}"), "dead-anchor", target=target)


def test_every_link_to_a_dead_anchor_is_told_at_its_line() -> None:
    """Also those that ``verify``, which tells a place once, did not name; a link of code is none."""
    expected = [
        (f"{FIRST.path}:12:25", "../d/2026-00002.html#s9"),
        (f"{FIRST.path}:12:6", "2026-00002#s9"),
        (f"{SECOND.path}:10:6", "#s9"),
    ]
    assert expected == told(dead("d/2026-00001.html", "d/2026-00002.html#s9"), dead("d/2026-00002.html", "#s9"))


def test_a_place_in_the_page_itself_is_not_one_of_another_page() -> None:
    """``#s9`` of one document says nothing of the same words in another."""
    assert [(f"{FIRST.path}:12:54", "#s9")] == told(dead("d/2026-00001.html", "#s9"))


def test_what_no_body_wrote_stays_where_it_was_seen() -> None:
    """A template's anchor, and any other problem."""
    other = error(Location("output/index.html"), "dead-link-on-page", target="d/2026-00001.html#s9")
    expected = [("output/index.html:1:1", "#x"), ("output/index.html:1:1", "d/2026-00001.html#s9")]
    assert expected == told(dead("index.html", "#x"), other)
