"""The search page while nothing is asked: its scripts run once, unseen, so that the first search finds them ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.search_site import ask_again, document, served, total, write_site

WORDS = "油茶"
LOADED = "search-shard search-index search-look search-order search-words search-marks search-passage search-facets"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of documents that differ in year and column."""
    folder = tmp_path_factory.mktemp("rehearsal")
    bodies = (f"第{number}个乡镇的油茶低产林改造，每亩补助八百元，验收以后拨付。" for number in range(9))
    records = [
        document(f"{2020 + at % 4}-{at:05}", "关于油茶的通知", body, year=2020 + at % 4)
        for at, body in enumerate(bodies)
    ]
    write_site(records, folder)
    with served(folder) as host:
        yield host


def run_since(session: CDPSession) -> set[str]:
    """The functions of the scripts every search needs that ran since this was asked last."""
    scripts = session.send("Profiler.takePreciseCoverage")["result"]
    named = ((Path(script["url"]).stem, each) for script in scripts for each in script["functions"])
    wanted = LOADED.split()
    return {
        f"{name}: {each['functionName']} at {each['ranges'][0]['startOffset']}"
        for name, each in named
        if name in wanted and each["ranges"][0]["count"]
    }


def open_and_wait(page: Page, address: str) -> tuple[CDPSession, set[str]]:
    """Open the page with nothing asked; what ran until the choices were made up, which comes last."""
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    page.goto(f"{address}search.html")
    ran: set[str] = set()
    for _ in range(1_000):
        ran |= run_since(session)
        if any(name.startswith("search-facets: labelOf ") for name in ran):
            break
        page.wait_for_timeout(20)
    return session, ran


def test_a_first_search_runs_nothing_for_the_first_time(address: str, page: Page) -> None:
    """Of the scripts every search needs, whatever it runs has run before."""
    session, before = open_and_wait(page, address)
    assert 9 == ask_again(page, q=f"{WORDS} 林")[0]
    assert set() == run_since(session) - before


def test_nothing_of_it_is_seen_or_fetched(address: str, page: Page) -> None:
    """The page stays as it was, asks the server for nothing but the table, and answers as ever."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    open_and_wait(page, address)
    assert ["search/records.json"] == [name for name in fetched if not name.startswith(("assets/", "search.html"))]
    assert ("", "", "搜索") == (page.inner_text("#results"), page.inner_text("#facets"), page.title())
    assert "" == page.inner_text("#result-count")
    assert [9, 0] == [ask_again(page, q=words)[0] for words in (WORDS, "甲乙丙")]


def test_what_is_asked_with_the_address_comes_first(address: str, chromium: Browser) -> None:
    """Opened with words, the page searches for them and rehearses nothing."""
    page = chromium.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    page.goto(f"{address}search.html?q={WORDS}")
    assert 9 == total(page)
    page.wait_for_load_state("networkidle")
    scripts = session.send("Profiler.takePreciseCoverage")["result"]
    (rehearsal,) = [script for script in scripts if script["url"].endswith("search-rehearsal.js")]
    assert [] == [
        each["functionName"]
        for each in rehearsal["functions"]
        if each["functionName"] == "run" and each["ranges"][0]["count"]
    ]
    page.close()
