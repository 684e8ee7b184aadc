"""The search page while words are typed: it searches by itself, keeps what it has until then, and the way back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.search_site import ask, document, served, shown_addresses, total, write_site

BOX = "#search-form [name=q]"
RECORDS = [
    *(document(f"2025-{number:05}", f"第{number}号油茶公告", "油茶籽。" * number) for number in range(1, 46)),
    document("2026-00001", "核桃公告", "核桃和油菜。"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    folder = tmp_path_factory.mktemp("typing")
    write_site(RECORDS, folder)
    for name in ("2025-00045", "2026-00001"):
        (folder / "d").mkdir(exist_ok=True)
        (folder / f"d/{name}.html").write_text("<!doctype html><title>文件</title>", encoding="utf-8")
    with served(folder) as host:
        yield host


def wait_for(page: Page, number: int) -> None:
    """Until so many are found."""
    page.wait_for_selector(f"#result-count[data-count='{number}']", state="attached")


def searches(page: Page) -> list[str]:
    """What is looked up from now on, to find or to suggest, as a list that grows."""
    asked: list[str] = []
    page.expose_function("lookedUp", lambda words: asked.append(str(words)))
    page.evaluate("""() => {
        const find = SearchLook.found;
        SearchLook.found = (index, phrases, chosen) => {
            lookedUp(phrases.join(' '));
            return find(index, phrases, chosen);
        };
        const match = SearchTitles.matching;
        SearchTitles.matching = (root, phrases, most) => {
            lookedUp(phrases.join(' '));
            return match(root, phrases, most);
        };
    }""")
    return asked


def test_it_searches_when_the_typing_pauses(address: str, page: Page) -> None:
    """Without Enter the results come, and the address is that of the words; letters in between are not looked up."""
    page.goto(f"{address}search.html")
    page.click(BOX)
    page.wait_for_function("() => document.querySelector('#search-status').textContent.includes('请输入')")
    page.keyboard.type("核桃公告", delay=20)
    page.wait_for_url("**/search.html?q=%E6%A0%B8%E6%A1%83%E5%85%AC%E5%91%8A")
    wait_for(page, 1)
    assert ("核桃公告", "核桃公告 - 搜索") == (page.input_value(BOX), page.title())


def test_old_results_stay_until_the_new_are_there(address: str, page: Page) -> None:
    """While it searches the list is busy and keeps what it has; the count is not that of a finished search."""
    ask(page, address, q="油茶")
    page.evaluate("""() => {
        const find = SearchLook.found;
        const gate = new Promise((open) => { window.openGate = open; });
        SearchLook.found = async function* (...asked) { await gate; yield* find(...asked); };
    }""")
    page.fill(BOX, "核桃")
    page.wait_for_selector("#results[aria-busy=true]")
    page.wait_for_function("() => document.querySelector('#search-status').textContent.includes('正在查找')")
    assert 20 == page.locator("#results > li").count()
    assert page.get_attribute("#result-count", "data-count") is None
    page.evaluate("openGate()")
    wait_for(page, 1)
    assert (page.get_attribute("#results", "aria-busy"), page.inner_text("#search-status")) == (None, "")
    assert ["d/2026-00001.html"] == shown_addresses(page)


def test_nothing_is_looked_up_while_an_input_method_composes(address: str, page: Page) -> None:
    """Pinyin on its way to characters is not searched for, nor suggested from; the characters are."""
    ask(page, address, q="核桃")
    page.click(BOX)
    page.fill(BOX, "")
    page.wait_for_function("() => document.querySelector('#search-status').textContent.includes('请输入')")
    asked = searches(page)
    method = page.context.new_cdp_session(page)
    for letters in ("y", "yo", "you", "you c", "you cha"):
        method.send("Input.imeSetComposition", {"text": letters, "selectionStart": 1, "selectionEnd": len(letters)})
        page.wait_for_timeout(150)
    page.wait_for_timeout(450)
    assert [] == asked
    assert "you cha" == page.input_value(BOX)
    method.send("Input.insertText", {"text": "油茶"})
    wait_for(page, 45)
    assert {"油茶"} == {*asked}


def test_the_way_back_leads_through_what_was_asked(address: str, page: Page) -> None:
    """Words being typed replace each other; what was asked before, a facet and what was submitted are steps."""
    ask(page, address, q="核桃")
    page.fill(BOX, "油")
    wait_for(page, 46)
    page.fill(BOX, "油茶")
    wait_for(page, 45)
    page.check("#facets input[name=sort][value=date]")
    page.wait_for_url("**sort=date")
    wait_for(page, 45)
    page.fill(BOX, "核桃公告")
    page.press(BOX, "Enter")
    wait_for(page, 1)
    page.go_back()
    wait_for(page, 45)
    assert ("油茶", True) == (page.input_value(BOX), "sort=date" in page.url)
    page.go_back()
    page.wait_for_url(lambda url: "sort=date" not in url)
    wait_for(page, 45)
    page.go_back()
    wait_for(page, 1)
    assert "核桃" == page.input_value(BOX)
    page.go_forward()
    wait_for(page, 45)


def test_from_an_empty_page_typing_is_no_step(address: str, page: Page) -> None:
    """Where nothing was asked before there is nothing to go back to but the page before."""
    page.goto(f"{address}search.html")
    steps = page.evaluate("history.length")
    page.fill(BOX, "油茶")
    wait_for(page, 45)
    page.press(BOX, "Enter")
    wait_for(page, 45)
    assert steps == page.evaluate("history.length")


@pytest.mark.parametrize("kept_alive", [True, False], ids=["page kept", "page loaded anew"])
def test_the_place_is_kept_on_return(address: str, chromium: Browser, *, kept_alive: bool) -> None:
    """The way back from a document leads to as many results, at the same place, whether the page was kept or not."""
    page = chromium.new_page(viewport={"width": 1000, "height": 700})
    if not kept_alive:
        page.add_init_script("addEventListener('unload', () => {})")
    ask(page, address, q="油茶")
    page.click("#more-results")
    page.wait_for_selector("#results > li:nth-child(40)")
    link = page.locator("a.result-link[href*='2025-00045']") if kept_alive else page.locator("a.result-link").nth(33)
    page.locator("#results > li:nth-child(34)").scroll_into_view_if_needed()
    link.evaluate("(link, to) => { link.href = to; }", f"{address}d/2025-00045.html")
    top = page.evaluate("scrollY")
    assert top > 0
    link.evaluate("link => link.click()")
    page.wait_for_url("**/d/2025-00045.html")
    page.go_back()
    wait_for(page, 45)
    page.wait_for_function("top => Math.abs(scrollY - top) < 3", arg=top)
    assert 40 == page.locator("#results > li").count()
    page.close()


def test_a_link_within_the_page_is_no_search(address: str, page: Page) -> None:
    """The skip link and its like leave the results as they are."""
    ask(page, address, q="油茶")
    page.click("#more-results")
    page.wait_for_selector("#results > li:nth-child(40)")
    asked = searches(page)
    page.evaluate("location.hash = 'results'")
    page.wait_for_timeout(300)
    assert (40, []) == (page.locator("#results > li").count(), asked)


def test_an_older_answer_never_replaces_a_newer(address: str, page: Page) -> None:
    """A slow search that was overtaken shows nothing any more."""
    ask(page, address, q="林业")
    page.evaluate("""() => {
        const find = SearchLook.found;
        SearchLook.found = async function* (index, phrases, chosen) {
            if (phrases[0] === '核桃') await new Promise((done) => setTimeout(done, 500));
            yield* find(index, phrases, chosen);
        };
    }""")
    page.fill(BOX, "核桃")
    page.press(BOX, "Enter")
    page.fill(BOX, "油茶")
    page.press(BOX, "Enter")
    wait_for(page, 45)
    page.wait_for_timeout(700)
    assert 45 == total(page)
    assert "d/2026-00001.html" not in shown_addresses(page)
