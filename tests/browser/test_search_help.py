"""The search page when something is amiss: nothing found, a part of the index missing, anything typed, no scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.search_site import ask, document, served, shown_addresses, total, write_site

BOX = "#search-form [name=q]"
RECORDS = [
    document("2020-00001", "关于油茶低产林改造补助的办法", "每亩补助八百元。" * 25, doc_no="云岭林规〔2020〕1号"),
    document("2023-00001", "油茶丰产栽培技术", "整地、施肥和修枝。"),
    document("2025-00001", "核桃病虫害防治方案", "喷药两次。", type="notice", type_name="通知公告"),
    *(
        document(f"2026-{number:05}", "日常公告", "四季养护。" * 9, issuer=f"第{min(number, 12)}国有林场")
        for number in range(1, 30)
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a site whose index is in several parts."""
    folder = tmp_path_factory.mktemp("help")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.index.shards.SHARD_CHARACTERS", 200)
        write_site(RECORDS, folder)
    with served(folder) as host:
        yield host, folder


def links(page: Page, heading: str) -> dict[str, str]:
    """The links under a heading of the help with what is noted of them, by their text."""
    part = page.locator("#search-hints .hint", has=page.get_by_role("heading", name=heading))
    return dict(zip(part.locator("a").all_inner_texts(), part.locator(".count").all_inner_texts(), strict=True))


def test_a_word_less_is_offered_with_what_it_finds(site: tuple[str, Path], page: Page) -> None:
    """Each query of one word less that finds something is a link with its number, and does find it."""
    assert 0 == ask(page, site[0], q='油茶 "低产林" 修枝')
    page.wait_for_selector("#search-hints a")
    assert {'油茶 "低产林"': "1 件", "油茶 修枝": "1 件"} == links(page, "少用一个词")
    page.get_by_role("link", name="油茶 修枝").click()
    page.wait_for_selector("#result-count[data-count='1']", state="attached")
    assert ("油茶 修枝", ["d/2023-00001.html"]) == (page.input_value(BOX), shown_addresses(page))


def test_titles_that_come_near_are_offered(site: tuple[str, Path], page: Page) -> None:
    """A title that shares rare pairs of characters with the words is named, with number and day."""
    assert 0 == ask(page, site[0], q="油茶低产林补贴标准")
    page.wait_for_selector("#search-hints a")
    expected = {"关于油茶低产林改造补助的办法": "云岭林规〔2020〕1号 · 2020-03-01"}
    assert expected == links(page, "名称相近的文件")
    assert 0 == ask(page, site[0], q="qqqq")
    page.wait_for_selector("#search-help:not([hidden])")
    assert 0 == page.locator("#search-hints a").count()


def test_the_choices_can_be_dropped(site: tuple[str, Path], page: Page) -> None:
    """When only the facets leave nothing, the same without them is offered."""
    assert 0 == ask(page, site[0], q="油茶", type="notice")
    page.wait_for_selector("#search-hints a")
    assert {"油茶": "2 件"} == links(page, "去掉筛选条件")
    page.get_by_role("link", name="油茶", exact=True).click()
    page.wait_for_selector("#result-count[data-count='2']", state="attached")


def test_the_request_form_is_given_the_words_and_the_lists_are_there(site: tuple[str, Path], page: Page) -> None:
    """What was typed goes to the form; years and columns can be browsed."""
    ask(page, site[0], q="没有的 <词>&")
    address = urlsplit(page.get_attribute("#search-request", "href") or "")
    assert page.get_by_role("link", name="申请公开", exact=True).is_visible()
    assert {"info_desc": ["没有的 <词>&"]} == parse_qs(address.query)
    assert address.path.endswith("forms/request.html")
    for place in ("y/2026.html", "c/zcwj.html", "sitemap.html"):
        assert page.locator(f"#search-help a[href='{place}']").is_visible()
    ask(page, site[0], q="油茶")
    assert page.locator("#search-help").is_hidden()


def test_a_missing_part_is_named_and_the_others_are_shown(site: tuple[str, Path], chromium: Browser) -> None:
    """When a part of the index does not load, the page says which, shows what the others have, and claims no total."""
    page = chromium.new_page()
    page.goto(f"{site[0]}search.html?q=油茶")
    total(page)
    oldest = page.evaluate("async () => (await (await fetch('search/records.json')).json()).shards[0].folder")
    page.route(f"**/search/{oldest}/**", lambda route: route.fulfill(status=404))
    page.reload()
    page.wait_for_selector("#results > li")
    page.wait_for_function("() => !document.querySelector('#results').hasAttribute('aria-busy')")
    assert ["d/2023-00001.html"] == shown_addresses(page)
    assert re.search("2020.*索引没有完整装入", page.inner_text("#search-status"))
    assert "已找到 1 件" == page.inner_text("#result-count")
    assert page.get_attribute("#result-count", "data-count") is None
    page.unroute_all()
    page.press(BOX, "Enter")
    page.wait_for_selector("#result-count[data-count='2']", state="attached")
    page.close()


