"""Time an urgent merge: from the push to the page online, through the post-receive hook of a bare repository.

    python benchmarks/hook.py [--sizes 300 3000] [--folder /dev/shm]

Search, verification, compression and publication included. Shown are wall seconds of the first push of a whole bureau,
of one more document, and of a text that was mended.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_bureau import make_bureau
from measure import CHECKOUT, review

GIT = shutil.which("git") or "git"
HOOK = CHECKOUT / "docs/deploy/post-receive"
AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@lyj.yunling.example", "-c", "gc.auto=0")


class Desk:
    """A clone, the bare repository it pushes to, and the folder that is served."""

    def __init__(self, size: int, folder: Path) -> None:
        self.clone, self.bare, self.www = folder / "clone", folder / "repo.git", folder / "www"
        make_bureau(size, self.clone)
        review(self.clone)
        self.www.mkdir()
        with (self.clone / "site.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'\n[publish.web]\nkind = "folder"\npath = "{self.www}"\n')
        (self.clone / ".gitignore").write_text("output/\n.gongkai/\n", encoding="utf-8")
        subprocess.run([GIT, "init", "-q", "--bare", "-b", "main", str(self.bare)], check=True)
        shutil.copy(HOOK, self.bare / "hooks/post-receive")
        for key, value in (("program", CHECKOUT), ("worktree", folder / "site"), ("target", "web")):
            subprocess.run([GIT, "-C", str(self.bare), "config", f"gongkai.{key}", str(value)], check=True)
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "origin", str(self.bare))

    def git(self, *arguments: str) -> None:
        """Run git in the clone."""
        subprocess.run([GIT, *AUTHOR, "-C", str(self.clone), *arguments], check=True, capture_output=True)

    def push(self, page: str, words: str) -> float:
        """Commit and push all; seconds until the push returns, when the page must be online and have the words."""
        self.git("add", "-A")
        self.git("commit", "-qm", "change")
        started = time.monotonic()
        self.git("push", "-q", "origin", "HEAD:main")
        seconds = time.monotonic() - started
        if words not in (self.www / "current" / page).read_text(encoding="utf-8"):
            sys.exit(f"{page} is not online")
        return seconds


def times(size: int, folder: Path) -> tuple[float, float, float]:
    """Seconds of a first push, of one more document and of a mended text."""
    desk = Desk(size, folder)
    last = max(desk.clone.glob("content/documents/*/*/index.md"))
    page = f"d/{last.parent.name}.html"
    first = desk.push(page, "<h1")
    year, serial = last.parent.name.split("-")
    urgent = last.parent.with_name(f"{year}-{int(serial) + 1:05}")
    shutil.copytree(last.parent, urgent)
    text = (urgent / "index.md").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith(("发文字号", "解读对象"))]
    lines = ["标题: 关于紧急情况的回应" if line.startswith("标题:") else line for line in lines]
    (urgent / "index.md").write_text("\n".join(lines), encoding="utf-8")
    review(desk.clone)
    added = desk.push(f"d/{urgent.name}.html", "关于紧急情况的回应")
    with (urgent / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n后续情况另行公布。\n")
    review(desk.clone)
    return first, added, desk.push(f"d/{urgent.name}.html", "后续情况另行公布")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--folder", type=Path, default=None)
    arguments = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[name]
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            first, added, mended = times(size, Path(folder))
        print(
            f"{size:>6} first push {first:6.2f} s   one more document {added:6.2f} s   a text mended {mended:6.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
