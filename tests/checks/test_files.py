import struct
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = "content/documents/2026/2026-00001"


@pytest.fixture
def root(site: Callable) -> Path:
    """The little site, to be given files."""
    return site("minimal")


def attach(root: Path, *names: str, files: tuple[str, ...]) -> None:
    """Name attachments in the document, and put files beside it."""
    index = root / FOLDER / "index.md"
    rows = "".join(f"  - 文件: '{name}'\n" for name in names)
    index.write_text(index.read_text(encoding="utf-8").replace("栏目:", f"附件:\n{rows}栏目:"), encoding="utf-8")
    for name in files:
        (root / FOLDER / name).write_text(name, encoding="utf-8")


def rules(run: Callable, root: Path) -> list[str]:
    """The rules that ``check`` names."""
    return [line.partition("[")[2].partition("]")[0] for line in run("check", "--root", root).err.splitlines()[:9]]


@pytest.mark.parametrize(
    ("named", "there"), [("cafe\u0301.txt", "caf\u00e9.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")], ids=["d-c", "c-d"]
)
def test_composed_and_decomposed_names_are_one(named: str, there: str, root: Path, run: Callable) -> None:
    """A name typed on one system fits the file made on another, and is published composed."""
    attach(root, named, files=(there,))
    assert 0 == run("build", "--root", root, "--no-search").status
    assert ["caf\u00e9.txt"] == [file.name for file in (root / "output/d/2026-00001").iterdir()]


@pytest.mark.parametrize("names", [("A.txt", "a.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")], ids=["case", "form"])
def test_names_that_differ_in_capitals_clash(names: tuple[str, str], root: Path, run: Callable) -> None:
    """Two files that some system takes for one are a problem at the second."""
    attach(root, *names, files=names)
    if len(list((root / FOLDER).iterdir())) < 3:
        pytest.skip("this disk takes them for one")
    assert "file-name-clash" in rules(run, root)


@pytest.mark.parametrize(
    ("named", "there"),
    [
        ("附件1.TXT", "附件1.txt"),
        ("附件1.txt", "附件 1.txt"),
        ("附件1.txt", "附件１.txt"),
        ("./附件1.txt", "附件1.txt"),
        ("C:\\桌面\\附件1.txt", "附件1.txt"),
    ],
)
def test_a_name_that_almost_fits_is_told_once(named: str, there: str, root: Path, run: Callable) -> None:
    """One message names both, and the file is not called a stranger as well."""
    attach(root, named, files=(there,))
    (said,) = run("check", "--root", root).err.splitlines()
    assert f"附件“{named}”和文件夹里的“{there}”对不上，请写成 {there}，" in said


@pytest.mark.parametrize(
    "name",
    ["a#b.txt", "100%.txt", "a?.txt", " a.txt", "a.txt ", "a.txt.", "con.txt", "NUL", "a\u202efdp.exe", "a:b.txt"],
)
def test_a_name_that_some_system_or_address_cannot_hold(name: str, root: Path, run: Callable) -> None:
    """Such a file is a problem whether it is named or not."""
    attach(root, name, files=(name,))
    assert "file-name" in rules(run, root)


def test_an_old_workbook_is_scanned_although_somebody_checked_it(root: Path, run: Callable) -> None:
    """Numbers in UTF-16 and GBK, a mobile that a cell holds in binary, and a mark of secrecy stop it all the same."""
    texts = ("编号119901195605010052止".encode("utf-16-le"), "户主：119901193502080024。".encode("gbk"))
    marks = ("机密★".encode("gbk"), "绝密".encode("utf-16-le"))
    cell = b"\x03\x02\x0e\x00" + bytes(6) + struct.pack("<d", 13800138000)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (root / FOLDER / "名册.xls").write_bytes(head + bytes(10).join((*texts, *marks, cell, b"")))
    index = root / FOLDER / "index.md"
    listed = "附件: [{文件: 名册.xls, 人工检查: {检查人: 甲, 日期: 2026-03-01}}]\n栏目:"
    index.write_text(index.read_text(encoding="utf-8").replace("栏目:", listed), encoding="utf-8")
    expected = ["pii-id-card", "pii-id-card", "pii-mobile", "pii-secret-mark", "pii-secret-mark"]
    assert ["attachment-checked-by-hand", *expected] == sorted(rules(run, root))
