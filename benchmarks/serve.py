"""Time the preview: from the save of a document's text to its page on disk, and to the news for open pages.

    python benchmarks/serve.py [--sizes 300 1000 3000] [--times 7] [--folder /dev/shm]

Milliseconds, median and largest of some saves, each after a pause in which the whole site was built again.
"""

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_bureau import make_bureau
from measure import AS_OF, CHECKOUT

PORT = 8410


def preview_of(root: Path) -> tuple[subprocess.Popen[str], int]:
    """A preview that is up, and its port."""
    command = [sys.executable, str(CHECKOUT / "build.py"), "serve", "--root", str(root), "--as-of", AS_OF]
    child = subprocess.Popen([*command, "--port", str(PORT)], stderr=subprocess.PIPE, text=True)
    while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", child.stderr.readline())):
        pass
    return child, int(found[1])


def until(child: subprocess.Popen[str], word: str) -> None:
    """Read what the preview says until the word comes."""
    while word not in child.stderr.readline():
        pass


def saves(root: Path, times: int) -> tuple[list[float], list[float]]:
    """For each save the milliseconds to the page on disk and to the news."""
    (root / "site.toml").touch()
    child, port = preview_of(root)
    file = max(root.glob("content/documents/*/*/index.md"))
    page = root / "output" / "d" / f"{file.parent.name}.html"
    disk, news = [], []
    try:
        file.write_text(file.read_text("utf-8") + "\n先改一次。\n", "utf-8")
        until(child, "网站已更新")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.request("GET", "/-/events")
        stream = connection.getresponse()
        while not stream.readline().startswith(b"data:"):
            pass
        for number in range(times):
            text = f"{file.read_text('utf-8')}\n改动 {number}。\n"
            started = time.perf_counter()
            file.write_text(text, "utf-8")
            while f"改动 {number}。" not in page.read_text("utf-8"):
                time.sleep(0.002)
            disk.append((time.perf_counter() - started) * 1000)
            while not stream.readline().startswith(b"data:"):
                pass
            news.append((time.perf_counter() - started) * 1000)
            until(child, "网站已更新")
            while not stream.readline().startswith(b"data:"):
                pass
    finally:
        child.kill()
        child.wait()
    return disk, news


def main() -> None:
    """Read the command line and time each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000, 3000])
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=None)
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            make_bureau(size, Path(folder))
            for name, figures in zip(("disk", "news"), saves(Path(folder), arguments.times), strict=True):
                middle, worst = statistics.median(figures), max(figures)
                print(
                    f"{size:>6} documents  save to {name}  median {middle:5.0f} ms  largest {worst:5.0f} ms", flush=True
                )


if __name__ == "__main__":
    main()
