"""Our search page in Chromium: everything that was drawn is asked of it, and compared with brute force."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import Cost
from playwright.sync_api import Browser, Page
from search_browser import served
from search_figures import Asked, Figures
from search_queries import FACETS

from portal.model.site import SearchRecord

ASK = """async asked => {
    const count = document.getElementById("result-count");
    const start = performance.now();
    history.pushState({ shown: 20 }, "", "?" + new URLSearchParams(asked));
    dispatchEvent(new PopStateEvent("popstate"));
    while (count.dataset.count === undefined) await new Promise(done => new MutationObserver((_, watch) => {
        watch.disconnect();
        done();
    }).observe(count, { attributes: true }));
    return [performance.now() - start, Number(count.dataset.count)];
}"""
_FIND = """async query => {
    window.benchmarked ??= await SearchIndex.open(document.baseURI.replace(/search\\.html.*/, ""));
    const found = [];
    for await (const { records, fault } of benchmarked.find(SearchWords.phrases(query))) {
        if (fault) throw fault;
        found.push(...records);
    }
    return found;
}"""

_SUGGEST = """async words => {
    const box = document.getElementById("q");
    const list = document.getElementById("suggestions");
    const start = performance.now();
    box.value = words;
    box.dispatchEvent(new InputEvent("input"));
    while (list.hidden) await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""


def opened(browser: Browser, address: str) -> Page:
    """The search page with nothing in the browser's cache, ready to be asked."""
    page = browser.new_context().new_page()
    page.goto(f"{address}search.html")
    page.wait_for_selector("#search-help:not([hidden])")  # the table of all records is there
    page.wait_for_load_state("networkidle")
    return page


def ask_ours(browser: Browser, output: Path, cost: Cost, truth: Mapping[str, set[str]], firsts: int) -> Figures:
    """Everything asked of our page; the sets are those of the engine, the counts those the page says."""
    first = []
    with served(output) as (address, counter):
        for query in [*truth][:firsts]:
            page = opened(browser, address)
            counter.take()
            first.append(Asked(page.evaluate(ASK, {"q": query})[0], *counter.take()))
            page.context.close()
        page = opened(browser, address)
        names = _names(output)
        found = {query: {names[place] for place in page.evaluate(_FIND, query)} for query in truth}
        said = {query: page.evaluate(ASK, {"q": query})[1] for query in truth}
        warm = [page.evaluate(ASK, {"q": query})[0] for query in truth]
        page.context.close()
    wrong = [query for query, number in said.items() if number != len(truth[query])]
    print(f"the page says another number than brute force for {len(wrong)} of {len(said)} queries {wrong[:5] or ''}")
    size = sum(file.stat().st_size for file in (output / "search").rglob("*") if file.is_file())
    return Figures("ours", cost, size, first, warm, found)


def _names(output: Path) -> list[str]:
    table = json.loads((output / "search/records.json").read_bytes())
    return [f"{first[:5]}{int(first[5:]) + more:05}" for first, count in table["texts"] for more in range(count)]


def with_facets(browser: Browser, output: Path, records: Sequence[SearchRecord], truth: Mapping[str, set[str]]) -> int:
    """For how many queries the page with one to three facets chosen says another number than brute force."""
    chance = random.Random(3)
    wrong = 0
    with served(output) as (address, _):
        page = opened(browser, address)
        for query, real in truth.items():
            like = chance.choice(records)
            names = chance.sample(FACETS, chance.randint(1, 3))
            chosen = {name: str(getattr(like, name)) for name in names if getattr(like, name)}
            fitting = [r for r in records if all(str(getattr(r, name)) == value for name, value in chosen.items())]
            expected = len(real & {record.number for record in fitting})
            wrong += expected != page.evaluate(ASK, {"q": query, **chosen})[1]
        page.context.close()
    return wrong


def suggestions(browser: Browser, output: Path, records: Sequence[SearchRecord], count: int) -> tuple[list[float], ...]:
    """Milliseconds until titles of any age are suggested: typed as soon as that is possible, a second later, again."""
    chance = random.Random(5)
    typed = [record.title[2:8] for record in chance.sample([*records], count)]
    taken: tuple[list[float], ...] = ([], [], [])
    with served(output) as (address, _):
        for words in typed:
            for pause, into in ((0, taken[0]), (1000, taken[1])):
                page = opened(browser, address)
                page.focus("#q")
                page.wait_for_selector("#suggestions", state="attached")
                page.wait_for_timeout(pause)
                into.append(page.evaluate(_SUGGEST, words))
                page.context.close()
        page = opened(browser, address)
        page.focus("#q")
        page.wait_for_selector("#suggestions", state="attached")
        for words in typed:
            page.evaluate(_SUGGEST, words)
            page.keyboard.press("Escape")
            taken[2].append(page.evaluate(_SUGGEST, words))
            page.keyboard.press("Escape")
        page.context.close()
    return taken
