"""The build, end to end: the same bytes anywhere, and nothing left of what is gone."""

import shutil
from pathlib import Path

from tests.built import AS_OF, bytes_of, change
from tests.pipeline.building import is_whole, start, write_many


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """With other processes, from another folder, in another place, hash seed, clock and language, and again."""
    here = write_many(tmp_path / "here")
    there = shutil.copytree(here, tmp_path / "其他 地方")
    first = start("build", "--root", here, "--as-of", AS_OF, "--jobs", "2")
    (tmp_path / "cwd").mkdir()
    words = ("build", "--root", "../其他 地方", "--as-of", "2026-06-30T01:00Z", "--jobs", "1")
    other = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}
    second = start(*words, folder=tmp_path / "cwd", **other)
    said = [program.communicate()[1].decode() for program in (first, second)]
    assert [0, 0] == [first.returncode, second.returncode], said
    one, two = bytes_of(here / "output"), bytes_of(there / "output")
    assert [] == [name for name in one | two if one.get(name) != two.get(name)]
    assert is_whole(here / "output")
    again = start("build", "--root", here, "--as-of", AS_OF, "--jobs", "3")
    again.communicate()
    three = bytes_of(here / "output")
    assert [] == [name for name in one | three if one.get(name) != three.get(name)]


def test_a_later_build_changes_nothing_where_nothing_changed(site, run) -> None:
    """No page tells when it was built."""
    root = site("minimal")
    run("build", "--root", root, "--no-search")
    before = bytes_of(root / "output")
    run("build", "--root", root, "--no-search", as_of="2026-12-24T18:00+08:00")
    assert before == bytes_of(root / "output")


def test_a_deleted_document_is_gone_from_everything(site, run) -> None:
    """Its page, its lines and the search forget it with the next build."""
    root = site("minimal")
    copied = root / "content/documents/2026/2026-00002"
    shutil.copytree(root / "content/documents/2026/2026-00001", copied)
    change(copied / "index.md", "春季防火", "齾龘齾麤")
    run("build", "--root", root)
    shutil.rmtree(copied)
    run("build", "--root", root)
    left = bytes_of(root / "output")
    assert [] == [name for name, content in left.items() if "齾龘".encode() in content or "2026-00002" in name]
    assert is_whole(root / "output")
