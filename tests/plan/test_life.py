"""The life of a policy stands on its page and on the page of each of its steps, in the order of its stages."""

from collections.abc import Callable

import pytest

from tests.built import Built, Element

SITE = "policy-life"
STAGES = ["公开征求意见", "意见采纳", "会议审议", "正式文件", "政策解读", "执行情况", "督查审计", "整改问责", "评估"]
STEPS = ["2025-00001", "2025-00002", "2025-00003", "2025-00005", "2026-00001", "2026-00002", "2026-00003", "2026-00004"]


def story(site: Built, number: str) -> Element:
    """The story on a document's page."""
    return site.page(f"d/{number}.html").one("section", id="story")


def test_the_policy_tells_its_whole_life(built: Callable[..., Built]) -> None:
    """Draft, opinions, meeting, document, interpretation, execution, inspection, rectification, evaluation."""
    told = story(built(SITE), "2025-00004")
    assert STAGES == [stage.text for stage in told.all("p", class_="stage")]
    assert [f"../d/{number}.html" for number in STEPS] == [link["href"] for link in told.all("a")]
    assert ["试点县油茶补助办法 本页2025-04-01"] == [item.text for item in told.all("li", aria_current="step")]


@pytest.mark.parametrize("number", STEPS)
def test_every_step_leads_back(number: str, built: Callable[..., Built]) -> None:
    """Each step tells the same life and links to the policy; it marks itself and does not link to itself."""
    told = story(built(SITE), number)
    links = [link["href"] for link in told.all("a")]
    assert STAGES == [stage.text for stage in told.all("p", class_="stage")]
    assert ("../d/2025-00004.html" in links, f"../d/{number}.html" in links) == (True, False)


def test_what_the_story_tells_is_not_told_twice(built: Callable[..., Built]) -> None:
    """The list of related documents holds only what the story does not."""
    page = built(SITE).page("d/2025-00004.html")
    assert [] == page.all("section", id="related")


def test_a_document_alone_has_no_story(built: Callable[..., Built]) -> None:
    """A response is part of no policy's life, nor is a draft that nothing came of yet."""
    for number in ("2026-00005", "2026-00006"):
        assert [] == built(SITE).page(f"d/{number}.html").all("section", id="story")


def test_a_policy_with_an_interpretation_alone_has_none(built: Callable[..., Built]) -> None:
    """Two links are told by the list of interpretations."""
    assert [] == built("policy-and-interpretation").page("d/2026-00002.html").all("section", id="story")
