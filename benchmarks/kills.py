"""Kill builds and publications at random moments: what is served must be whole at every moment.

    python benchmarks/kills.py [--times 300] [--seed 1]

Versions of a site, with another text or another title, are built and published in turn, and each run is killed
(SIGKILL) at a random moment of the time a whole one takes. After each kill output/ and the served release are read back
against their manifests; at the end one run that nobody kills must bring the last version online.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from portal.publish.manifest import faults_of, manifest_of  # noqa: E402 - found by the line above

INDEX = "content/documents/2026/2026-00001/index.md"
TITLES = 0.5  # how often a title changes as well as a text
AS_OF = "2026-06-30T09:00+08:00"


def campaign(folder: Path, times: int, seed: int) -> list[str]:
    """Every moment at which what is served was not whole; empty when all was well."""
    chance = random.Random(seed)
    root, place = _bureau(folder)
    text = (root / INDEX).read_text("utf-8")
    spans = {verb: _run(root, verb) for verb in ("build", "publish")}
    broken: list[str] = []
    for turn in range(times):
        titled = re.sub("(?m)^标题: .*$", rf"\g<0>（{turn}）", text) if chance.random() < TITLES else text
        (root / INDEX).write_text(f"{titled}\n这是第{turn}次改动。\n", "utf-8")
        verb = chance.choice(("build", "publish"))
        if verb == "publish":
            _run(root, "build")
        after = chance.uniform(0, spans[verb] * 1.1)
        _run(root, verb, after)
        broken += [f"{turn} {verb} {after:.3f} s: {what}" for what in _faults(root / "output", place / "current")]
    for verb in ("build", "publish"):
        _run(root, verb)
    if manifest_of(root / "output").text != manifest_of(place / "current").text:
        broken.append("the last run did not bring the last version online")
    return broken


def _bureau(folder: Path) -> tuple[Path, Path]:
    root, place = folder / "site", folder / "www"
    ignored = shutil.ignore_patterns("expected", "output", ".gongkai")
    shutil.copytree(CHECKOUT / "tests/sites/minimal", root, ignore=ignored)
    place.mkdir()
    with (root / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[publish.web]\nkind = "folder"\npath = "{place.as_posix()}"\nkeep = 3\n')
    return root, place


def _run(root: Path, verb: str, kill_after: float | None = None) -> float:
    """Run the verb, or kill it; how long it took."""
    started = time.monotonic()
    command = [sys.executable, str(CHECKOUT / "build.py"), verb, "--root", str(root), "--as-of", AS_OF, "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        status = process.wait(kill_after)
    except subprocess.TimeoutExpired:
        process.kill()
        status = process.wait()
    if kill_after is None and status:
        raise SystemExit(f"{verb} ended with {status}")
    return time.monotonic() - started


def _faults(*folders: Path) -> list[str]:
    return [
        f"{folder.name}: {fault.kind} {fault.address}"
        for folder in folders
        for fault in faults_of(folder, manifest_of(folder).files)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gongkai-kills-") as folder:
        broken = campaign(Path(folder), asked.times, asked.seed)
    print(f"{asked.times} kills, {len(broken)} times not whole", *broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
