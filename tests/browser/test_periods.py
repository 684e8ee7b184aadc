"""After the day of the build the browser says what is open by its own date, in Beijing time."""

from collections.abc import Callable

import pytest

from tests.built import Built


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-07-05T10:00:00+08:00", "正在征求意见 2026年7月6日截止，还有1天"),
        ("2026-07-06T23:59:00+08:00", "正在征求意见 2026年7月6日截止，今天是最后一天"),
        ("2026-07-07T00:01:00+08:00", "征求意见已经结束 2026年6月16日至2026年7月6日"),
    ],
)
def test_a_page_built_earlier_tells_the_state_of_today(
    now: str, said: str, built: Callable[..., Built], chromium
) -> None:
    """The page was built on 30 June; a visitor of a later day sees what holds then."""
    page = chromium.new_page()
    page.clock.set_fixed_time(now)
    page.goto((built("policy-life").output / "d/2026-00006.html").as_uri())
    assert said in " ".join(page.locator(".period").inner_text().split())
    page.close()


@pytest.mark.parametrize(
    ("now", "listed"),
    [("2026-07-06T23:59:00+08:00", ["今天是最后一天"]), ("2026-07-07T00:01:00+08:00", [])],
)
def test_a_list_built_earlier_drops_what_has_closed(
    now: str, listed: list[str], built: Callable[..., Built], chromium
) -> None:
    """The home page names what is open; when nothing is any more, neither does its heading stand there."""
    page = chromium.new_page()
    page.clock.set_fixed_time(now)
    page.goto((built("policy-life").output / "index.html").as_uri())
    section = page.locator("section[data-open]")
    assert bool(listed) == section.is_visible()
    assert listed == [days.inner_text() for days in section.locator("[data-days]:visible").all()]
    page.close()
