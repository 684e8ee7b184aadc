"""A Pagefind program over the same pages, asked the same queries in the same browser."""

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import measure
from playwright.sync_api import Browser, Page
from search_browser import served
from search_figures import Asked, Figures

_PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>peer</title></html>'
_OPEN = "async () => { window.pagefind = await import('/bundle/pagefind.js'); await pagefind.init(); }"
_ASK = """async query => {
    const start = performance.now();
    const { results } = await pagefind.search(query);
    await Promise.all(results.slice(0, 20).map(result => result.data()));
    return [performance.now() - start, results.map(result => result.id)];
}"""


def measure_peer(
    name: str, program: Path, output: Path, folder: Path, browser: Browser, truth: Mapping[str, set[str]], firsts: int
) -> Figures:
    """Index the documents' pages with the program, then ask it everything."""
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    bundle = folder / "bundle"
    options = ["--glob", "d/*.html", "--root-selector", "article", "--output-path", str(bundle)]
    cost = measure([str(program), "--site", str(output), *options])
    numbers = {file.stem: _number(file) for file in bundle.glob("fragment/*")}
    with served(folder) as (address, counter):
        first = []
        for query in [*truth][:firsts]:
            page = _opened(browser, address)
            counter.take()
            first.append(Asked(page.evaluate(_ASK, query)[0], *counter.take()))
            page.context.close()
        page = _opened(browser, address)
        found = {query: page.evaluate(_ASK, query) for query in truth}
        warm = [page.evaluate(_ASK, query)[0] for query in truth]
        page.context.close()
    sets = {query: {numbers[name] for name in ids} for query, (_, ids) in found.items()}
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file())
    return Figures(name, cost, size, first, warm, sets)


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address)
    page.evaluate(_OPEN)
    page.wait_for_load_state("networkidle")
    return page


def _number(fragment: Path) -> str:
    content = gzip.decompress(fragment.read_bytes())
    return Path(str(json.loads(content[content.index(b"{") :])["url"])).stem


def programs(named: Sequence[str]) -> dict[str, Path]:
    """The peers of the command line, by name."""
    pairs = dict(peer.partition("=")[::2] for peer in named)
    missing = [path for path in pairs.values() if not Path(path).is_file()]
    if missing:
        sys.exit(f"no such program: {', '.join(missing)}")
    return {name: Path(path) for name, path in pairs.items()}
