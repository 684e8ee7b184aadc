"""Column pages and their archives by year."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.cli import main
from portal.plan.columns import year_chunks
from tests.built import AS_OF, Built, copy_site

DOCUMENT = """---
类型: notice
标题: 第{number}号公告
栏目: tzgg
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: {year}-01-01
发布日期: {year}-{month:02}-{day:02} 10:00
保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: {year}-01-01}}
---

公告。
"""


def add(root: Path, year: int, first: int, last: int) -> None:
    """Documents of that year, each a day later than the one before."""
    for number in range(first, last + 1):
        folder = root / f"content/documents/{year}/{year}-{number:05}"
        folder.mkdir(parents=True)
        day = number - 1
        text = DOCUMENT.format(number=number, year=year, month=1 + day // 28, day=1 + day % 28)
        (folder / "index.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """A column with 130 documents in 2025 and one in 2026; and the same with one more in 2025."""
    sites = []
    for last in (130, 131):
        root = copy_site("minimal", tmp_path_factory.mktemp("archive") / "site")
        add(root, 2025, 1, last)
        assert main(["build", "--root", str(root), "--as-of", AS_OF, "--no-search", "--jobs", "1"]) == 0
        sites.append(Built(root, root / "output"))
    return sites[0], sites[1]


def titles(site: Built, address: str) -> list[str]:
    """The titles on a list, in their order."""
    return [link.text for link in site.page(address).one("ul", class_="rows").all("a")]


def numbers(first: int, last: int) -> list[str]:
    """Titles from a newer number down to an older one."""
    return [f"第{number}号公告" for number in range(first, last - 1, -1)]


def test_a_year_is_cut_into_the_newest_and_full_older_pages(archive) -> None:
    """130 documents: the newest 80 on YEAR.html, the oldest 50 on YEAR-1.html."""
    site, _ = archive
    assert numbers(130, 51) == titles(site, "c/tzgg/2025.html")
    assert numbers(50, 1) == titles(site, "c/tzgg/2025-1.html")
    assert {"c/tzgg/2025.html", "c/tzgg/2025-1.html", "c/tzgg/2026.html"} == {a for a in site.pages if "tzgg/" in a}


def test_older_pages_stay_when_a_document_is_added(archive) -> None:
    """What somebody has linked to does not move: the same lines stand on YEAR-1.html, and its links lead on."""
    before, after = archive
    assert titles(before, "c/tzgg/2025-1.html") == titles(after, "c/tzgg/2025-1.html")
    assert numbers(131, 51) == titles(after, "c/tzgg/2025.html")
    changed = {address for address in before.pages if before.read(address) != after.read(address)}
    assert {address for address in changed if address.startswith("d/")} == set()


def test_pages_of_a_year_lead_to_each_other(archive) -> None:
    """Newer and older, by words and by rel."""
    site, _ = archive
    pager = site.page("c/tzgg/2025.html").one("nav", class_="pager").all("a")
    assert [("next", "../../c/tzgg/2025-1.html")] == [(link["rel"], link["href"]) for link in pager]
    pager = site.page("c/tzgg/2025-1.html").one("nav", class_="pager").all("a")
    assert [("prev", "../../c/tzgg/2025.html")] == [(link["rel"], link["href"]) for link in pager]


def test_the_page_of_the_column_shows_the_newest_and_every_year(archive) -> None:
    """The newest fifty, and each year with the number of its documents."""
    site, _ = archive
    assert ["关于春季防火的公告", *numbers(130, 82)] == titles(site, "c/tzgg.html")
    years = site.page("c/tzgg.html").one("nav", class_="years").all("a")
    assert {"../c/tzgg/2025.html": "2025130", "../c/tzgg/2026.html": "20261"} == {
        link["href"]: link.text for link in years if "/20" in link["href"]
    }


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(1, [1]), (49, [49]), (50, [50]), (99, [99]), (100, [50, 50]), (149, [99, 50]), (150, [50, 50, 50]), (0, [0])],
)
def test_the_newest_page_holds_50_to_99(count: int, sizes: list[int]) -> None:
    """Older ones are full, so adding one document fills the newest page alone."""
    documents = list(range(count))
    chunks = year_chunks(documents)
    assert sizes == [len(chunk) for chunk in chunks]
    assert documents == [document for chunk in chunks for document in chunk]


def test_the_year_is_that_of_shanghai(site: Callable[[str], Path], run: Callable) -> None:
    """Published at the end of the old year by UTC, a document belongs to the new one."""
    root = site("minimal")
    index = root / "content/documents/2026/2026-00001/index.md"
    text = index.read_text(encoding="utf-8").replace("2026-03-02 10:00", "2025-12-31T20:00Z")
    index.write_text(text.replace("2026-03-01", "2025-12-01"), encoding="utf-8")
    assert run("build", "--root", root, "--no-search").status == 0
    assert (True, False) == tuple((root / f"output/c/tzgg/{year}.html").exists() for year in (2026, 2025))


def test_a_column_above_others_shows_them(built: Callable[..., Built]) -> None:
    """With nothing of its own it leads to those below, and the trail of a document passes through it."""
    site = built("policy-and-interpretation")
    assert "../c/gfxwj.html" in {link["href"] for link in site.page("c/fdgk.html").one("main").all("a")}
    trail = [link.text for link in site.page("d/2026-00002.html").one("nav", class_="trail").all("a")]
    assert ["法定主动公开", "规范性文件"] == trail[-2:]


def test_an_empty_column_is_left_out_and_reported(built: Callable[..., Built]) -> None:
    """It has no page and stands in no menu; the clerk is told."""
    site = built("embargo-and-withdrawal")
    assert [] == [address for address in site.addresses if "gzdt" in address]
    assert "content/columns.yaml:5:3: warning[empty-column]: 栏目“工作动态”" in site.said
