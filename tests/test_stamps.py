"""Whether anything in a folder was touched is told without reading it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.stamps import stamps_of


def folder(root: Path) -> Path:
    """Two files in two folders."""
    (root / "甲/乙").mkdir(parents=True)
    (root / "甲/一.md").write_text("one", encoding="utf-8")
    (root / "甲/乙/二.md").write_text("two", encoding="utf-8")
    return root / "甲"


def test_what_was_not_touched_holds(tmp_path: Path) -> None:
    """A folder, a file, and a place that is not there; reading changes nothing."""
    stamps = stamps_of([folder(tmp_path), tmp_path / "none"])
    (tmp_path / "甲/一.md").read_bytes()
    assert stamps.hold()


def rewritten_with_its_old_time(file: Path) -> None:
    """Another text of the same length, and the time it had."""
    before = file.stat()
    file.write_text("eno", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "touch",
    [
        lambda root: (root / "一.md").write_text("eno", encoding="utf-8"),
        lambda root: rewritten_with_its_old_time(root / "一.md"),
        lambda root: (root / "乙/三.md").write_text("", encoding="utf-8"),
        lambda root: (root / "乙/二.md").unlink(),
        lambda root: (root / "乙/二.md").rename(root / "乙/三.md"),
        lambda root: (root / "乙").rename(root / "丙"),
        lambda root: (root / "一.md").chmod(0o600),
        lambda root: (root / "丁").mkdir(),
        lambda root: (root.parent / "none").mkdir(),
    ],
    ids=["text", "text and time", "new", "gone", "renamed", "folder renamed", "mode", "folder new", "place new"],
)
def test_what_was_touched_does_not(touch: Callable[[Path], object], tmp_path: Path) -> None:
    """Whatever was done to a file or a folder."""
    root = folder(tmp_path)
    stamps = stamps_of([root, tmp_path / "none"])
    time.sleep(0.06)
    touch(root)
    assert not stamps.hold()


def test_a_fresh_file_is_not_settled(tmp_path: Path) -> None:
    """Two changes within the grain of the clock look like one."""
    stamps = stamps_of([folder(tmp_path)])
    now = time.time_ns()
    assert not stamps.are_settled(now)
    assert stamps.are_settled(now + 3 * 10**9)
