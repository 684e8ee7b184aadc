"""Measure the search in Chromium: what it finds against brute force, how long it takes, how much it loads and costs.

    PYTHONPATH=. python benchmarks/search.py [--size 10000 | --long 500] [--queries 500] [--firsts 30]
        [--folder /dev/shm] [--chromium /usr/bin/chromium] [--peer NAME=PROGRAM ...]

The site is built by build.py from a made bureau, or of long documents. A peer is a Pagefind program: it indexes the
pages that were built, and is asked the same queries in the same browser. Two that are on the registries:

    pip install --target extended pagefind-bin-extended==1.5.2    extended/pagefind_bin_extended/pagefind_extended
    npm install --prefix newest pagefind@1.6.0                    newest/node_modules/@pagefind/linux-x64/bin/pagefind

Shown are median/95 of a hundred/highest. A driver hears of every request, a visitor's browser tells nobody: so our
first searches are timed without one as well. Seconds of a busy machine are of use beside those of the peers alone.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from os import getloadavg
from pathlib import Path

from make_bureau import Writer, make_bureau
from measure import AS_OF, CHECKOUT
from search_bare import first_searches
from search_browser import chromium
from search_figures import show, spread
from search_indexing import indexing, records_of
from search_ours import ask_ours, suggestions, with_facets
from search_peers import measure_peer, programs
from search_queries import Truth, draw_queries

LONGEST = 60_000


def make_long(count: int, root: Path) -> None:
    """Make the bureau's documents up to 60,000 characters long."""
    writer = Writer(2)
    for place, file in enumerate(sorted(root.glob("content/documents/*/*/index.md"))):
        body = [writer.body() for _ in range(place * LONGEST // 1000 // count)]
        with file.open("a", encoding="utf-8") as stream:
            stream.write("\n\n".join(["", *body]).replace("\n## ", "\n### "))


def build(root: Path) -> None:
    """Build the whole site."""
    command = [sys.executable, str(CHECKOUT / "build.py"), "build", "--root", str(root), "--as-of", AS_OF]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def run(arguments: argparse.Namespace, folder: Path) -> None:
    """Make the site, measure ours and the peers."""
    print(f"load of the machine at the start {getloadavg()[0]:.1f}", flush=True)
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
    bare = first_searches(arguments.chromium, root / "output", islice(truth, arguments.firsts))
    with chromium(arguments.chromium) as browser:
        show(ask_ours(browser, root / "output", cold, truth, arguments.firsts), truth)
        print(f"{'':<22} first ms with nobody listening to the browser {spread(bare)}")
        print(f"{'':<22} one document changed: wall {one.wall:.1f} s CPU {one.cpu:.1f} s, start of Python included")
        print(f"with facets, wrong numbers: {with_facets(browser, root / 'output', records, truth)} of {len(truth)}")
        at_once, later, again = map(spread, suggestions(browser, root / "output", records, arguments.firsts))
        print(f"suggestions ms: typed at once {at_once}   a second after {later}   again {again}", flush=True)
        for name, program in peers.items():
            (folder / name).mkdir()
            some = dict(islice(truth.items(), arguments.peer_queries))
            show(measure_peer(name, program, root / "output", folder / name, browser, some, arguments.firsts), some)
    print(f"load of the machine at the end {getloadavg()[0]:.1f}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--long", type=int, default=0)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--firsts", type=int, default=30)
    parser.add_argument("--peer-queries", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--peer", action="append", default=[])
    arguments = parser.parse_args()
    arguments.chromium = shutil.which(arguments.chromium) or arguments.chromium
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        run(arguments, Path(folder))


if __name__ == "__main__":
    main()
