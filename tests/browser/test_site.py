"""The sample site in a real browser: by mouse and keyboard, on a phone, printed, without scripts, from a folder."""

import posixpath
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from portal.cli import main
from tests.browser.visitor import follow, windows
from tests.built import AS_OF, Built

ROOT = Path(__file__).parent.parent.parent


class Quiet(SimpleHTTPRequestHandler):
    """Serves in silence."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample site, built below a path of its host."""
    output = tmp_path_factory.mktemp("host") / "lyj"
    assert main(["build", "--root", str(ROOT), "--output", str(output), "--as-of", AS_OF]) == 0
    return Built(ROOT, output)


@pytest.fixture(scope="session")
def address(sample: Built) -> Iterator[str]:
    """Where it is served: http://127.0.0.1:PORT/lyj/."""
    handler = partial(Quiet, directory=str(sample.output.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/lyj/"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A page with the options asked for, on which nothing may be said to the console."""
    said = []

    def open_page(**options: object) -> Page:
        new = open_window(**options)
        new.on("console", lambda message: said.append(message.text) if is_worth_saying(message) else None)
        new.on("pageerror", lambda fault: said.append(str(fault)))
        new.on(
            "response", lambda answer: said.append(f"{answer.url} {answer.status}") if answer.status >= 400 else None
        )
        return new

    with windows(chromium) as open_window:
        yield open_page
    assert [] == said


def is_worth_saying(message: ConsoleMessage) -> bool:
    """Whether a console message tells of a fault of the page, and not that the test went on before all was loaded."""
    return message.type in {"error", "warning"} and "ERR_ABORTED" not in message.text


def one_of_each(sample: Built) -> dict[str, str]:
    """The page of each kind that has the most in it, by the class of its body."""
    found: dict[str, str] = {}
    for place in sorted(sample.pages, key=lambda place: (sample.output / place).stat().st_size, reverse=True):
        kind = sample.read(place).partition('<body class="')[2].partition('"')[0]
        found.setdefault(kind, place)
    found.pop("", None)  # redirects from former addresses
    return {kind: place for kind, place in found.items() if place != "404.html"}  # which knows its address alone


def interpreted(sample: Built) -> str:
    """The page of a document that has an interpretation."""
    return next(place for place in sample.pages if 'id="interpretations"' in sample.read(place))


def test_the_interpretation_is_followed_both_ways(page, address: str, sample: Built) -> None:
    """From the document to what explains it, and back."""
    shown = page()
    shown.goto(address + interpreted(sample))
    title = shown.inner_text("h1")
    follow(shown.locator("#interpretations a").first)
    assert "解读" in shown.inner_text("main")
    follow(shown.locator("#interprets a", has_text=title[:12]).first)
    assert title == shown.inner_text("h1")


def test_a_word_typed_without_spaces_is_found_and_its_document_opened(page, address: str) -> None:
    """From the home page: type, see how many, open the first, and the word is there."""
    shown = page()
    shown.goto(address)
    shown.fill("#site-q", "森林防火")
    shown.keyboard.press("Enter")
    shown.wait_for_selector("#result-count[data-count]", state="attached")
    count = int(shown.get_attribute("#result-count", "data-count"))
    results = shown.locator("#results > li")
    assert 0 < results.count() <= count
    assert [1] * results.count() == [results.nth(i).locator("a.result-link").count() for i in range(results.count())]
    assert shown.url.endswith("search.html?q=%E6%A3%AE%E6%9E%97%E9%98%B2%E7%81%AB")
    follow(results.first.locator("a.result-link"))
    assert "森林防火" in shown.inner_text("article").replace("\n", "")


def test_the_search_starts_from_its_address(page, address: str) -> None:
    """A link with q and a facet shows what was asked for; nothing found is said as such."""
    shown = page()
    shown.goto(f"{address}search.html?q=林业&type=policy")
    shown.wait_for_selector("#result-count[data-count]", state="attached")
    some = int(shown.get_attribute("#result-count", "data-count"))
    shown.goto(f"{address}search.html?q=林业")
    shown.wait_for_selector("#result-count[data-count]", state="attached")
    assert 0 < some < int(shown.get_attribute("#result-count", "data-count"))
    shown.goto(f"{address}search.html?q=没有的词语呀")
    shown.wait_for_selector("#result-count[data-count='0']", state="attached")


def focused(shown: Page) -> str:
    """The words of what has the focus."""
    return shown.evaluate("() => (document.activeElement.innerText || document.activeElement.name || '').trim()")


def test_by_keyboard_alone(page, address: str) -> None:
    """The skip link comes first and leads past the menu; menu, search and a document are reached by Tab and Enter."""
    shown = page()
    shown.goto(address)
    shown.keyboard.press("Tab")
    assert focused(shown) == "跳到正文"
    shown.keyboard.press("Enter")
    expect(shown.locator("#main")).to_be_focused()
    shown.keyboard.press("Tab")
    assert shown.evaluate("() => document.activeElement.closest('main') !== null")
    shown.goto(address)
    reached = []
    for _ in range(60):
        shown.keyboard.press("Tab")
        reached.append(focused(shown))
        assert shown.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"), reached[-1]
        if shown.evaluate("() => /\\/d\\//.test(document.activeElement.href || '')"):
            break
    assert {"q", "政府信息公开", "政策解读", "依申请公开"} <= set(reached)
    title = reached[-1]
    with shown.expect_navigation():
        shown.keyboard.press("Enter")
    assert title == shown.inner_text("h1").replace("\n", "")


def test_nothing_is_wider_than_a_phone(page, address: str, sample: Built) -> None:
    """At 360 px no page of any kind scrolls sideways."""
    shown = page(viewport={"width": 360, "height": 740}, is_mobile=True, device_scale_factor=2)
    wide = {}
    for place in one_of_each(sample).values():
        shown.goto(address + place)
        width = shown.evaluate("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
        if width > 360:
            wide[place] = width
    assert {} == wide


def test_the_menu_opens_on_a_phone(page, address: str) -> None:
    """Folded at first, a touch shows where to go."""
    shown = page(viewport={"width": 360, "height": 740}, has_touch=True)
    shown.goto(address)
    menu = shown.locator(".site-nav a", has_text="政府信息公开").first
    assert not menu.is_visible()
    shown.locator(".menu summary").tap()
    with shown.expect_navigation():
        menu.tap()
    assert shown.inner_text("h1") == "政府信息公开"


def test_what_is_chosen_for_reading_stays(page, address: str) -> None:
    """Large type and high contrast are kept from page to page, and can be taken back."""
    shown = page()
    shown.goto(address)
    large = shown.get_by_role("button", name="大字")
    large.click()
    assert ("true", "large") == (large.get_attribute("aria-pressed"), shown.get_attribute("html", "data-size"))
    shown.goto(f"{address}platform.html")
    assert shown.get_attribute("html", "data-size") == "large"
    shown.get_by_role("button", name="大字").click()
    assert shown.get_attribute("html", "data-size") is None


def test_without_scripts_every_document_is_reached(page, address: str, sample: Built) -> None:
    """By links alone; no button is shown that would do nothing, and the search page offers the lists."""
    shown = page(java_script_enabled=False)
    for place in one_of_each(sample).values():
        shown.goto(address + place)
        idle = shown.query_selector_all(":is(main button, .tools button):not(form[action] button)")
        assert [] == [button.inner_text() for button in idle if button.is_visible()], place
    shown.goto(f"{address}search.html")
    assert "搜索要用浏览器的脚本功能，现在没有开启。" in shown.inner_text("main")
    follow(shown.locator("noscript a[href='sitemap.html']"))
    assert shown.inner_text("h1") == "网站地图"
    waiting, seen = ["index.html"], {"index.html"}
    while waiting:
        place = waiting.pop()
        for target in re.findall(r'<a\b[^>]*?\shref="([^"#:]+)', sample.read(place)):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(target)))
            if found not in seen and found.endswith(".html"):
                seen.add(found)
                waiting.append(found)
    assert set() == {place for place in sample.pages if place.startswith("d/")} - seen - withdrawn(sample)


def withdrawn(sample: Built) -> set[str]:
    """The pages that withdrawn documents left, to which nothing leads."""
    return {place for place in sample.pages if place.startswith("d/") and "<h1>本文件已撤下</h1>" in sample.read(place)}


def test_a_print_shows_the_document_and_no_menu(page, address: str, sample: Built) -> None:
    """Navigation, search and buttons stay on the screen; title, text and address are on paper."""
    shown = page()
    shown.goto(address + interpreted(sample))
    shown.emulate_media(media="print")
    hidden = (".site-nav", ".site-search", ".trail", ".skip", ".tools")
    assert [] == [selector for selector in hidden if shown.locator(selector).first.is_visible()]
    assert [] == [
        selector for selector in ("h1", "#metadata", "#content", ".url") if not shown.locator(selector).is_visible()
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_quiet(scheme: str, page, address: str, sample: Built) -> None:
    """No error and no failed request on a page of any kind, by day and by night."""
    shown = page(color_scheme=scheme)
    for place in one_of_each(sample).values():
        shown.goto(address + place, wait_until="load")
        assert shown.title(), place


def test_a_former_address_leads_to_the_document(page, address: str, sample: Built) -> None:
    """Whoever kept the old link arrives."""
    former = [place for place in sample.pages if "http-equiv" in sample.read(place)]
    assert former
    shown = page()
    shown.goto(address + former[0])
    shown.wait_for_selector("article[data-number]")


def test_it_can_be_browsed_from_a_plain_folder(chromium: Browser, sample: Built) -> None:
    """Opened as files all but the search works, and the search page says so and offers the lists."""
    shown = chromium.new_page()
    shown.goto((sample.output / "index.html").as_uri())
    follow(shown.locator(".rows a").first)
    assert shown.locator("article[data-number]").is_visible()
    assert shown.evaluate("() => getComputedStyle(document.body).fontFamily") != ""
    assert shown.evaluate("() => document.styleSheets.length") > 0
    follow(shown.locator(".trail a").last)
    assert shown.locator("ul.rows").first.is_visible()
    shown.goto((sample.output / "search.html").as_uri() + "?q=林业")
    follow(shown.get_by_role("link", name="网站地图：全部栏目和年份").first)
    assert shown.inner_text("h1") == "网站地图"
    shown.close()