def test_what_is_known_is_shown_while_older_parts_are_searched(site: tuple[str, Path], page: Page) -> None:
    """Results of the newer parts are there, the page says that it goes on, and the total comes last."""
    ask(page, site[0], q="林业局")
    page.evaluate("""() => {
        const find = SearchLook.found;
        const gate = new Promise((go) => { window.openGate = go; });
        SearchLook.found = async function* (...asked) {
            for await (const found of find(...asked)) {
                if (found.done) await gate;
                yield found;
            }
        };
    }""")
    page.fill(BOX, "油茶")
    page.wait_for_function(
        "() => /已经查完.*还在查找更早的文件/u.test(document.querySelector('#search-status').textContent)"
    )
    assert ["d/2023-00001.html"] == shown_addresses(page)
    assert ("已找到 1 件", "true") == (page.inner_text("#result-count"), page.get_attribute("#results", "aria-busy"))
    assert page.get_attribute("#result-count", "data-count") is None
    page.evaluate("openGate()")
    assert 2 == total(page)
    assert ["d/2023-00001.html", "d/2020-00001.html"] == shown_addresses(page)
    assert ("找到 2 件", "") == (page.inner_text("#result-count"), page.inner_text("#search-status"))


def test_a_text_that_does_not_load_is_said(site: tuple[str, Path], chromium: Browser) -> None:
    """One result whose text is missing is told of and the others are listed."""
    page = chromium.new_page()
    page.route("**/search/text/2020-00001*", lambda route: route.fulfill(status=404))
    page.goto(f"{site[0]}search.html?q=油茶")
    page.wait_for_function("() => !document.querySelector('#results').hasAttribute('aria-busy')")
    assert ["d/2023-00001.html"] == shown_addresses(page)
    assert "有 1 件的内容没有完整装入" in page.inner_text("#search-status")
    page.close()


ODD = [
    "林" * 500,
    "油茶 " * 250,
    '"',
    '""" \' `',
    "\\",
    "\\u0000\\d+(.*)[a-z",
    "(?:^$|.+)*{2,}",
    "😀👨‍👩‍👧 油茶",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} ${7*7} %00 %E6%9",
    "\u202eمرحبا שלום\u202c",
    "\ud83d",
    "\u0300\u0301",
    "constructor __proto__ toString",
    "&column=zcwj#find=1?q=2",
    "\t\n\r",
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_anything_may_be_typed(site: tuple[str, Path], page: Page, query: str) -> None:
    """No script fails, nothing typed becomes markup, and the page goes on to work."""
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(f"{site[0]}search.html")
    page.focus(BOX)
    page.evaluate("([box, text]) => { document.querySelector(box).value = text; }", [BOX, query])
    page.dispatch_event(BOX, "input")
    page.press(BOX, "Enter")
    page.wait_for_function("() => !document.querySelector('#results').hasAttribute('aria-busy')")
    page.wait_for_load_state("networkidle")
    assert 0 == page.locator("#results script, #results img, #search-help img, #suggestions img").count()
    page.fill(BOX, "油茶")
    page.press(BOX, "Enter")
    page.wait_for_selector("#result-count[data-count='2']", state="attached")
    assert [] == said


@pytest.mark.parametrize("odd", ["column=%3Cimg%20src%3Dx%3E", "year=abc", "type=constructor", "sort=__proto__", "x=1"])
def test_any_address_is_harmless(site: tuple[str, Path], page: Page, odd: str) -> None:
    """Facets nobody offered find nothing, or are passed over, and break nothing."""
    page.goto(f"{site[0]}search.html?q=油茶&{odd}")
    assert total(page) in {0, 2}
    assert 0 == page.locator("main img").count()


def test_without_scripts_there_is_a_plain_form_and_the_lists(site: tuple[str, Path], chromium: Browser) -> None:
    """The form sends the words by GET; the page says why it does not search and lists years and columns."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}search.html?q=油茶")
    assert "没有开启" in page.inner_text("noscript")
    assert page.locator("noscript a[href='y/2026.html']").is_visible()
    assert page.locator("noscript a[href='c/zcwj.html']").is_visible()
    page.fill(BOX, "核桃")
    page.press(BOX, "Enter")
    page.wait_for_url("**/search.html?q=%E6%A0%B8%E6%A1%83")
    context.close()


def test_a_facet_keeps_the_focus_and_folded_says_what_holds(site: tuple[str, Path], chromium: Browser) -> None:
    """On a phone the facets are a sheet whose handle names the choices; choosing by keyboard stays where it is."""
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    ask(page, site[0], q="公告")
    assert page.locator("#facets input").first.is_hidden()
    assert "筛选和排序" == page.inner_text("#facets summary")
    page.click("#facets summary")
    page.focus("#facets input[name=sort][value=relevance]")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**sort=date")
    total(page)
    assert ["sort", "date"] == page.evaluate("() => [document.activeElement.name, document.activeElement.value]")
    ask(page, site[0], q="公告", year="2026")
    assert "筛选和排序：2026年" == page.inner_text("#facets summary")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.close()


def test_many_choices_of_a_kind_are_folded(site: tuple[str, Path], chromium: Browser) -> None:
    """The eight most frequent are seen; the rest unfolds, by keyboard too, and stays so once one of it is chosen."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    ask(page, site[0], q="公告")
    rest = page.locator("#facets .rest[data-of=issuer]")
    assert "其余 4 项" == rest.locator("summary").inner_text()
    assert 9 == page.locator("#facets input[name=issuer]:visible").count()
    rest.locator("summary").focus()
    page.keyboard.press("Enter")
    assert 13 == page.locator("#facets input[name=issuer]:visible").count()
    rest.get_by_label("第8国有林场").check()
    page.wait_for_selector("#result-count[data-count='1']", state="attached")
    assert rest.get_by_label("第8国有林场").is_checked()
    assert rest.get_by_label("第8国有林场").is_visible()
    ask(page, site[0], q="公告", issuer="第12国有林场")
    assert ("18", 9) == (
        page.get_attribute("#result-count", "data-count"),
        page.locator("#facets input[name=issuer]:visible").count(),
    )
    page.close()
