"""portal/preview/reload.js in a real browser."""

from collections.abc import Callable, Iterator

import pytest


@pytest.fixture
def page(chromium: object) -> Iterator:
    """A fresh tab whose errors fail the test."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list = []
    page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - playwright marks the function
    yield page
    context.close()
    assert [] == errors


def test_a_save_reloads_the_page_where_it_was(live: Callable, page: object) -> None:
    """The new text appears and the reader stays at the same place."""
    running = live()
    page.goto(running.url)
    page.evaluate("scrollTo(0, 1200)")
    running.save("第二版")
    page.get_by_role("heading", name="第二版").wait_for()
    page.wait_for_function("scrollY === 1200")


def test_problems_lie_over_the_page_until_they_are_mended(live: Callable, page: object) -> None:
    """The list appears over the last good page as plain text, can be put away, and goes with the mending."""
    running = live()
    page.goto(running.url)
    alert = page.get_by_role("alert")
    assert 0 == alert.count()
    running.save("错了 <b>粗</b> & <script>alert(1)</script>")
    alert.wait_for()
    text = alert.inner_text()
    assert "有 1 个问题" in text
    assert "错了 <b>粗</b> & <script>alert(1)</script>" in text
    assert page.get_by_role("heading", name="第一版").is_visible()
    page.get_by_role("button", name="收起").click()
    alert.wait_for(state="detached")
    running.save("错了，还是错")
    page.get_by_text("还是错").wait_for()
    running.save("错了第三次")
    page.get_by_text("第三次").wait_for()
    assert alert.count() == 1
    running.save("改好了")
    page.get_by_role("heading", name="改好了").wait_for()
    assert 0 == alert.count()


def test_the_script_keeps_to_a_strict_policy(live: Callable, page: object) -> None:
    """A page that allows only files of its own host shows the problems all the same."""
    running = live("<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">严")
    page.goto(running.url)
    running.save("错了")
    page.get_by_role("alert").wait_for()
    assert "fixed" == page.get_by_role("alert").evaluate("element => getComputedStyle(element).position")


def test_a_page_finds_the_next_preview(live: Callable, page: object) -> None:
    """A tab left open finds the preview that is started again, and shows its site."""
    first = live()
    page.goto(first.url)
    port = first.port
    live.end_all()
    live("重新开始", first_port=port)
    page.get_by_role("heading", name="重新开始").wait_for()


def test_a_hidden_tab_takes_no_connection_and_catches_up(live: Callable, page: object, wait_until: Callable) -> None:
    """Tabs nobody looks at are silent, and show the newest page when they are looked at again."""
    running = live()
    hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })"
    page.add_init_script(f"if (!sessionStorage.seen) {hide}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(running.url)
    running.save("第二版")
    wait_until(lambda: len(running.texts) == 2)
    assert page.get_by_role("heading", name="第一版").is_visible()
    assert [] == [url for url in asked if url.endswith("/-/events")]
    page.evaluate("sessionStorage.seen = 1; delete document.visibilityState")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("heading", name="第二版").wait_for()
