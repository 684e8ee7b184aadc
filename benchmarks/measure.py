"""Time build and check on bureaus of 300, 3,000 and 10,000 documents, nothing cached, beside a plain conversion.

    python benchmarks/measure.py [--sizes 300 3000 10000] [--times 3] [--search] [--folder /dev/shm]

Shown are medians: wall seconds, CPU milliseconds a document (all processes), peak memory, and the ratio of that CPU to
what the Markdown library alone takes for the same bodies in the same run, so that a noisy machine matters less.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from make_bureau import make_bureau

CHECKOUT = Path(__file__).resolve().parent.parent
AS_OF = "2026-06-30T09:00+08:00"
EXTENSIONS = ["tables", "toc", "footnotes", "attr_list", "def_list"]


@dataclass(frozen=True)
class Cost:
    """What one run took: wall seconds, CPU seconds of all its processes, MiB at most in one of them."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str]) -> Cost:
    """Run the command in a process of its own."""
    script = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "sys.stderr.buffer.write(done.stderr)\n"
        "print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True)
    wall = time.monotonic() - started
    status, cpu, peak = done.stdout.split()
    if status != "0":
        sys.exit(f"{' '.join(command)} ended with {status}:\n{done.stderr}")
    return Cost(wall, float(cpu), float(peak))


def floor(root: Path) -> float:
    """CPU milliseconds a document that the Markdown library alone takes, with its usual extensions."""
    import markdown  # noqa: PLC0415 - the peer, not part of the harness

    bodies = [
        file.read_text(encoding="utf-8").split("---\n", 2)[2]
        for file in sorted(root.glob("content/documents/*/*/index.md"))[:500]
    ]
    converter = markdown.Markdown(extensions=EXTENSIONS)
    started = time.process_time()
    for body in bodies:
        converter.convert(body)
        converter.reset()
    return (time.process_time() - started) / len(bodies) * 1000


def median_of(times: int, run: Callable[[], Cost]) -> Cost:
    """The median of each figure over some runs."""
    costs = [run() for _ in range(times)]
    return Cost(
        *(statistics.median(figures) for figures in zip(*((c.wall, c.cpu, c.peak) for c in costs), strict=True))
    )


def review(root: Path) -> None:
    """Record a review of every document, as in a bureau at work: else each build would have one warning a document."""
    command = [sys.executable, str(CHECKOUT / "build.py"), "review", "--all", "--yes", "--root", str(root)]
    subprocess.run([*command, "--as-of", AS_OF], check=True, stderr=subprocess.DEVNULL)


def _from_nothing(root: Path, command: Sequence[str]) -> Cost:
    """The command's cost with nothing cached and no site built."""
    for name in ("output", ".gongkai"):
        shutil.rmtree(root / name, ignore_errors=True)
    return measure(command)


def rows(size: int, folder: Path, arguments: argparse.Namespace) -> None:
    """Print the figures of one size."""
    root = folder / f"bureau-{size}"
    make_bureau(size, root)
    review(root)
    alone = statistics.median(floor(root) for _ in range(3))
    common = ["--root", str(root), "--as-of", AS_OF]
    search = [] if arguments.search else ["--no-search"]
    for verb, jobs in (("build", 1), ("build", 2), ("check", 2)):
        command = [sys.executable, str(CHECKOUT / "build.py"), verb, *common, *search, "--jobs", str(jobs)]
        cost = median_of(arguments.times, lambda command=command: _from_nothing(root, command))
        each = cost.cpu / size * 1000
        name = f"{verb} --jobs {jobs}"
        print(
            f"{size:>6} {name:<16} wall {cost.wall:7.2f} s   CPU {each:5.2f} ms/document   peak {cost.peak:5.0f} MiB   "
            f"Markdown alone {alone:4.2f} ms   ratio {each / alone:4.2f}",
            flush=True,
        )


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3000, 10000])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--folder", type=Path, default=None)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        os.environ["TMPDIR"] = folder  # where a check writes its site
        for size in arguments.sizes:
            rows(size, Path(folder), arguments)


if __name__ == "__main__":
    main()
