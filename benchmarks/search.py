"""Measure the search in Chromium: what it finds against brute force, how long it takes, how much it loads and costs.

    PYTHONPATH=. python benchmarks/search.py [--size 10000 | --long 500] [--queries 500] [--firsts 30]
        [--folder /dev/shm] [--chromium /usr/bin/chromium] [--peer NAME=PROGRAM ...]

The site is built by build.py from a made bureau, or of long documents. A peer is a Pagefind program: it indexes the
pages that were built, and is asked the same queries in the same browser. Two that are on the registries:

    pip install --target extended pagefind-bin-extended==1.5.2    extended/pagefind_bin_extended/pagefind_extended
    npm install --prefix newest pagefind@1.6.0                    newest/node_modules/@pagefind/linux-x64/bin/pagefind

Shown are median/95 of a hundred/highest. Seconds of a busy machine are of use beside those of the peers alone.
"""

import argparse
import json
import pickle
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from make_bureau import Writer, make_bureau
from measure import AS_OF, CHECKOUT, Cost, measure
from playwright.sync_api import Browser, Page
from search_browser import chromium, served
from search_figures import Asked, Figures, show
from search_peers import measure_peer, programs
from search_queries import FACETS, Truth, draw_queries

from portal.index.site import build_index
from portal.model.site import Artifact, SearchRecord
from portal.pipeline import OUR_TEMPLATES, clear_site
from portal.plan.site import plan_site
from portal.render.site import render_site

LONGEST = 60_000
_ASK = """async asked => {
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
    for await (const { hits, fault } of benchmarked.find(SearchWords.phrases(query))) {
        if (fault) throw fault;
        found.push(...hits.keys());
    }
    return found;
}"""


def make_long(count: int, root: Path) -> None:
    """Make the bureau's documents up to 60,000 characters long."""
    writer = Writer(2)
    for place, file in enumerate(sorted(root.glob("content/documents/*/*/index.md"))):
        body = [writer.body() for _ in range(place * LONGEST // 1000 // count)]
        with file.open("a", encoding="utf-8") as stream:
            stream.write("\n\n".join(["", *body]).replace("\n## ", "\n### "))


def records_of(root: Path) -> list[SearchRecord]:
    """The records of the site as the build gives them to the index."""
    released, _ = clear_site(root, datetime.fromisoformat(AS_OF))
    plan = plan_site(released, search=True)
    made = render_site(plan, (OUR_TEMPLATES,), 1)
    blocks = {artifact.address: artifact.blocks for artifact in made if isinstance(artifact, Artifact)}
    return [replace(record, blocks=(*record.blocks, *blocks.get(record.address, ()))) for record in plan.records]


def index(records: Path, folder: Path) -> None:
    """Write the index, in a process of its own."""
    for file in build_index(pickle.loads(records.read_bytes()), folder / "cache"):  # noqa: S301 - written by us
        (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.address).write_bytes(file.content)


def indexing(records: Sequence[SearchRecord], folder: Path) -> tuple[Cost, Cost]:
    """What indexing all costs, and indexing again with one document changed."""
    kept = folder / "records"
    command = [sys.executable, __file__, "--index", str(kept), str(folder / "index")]
    kept.write_bytes(pickle.dumps([*records]))
    cold = measure(command)
    middle = len(records) // 2
    changed = replace(records[middle], blocks=(*records[middle].blocks, "这是后来补上的一段话。"))
    kept.write_bytes(pickle.dumps([*records[:middle], changed, *records[middle + 1 :]]))
    return cold, measure(command)


def opened(browser: Browser, address: str) -> Page:
    """The search page with nothing in the browser's cache, ready to be asked."""
    page = browser.new_context().new_page()
    page.goto(f"{address}search.html")
    page.wait_for_load_state("networkidle")
    return page


def ask_ours(browser: Browser, output: Path, cost: Cost, truth: Mapping[str, set[str]], firsts: int) -> Figures:
    """Everything asked of our page; the sets are those of the engine, the counts those the page says."""
    first = []
    with served(output) as (address, counter):
        for query in [*truth][:firsts]:
            page = opened(browser, address)
            counter.take()
            first.append(Asked(page.evaluate(_ASK, {"q": query})[0], *counter.take()))
            page.context.close()
        page = opened(browser, address)
        names = _names(output)
        found = {query: {names[place] for place in page.evaluate(_FIND, query)} for query in truth}
        said = {query: page.evaluate(_ASK, {"q": query})[1] for query in truth}
        warm = [page.evaluate(_ASK, {"q": query})[0] for query in truth]
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
            wrong += expected != page.evaluate(_ASK, {"q": query, **chosen})[1]
        page.context.close()
    return wrong


def build(root: Path) -> None:
    """Build the whole site."""
    command = [sys.executable, str(CHECKOUT / "build.py"), "build", "--root", str(root), "--as-of", AS_OF]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def run(arguments: argparse.Namespace, folder: Path) -> None:
    """Make the site, measure ours and the peers."""
    root = folder / "bureau"
    peers = programs(arguments.peer)
    make_bureau(arguments.long or arguments.size, root)
    if arguments.long:
        make_long(arguments.long, root)
    with (root / "site.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n[review]\nbound = false\n")
    build(root)
    records = records_of(root)
    texts = Truth(records)
    truth = {query: texts.find(query) for query in draw_queries(records, arguments.queries)}
    cold, one = indexing(records, folder)
    with chromium(arguments.chromium) as browser:
        show(ask_ours(browser, root / "output", cold, truth, arguments.firsts), truth)
        print(f"{'':<22} one document changed: wall {one.wall:.1f} s CPU {one.cpu:.1f} s, start of Python included")
        print(f"with facets, wrong numbers: {with_facets(browser, root / 'output', records, truth)} of {len(truth)}")
        for name, program in peers.items():
            (folder / name).mkdir()
            some = dict(islice(truth.items(), arguments.peer_queries))
            show(measure_peer(name, program, root / "output", folder / name, browser, some, arguments.firsts), some)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--long", type=int, default=0)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--firsts", type=int, default=30)
    parser.add_argument("--peer-queries", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--chromium", default="")
    parser.add_argument("--peer", action="append", default=[])
    parser.add_argument("--index", type=Path, nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.index:
        index(*arguments.index)
        return
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        run(arguments, Path(folder))


if __name__ == "__main__":
    main()
