"""A build that has nothing to do does nothing, and one that has something to do is never left out."""

import os
import pickle
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import AS_OF, bytes_of, change

INDEX = "content/documents/2026/2026-00001/index.md"
SAME = "没有改动"


@pytest.fixture
def stands(site, run) -> tuple[Path, Callable[..., str]]:
    """A site that was built, and the way to build it again, which gives what was said."""
    root = site("embargo-and-withdrawal")
    time.sleep(0.06)

    def build(as_of: str = AS_OF, *more: str) -> str:
        outcome = run("build", "--root", root, "--no-search", *more, as_of=as_of)
        assert outcome.status == 0
        return outcome.err

    assert SAME not in build()
    return root, build


def test_nothing_changed(stands) -> None:
    """The second build says so, names the same figures and repeats the warnings."""
    root, build = stands
    before = bytes_of(root / "output")
    first, second = build(), build()
    assert SAME in first
    assert [line for line in first.splitlines() if "warning" in line] != []
    assert first.splitlines()[:-2] == second.splitlines()[:-2]
    assert before == bytes_of(root / "output")


def git(root: Path, *arguments: str) -> str:
    """Run git there."""
    command = ["git", "-C", str(root), "-c", "user.name=甲", "-c", "user.email=a@lyj.shidian.example", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def deleted(root: Path) -> None:
    """Git remembers a document that was deleted, although no file of the site was touched."""
    git(root, "init", "-q")
    text = git(root, "hash-object", "-w", INDEX)
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{text},content/documents/2020/2020-00009/index.md")
    git(root, "commit", "-qm", "a document")
    git(root, "rm", "-q", "--cached", "content/documents/2020/2020-00009/index.md")
    git(root, "commit", "-qm", "no document")


@pytest.mark.parametrize(
    "touch",
    [
        lambda root: change(root / INDEX, "防火期", "防汛期"),
        lambda root: os.utime(root / INDEX),
        lambda root: (root / "site.toml").write_text((root / "site.toml").read_text("utf-8") + "\n", "utf-8"),
        lambda root: (root / "templates").mkdir(),
        lambda root: (root / "output/index.html").write_text("", "utf-8"),
        lambda root: (root / "output/index.html").unlink(),
        lambda root: (root / "output/more.html").write_text("", "utf-8"),
        lambda root: (root / ".gongkai/key").unlink(),
        deleted,
    ],
    ids=["text", "time", "settings", "template", "page changed", "page gone", "page more", "key", "history"],
)
def test_anything_touched_is_built(touch: Callable[[Path], object], stands, run) -> None:
    """After each change the site is what a first build of it would be."""
    root, build = stands
    touch(root)
    assert SAME not in build()
    fresh = root.parent / "fresh"
    assert run("build", "--root", root, "--no-search", "--output", fresh).status == 0
    assert bytes_of(fresh) == bytes_of(root / "output")


def test_a_commit_of_what_was_built_is_nothing_new(stands) -> None:
    """Git then knows more, but nothing that a build asks it for."""
    root, build = stands
    git(root, "init", "-q")
    git(root, "add", "content", "site.toml")
    git(root, "commit", "-qm", "all that is there")
    assert SAME in build()


@pytest.mark.parametrize("as_of", ["2026-06-30T08:59+08:00", "2026-07-01T00:00+08:00", "2026-07-01T08:00+08:00"])
def test_another_moment_is_built_when_it_may_make_a_difference(as_of: str, stands) -> None:
    """An earlier one, another day, and one at which a document becomes public."""
    _, build = stands
    assert SAME in build("2026-06-30T23:59+08:00")
    assert SAME not in build(as_of)


def test_a_renewed_site_holds_from_the_moment_of_its_renewal(stands) -> None:
    """What was published between the first build and the renewal is in it, and was not to be seen before."""
    root, build = stands
    with (root / INDEX).open("a", encoding="utf-8") as file:
        file.write("\n请相互转告。\n")
    time.sleep(0.06)
    assert SAME not in build("2026-06-30T11:00+08:00")
    assert SAME in build("2026-06-30T11:30+08:00")
    assert SAME not in build("2026-06-30T10:00+08:00")


def test_another_site_or_output_or_search_is_built(stands, run) -> None:
    """What is remembered is remembered for what was asked for."""
    root, build = stands
    assert SAME not in build(AS_OF, "--output", str(root.parent / "elsewhere"))
    assert SAME not in run("build", "--root", root).err


def test_what_another_wrote_is_not_even_unpacked(stands, tmp_path: Path) -> None:
    """A record that would run a program when it is read is not read."""
    root, build = stands
    (entry,) = (root / ".gongkai/cache/builds").iterdir()

    class Evil:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "run"),))

    entry.write_bytes(b"x" * 32 + pickle.dumps(Evil()))
    assert SAME not in build()
    assert not (tmp_path / "run").exists()


def test_a_file_saved_while_the_site_was_built_is_built_again(site, run) -> None:
    """Of a file so fresh that a second save might bear the same time, nothing is remembered."""
    root = site("minimal")
    (root / INDEX).write_text((root / INDEX).read_text("utf-8"), "utf-8")
    outcomes = [run("build", "--root", root, "--no-search") for _ in range(2)]
    assert SAME not in outcomes[0].err
