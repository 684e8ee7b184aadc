"""portal/preview/watching.py and roots.py, with the system's own notices."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from portal.preview.changes import Changes
from portal.preview.watching import Watched, watching
from tests.waiting import PATIENCE

CALM, CALMER = 0.25, 1.5


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one document and without templates."""
    folder = tmp_path / "content" / "documents" / "2026-00001"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("一")
    (tmp_path / "site.toml").write_text("")
    return tmp_path


@pytest.fixture
def document(root: Path) -> Path:
    """The document's folder."""
    return root / "content" / "documents" / "2026-00001"


@pytest.fixture
def watched(root: Path) -> Watched:
    """What is watched of the site, and what is not."""
    roots = [root / name for name in ("content", "templates", "site.toml")]
    return Watched(roots, [root / "output", root / ".gongkai", root / "content" / "output"])


@pytest.fixture
def changes(watched: Watched) -> Iterator[Changes]:
    """The changes of the site."""
    found = Changes()
    with watching(watched, found.note, pytest.fail):
        yield found


def save_as_vim(document: Path) -> None:
    """Try the folder, put the old file aside, write a new one, remove the old."""
    (document / "4913").write_text("")
    (document / "4913").unlink()
    (document / "index.md").rename(document / "index.md~")
    (document / "index.md").write_text("二")
    (document / "index.md~").unlink()


def save_as_code(document: Path) -> None:
    """Write beside, then rename over the file."""
    (document / ".index.md.tmp").write_text("二")
    (document / ".index.md.tmp").replace(document / "index.md")


def check_out(document: Path) -> None:
    """Very many files at once."""
    for number in range(300):
        folder = document.parent / f"2025-{number:05}"
        folder.mkdir()
        (folder / "index.md").write_text("二")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda document: (document / "index.md").write_text("二"),
    "appeared": lambda document: (document / "附件.csv").write_text("甲,乙"),
    "removed": lambda document: (document / "index.md").unlink(),
    "renamed": lambda document: document.rename(document.with_name("2026-00002")),
    "moved out": lambda document: document.rename(document.parents[2] / "elsewhere"),
    "settings": lambda document: (document.parents[2] / "site.toml").write_text("[site]"),
    "templates made": lambda document: (document.parents[2] / "templates").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_noticed(changes: Changes, document: Path, change: Callable[[Path], object]) -> None:
    """Whatever is done to the site's files is a change."""
    change(document)
    assert changes.settled(PATIENCE)


@pytest.mark.parametrize("change", [save_as_vim, save_as_code, check_out])
def test_many_steps_are_one_change(watched: Watched, document: Path, change: Callable[[Path], object]) -> None:
    """However an editor saves, and however many files come at once, it is one change."""
    changes = Changes(quiet=CALMER, longest=PATIENCE)
    with watching(watched, changes.note, pytest.fail):
        change(document)
        assert changes.settled(PATIENCE)
        assert not changes.settled(CALM)


def write_passing_files(document: Path) -> None:
    """What programs put beside an open document."""
    for name in (".index.md.swp", "index.md~", "4913", "~$附件.docx", ".~附件.docx", "~WRL0001.tmp", ".DS_Store"):
        (document / name).write_text("x")
        (document / name).unlink()
    (document / ".obsidian").mkdir()
    (document / ".obsidian" / "workspace.json").write_text("{}")


def write_output(document: Path) -> None:
    """What a build does."""
    for name in ("output", ".gongkai/output/staging", "content/output"):
        folder = document.parents[2] / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text("x")


NOTHING: dict[str, Callable[[Path], object]] = {
    "passing files": write_passing_files,
    "reading": lambda document: (document / "index.md").read_text(),
    "output": write_output,
    "neighbours": lambda document: (document.parents[2] / "README.md").write_text("x"),
}


@pytest.mark.parametrize("deed", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_no_change_is_not_noticed(
    root: Path, document: Path, watched: Watched, deed: Callable[[Path], object]
) -> None:
    """Reading, building and the passing files of editors build nothing."""
    (root / "content" / "output").mkdir()
    changes = Changes()
    with watching(watched, changes.note, pytest.fail):
        deed(document)
        assert not changes.settled(CALM)


def test_a_folder_that_comes_late_is_watched(changes: Changes, root: Path) -> None:
    """Templates made after the start count, and so do changes in them."""
    (root / "templates").mkdir()
    assert changes.settled(PATIENCE)
    (root / "templates" / "base.html").write_text("x")
    assert changes.settled(PATIENCE)


def test_a_folder_that_goes_and_returns_is_watched(changes: Changes, root: Path, document: Path) -> None:
    """Content deleted and brought back, as a checkout does, is watched as before."""
    for _ in range(2):
        shutil.copytree(root / "content", root / "kept")
        shutil.rmtree(root / "content")
        assert changes.settled(PATIENCE)
        (root / "kept").rename(root / "content")
        assert changes.settled(PATIENCE)
        (document / "index.md").write_text("三")
        assert changes.settled(PATIENCE)


def test_a_folder_put_aside_is_left(watched: Watched, root: Path) -> None:
    """What happens in the old content under its new name is no change."""
    changes = Changes(quiet=CALMER, longest=PATIENCE)
    with watching(watched, changes.note, pytest.fail):
        (root / "content").rename(root / "old")
        assert changes.settled(PATIENCE)
        (root / "old" / "columns.yaml").write_text("x")
        assert not changes.settled(CALM)


def test_a_new_folder_is_watched(changes: Changes, document: Path) -> None:
    """A document made while the preview runs is watched at once."""
    new = document.with_name("2026-00009")
    new.mkdir()
    assert changes.settled(PATIENCE)
    (new / "index.md").write_text("x")
    assert changes.settled(PATIENCE)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_content_behind_a_link_is_watched(tmp_path: Path) -> None:
    """A content folder may lie elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "content").symlink_to(tmp_path / "elsewhere")
    changes = Changes()
    with watching(Watched([tmp_path / "site" / "content"]), changes.note, pytest.fail):
        (tmp_path / "elsewhere" / "a").write_text("x")
        assert changes.settled(PATIENCE)


def test_without_watches_we_look_ourselves(root: Path, document: Path) -> None:
    """When the system has no watches left the preview says why and still notices changes."""

    class Refusing(PollingObserver):
        def schedule(self, *_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    told: list[OSError] = []
    changes = Changes()
    kinds = (Refusing, lambda: PollingObserver(timeout=0.1))
    with watching(Watched([root / "content"]), changes.note, told.append, kinds):
        (document / "index.md").write_text("又改了")
        assert changes.settled(PATIENCE)
    assert ["inotify watch limit reached"] == [fault.strerror for fault in told]
