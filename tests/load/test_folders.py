import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.load.folders import FILE_LIMIT

FOLDER = "content/documents/2026/2026-00001"


@pytest.fixture
def root(site: Callable) -> Path:
    """The little site, to be spoilt."""
    return site("minimal")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("place", [f"{FOLDER}/附件1.txt", "content/documents/2026/2026-00002", "content/register"])
def test_a_link_is_refused(place: str, root: Path, run: Callable, tmp_path: Path) -> None:
    """A symbolic link to a file or folder elsewhere is a problem at its own place, and nothing is read through it."""
    (tmp_path / "secret").mkdir()
    (root / place).symlink_to(tmp_path / "secret")
    said = f"{place}:1:1: error[symbolic-link]: 这是一个快捷方式（符号链接），不是文件本身，请把文件本身复制到这里\n"
    assert (1, said) == (run("check", "--root", root).status, run("check", "--root", root).err)


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_a_name_that_is_not_utf8_is_refused(root: Path, run: Callable) -> None:
    """A name in another encoding is shown as well as can be, at the folder it lies in."""
    os.close(os.open(os.fsencode(root / FOLDER) + b"/\xb8\xbd\xbc\xfe.txt", os.O_CREAT))
    said = run("check", "--root", root)
    assert (1, True) == (
        said.status,
        said.err.startswith(f"{FOLDER}:1:1: error[name-not-utf8]: 文件夹里有文件名是乱码"),
    )


def test_a_huge_attachment_is_refused_unread(root: Path, run: Callable) -> None:
    """An attachment over the limit is a problem that tells its size."""
    with (root / FOLDER / "附件1.txt").open("wb") as stream:
        stream.truncate(FILE_LIMIT + 50_000_000)
    said = f"{FOLDER}/附件1.txt:1:1: error[file-too-large]: 文件有 150.0 MB，超过了 100.0 MB，"
    assert run("check", "--root", root).err.startswith(said)


@pytest.mark.parametrize("name", ["~$附件1.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".index.md.swp", "._a.png"])
def test_litter_is_passed_over(name: str, root: Path, run: Callable) -> None:
    """What the system or an editor leaves behind is no problem, and is not published."""
    for folder in (FOLDER, "content/documents", "content/documents/2026", "content"):
        (root / folder / name).write_text("x", encoding="utf-8")
    assert 0 == run("build", "--root", root, "--no-search").status
    assert [] == [file for file in (root / "output").rglob("*") if file.name == name]


@pytest.mark.parametrize("name", ["index.md~", ".hidden", "index.md.bak", "草稿.md"])
def test_other_files_are_not(name: str, root: Path, run: Callable) -> None:
    """A file that somebody may have meant for publication, or against it, is named."""
    (root / FOLDER / name).write_text("x", encoding="utf-8")
    assert f"{FOLDER}/{name}:1:1: error[stray-file]" in run("check", "--root", root).err
