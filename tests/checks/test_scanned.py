"""A text in which nothing was found is not scanned again, and one that changed in any way is."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from portal.cache import open_cache
from portal.load.scanned import keep_scanned, load_scanned
from tests.built import change

INDEX = "content/documents/2026/2026-00001/index.md"
CARD = "11010519491231002X"


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The number of each document that is scanned."""
    module = import_module("portal.checks.personal_data")
    scanned: list[str] = []
    real = module._hits_of_document  # noqa: SLF001

    def counted(document, context):
        scanned.append(document.number)
        return real(document, context)

    monkeypatch.setattr(module, "_hits_of_document", counted)
    return scanned


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (INDEX, "进入防火期", "进入了防火期"),
        (INDEX, "标题: 关于", "标题: 发布关于"),
        (INDEX, "类型: notice", "类型: notice\n责任单位: 办公室"),
        ("site.toml", "[host]", "[site.more]"),
    ],
    ids=["body", "title", "field", "nothing of it"],
)
def test_what_is_the_same_is_scanned_once(
    file: str, before: str, after: str, site: Callable, run: Callable, scans: list[str]
) -> None:
    """A second build of the same texts scans none of them, and of a changed one that alone."""
    root = site("minimal")
    assert run("build", "--root", root, "--no-search").status == 0
    assert ["2026-00001"] == scans
    (root / "site.toml").touch()
    assert run("build", "--root", root, "--no-search").status == 0
    assert ["2026-00001"] == scans
    change(root / file, before, after)
    run("build", "--root", root, "--no-search")
    assert (1 if file == "site.toml" else 2) == len(scans)


def test_what_was_found_is_told_every_time(site: Callable, run: Callable) -> None:
    """A warning is not forgotten, and neither is a number that comes into a text that was clean."""
    root = site("minimal")
    change(root / INDEX, "进山。", "进山，车牌皖A12345。")
    told = [run("build", "--root", root, "--no-search", "--output", root / name).err for name in ("a", "b")]
    assert [1, 1] == [said.count("warning[pii-plate]") for said in told]
    change(root / INDEX, "皖A12345", CARD)
    assert "error[pii-id-card]" in run("build", "--root", root, "--no-search").err


def test_the_offices_own_number_is_another_when_the_office_has_another(site: Callable, run: Callable) -> None:
    """A number that might stand in a text while it was the office's is raised when it is not any more."""
    root = site("minimal")
    office = "office: {{name: 试点县林业局办公室, address: 试点县一路1号, phone: '{phone}', email: a@sdlyj.gov.cn}}\n"
    (root / "content/bureau.yaml").write_text(office.format(phone="13800138000"), "utf-8")
    change(root / INDEX, "进山。", "进山，举报电话13800138000。")
    assert run("build", "--root", root, "--no-search").status == 0
    (root / "content/bureau.yaml").write_text(office.format(phone="0789-6521208"), "utf-8")
    assert "error[pii-mobile]" in run("build", "--root", root, "--no-search").err


def test_marks_that_another_wrote_are_not_believed(site: Callable, run: Callable, scans: list[str]) -> None:
    """Without our seal they are as if they were not there."""
    root = site("minimal")
    run("build", "--root", root, "--no-search")
    (entry,) = (root / ".gongkai/cache/scans").iterdir()
    entry.write_bytes(b"x" * 32 + entry.read_bytes()[32:])
    run("check", "--root", root)
    assert 2 == len(scans)


def test_only_marks_of_the_same_scan_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the scan begins anew, and leaves nothing of the old one behind."""
    keep_scanned(tmp_path, [b"a" * 16, b"b" * 16])
    assert {b"a" * 16, b"b" * 16} == load_scanned(tmp_path)
    monkeypatch.setattr("portal.load.scanned._name", lambda: "other")
    assert frozenset() == load_scanned(tmp_path)
    keep_scanned(tmp_path, [b"c" * 16])
    assert ["other"] == [entry.name for entry in (tmp_path / ".gongkai/cache/scans").iterdir()]
    assert open_cache(tmp_path, "scans").get("other") == b"c" * 16
