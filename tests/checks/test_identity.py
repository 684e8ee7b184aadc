import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = "content/documents/2026/2026-00002"


@pytest.fixture
def root(site: Callable) -> Path:
    """The little site with a second document."""
    root = site("minimal")
    (root / FOLDER).mkdir()
    text = (root / "content/documents/2026/2026-00001/index.md").read_text(encoding="utf-8")
    (root / FOLDER / "index.md").write_text(text.replace("春季", "秋季"), encoding="utf-8")
    return root


def git(root: Path, *arguments: str) -> None:
    """Run git in the site, as nobody in particular."""
    own = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *own, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_a_number_git_saw_deleted_does_not_return(root: Path, run: Callable) -> None:
    """Another document may not take a number that was deleted; the document itself may come back."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "two")
    shutil.move(root / FOLDER, root / "kept")
    git(root, "commit", "-qam", "one")
    shutil.move(root / "kept", root / FOLDER)
    assert 0 == run("check", "--root", root).status
    file = root / FOLDER / "index.md"
    file.write_text(file.read_text(encoding="utf-8").replace("秋季", "冬季"), encoding="utf-8")
    said = run("check", "--root", root).err
    assert said.startswith(
        f"{FOLDER}/index.md:1:1: error[reused-number]: 编号 2026-00002 以前是另一份文件《关于秋季防火的公告》"
    )


def test_a_document_out_of_place_is_told_at_its_folder(root: Path, run: Callable) -> None:
    """Where a number is used twice, the folder under another year is the one to change, and nothing else is said."""
    shutil.copytree(root / FOLDER, root / "content/documents/2025/2026-00002")
    said = run("check", "--root", root).err.splitlines()
    assert (1, "content/documents/2025/2026-00002:1:1: error[duplicate-number]") == (
        len(said),
        said[0].partition(": 编号")[0],
    )


@pytest.mark.parametrize("second", ["old/a.html", "OLD/A.HTML", "old/a.html/b.html", "old/a.HTM/b.html"])
def test_former_addresses_leave_room_for_each_other(second: str, root: Path, run: Callable) -> None:
    """No former address is another one, however it is written, nor lies inside what is a page."""
    for folder, alias in (("2026-00001", "old/a.html"), ("2026-00002", second)):
        file = root / "content/documents/2026" / folder / "index.md"
        file.write_text(
            file.read_text(encoding="utf-8").replace("---\n", f"---\n别名: [{alias}]\n", 1), encoding="utf-8"
        )
    assert 1 == run("check", "--root", root).status
