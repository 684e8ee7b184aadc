"""The pages beside columns and documents: organisation, standard directory, questions, exchange with the public."""

import csv
import io
import zipfile
from collections.abc import Callable

from tests.built import Built

SITE = "policy-life"
HEAD = ["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限"]
HEAD += ["公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级"]


def directory(site: Built) -> list[list[str]]:
    """The rows of the CSV, the head first."""
    return list(csv.reader(io.StringIO((site.output / "directory.csv").read_text(encoding="utf-8-sig"))))


def test_the_leader_in_charge_of_openness_is_named(built: Callable[..., Built]) -> None:
    """Who is responsible for openness stands on the organisation page, with organs, hours and phone."""
    text = built(SITE).page("organisation.html").one("main").text
    assert "分管领导：闻某（副局长）" in text
    assert ["造林股", "柴某", "0789-6521213", "8:30—12:00", "0789-6521277"] == [
        word for word in ("造林股", "柴某", "0789-6521213", "8:30—12:00", "0789-6521277") if word in text
    ]


def test_the_directory_has_its_eleven_columns(built: Callable[..., Built]) -> None:
    """A row for each column that is shown, with the statutory term and the bureau as its maker."""
    rows = directory(built(SITE))
    assert HEAD == rows[0]
    assert ["1", "规范性文件", "政策文件", ""] == rows[1][:4]
    assert ["自信息形成或者变更之日起20个工作日内", "试点县林业局", "政府网站", "全社会", "主动公开", "县级"] == rows[
        1
    ][5:]
    assert 5 == len(rows) - 1


def test_the_directory_is_the_same_in_all_forms(built: Callable[..., Built]) -> None:
    """Page, CSV and XLSX say the same."""
    site = built(SITE)
    page = [
        [cell.text for cell in row.inside if not isinstance(cell, str)]
        for row in site.page("directory.html").one("table").all("tr")
    ]
    assert directory(site) == page
    with zipfile.ZipFile(site.output / "directory.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert {"1980-01-01"} == {"{}-{:02}-{:02}".format(*item.date_time[:3]) for item in book.infolist()}
        assert "2000-01-01T00:00:00Z" in book.read("docProps/core.xml").decode()
    assert [] == [cell for row in page for cell in row if cell and f">{cell}<" not in words]


def test_questions_stand_under_their_policy(built: Callable[..., Built]) -> None:
    """Each with its clause and the day it was looked at, and a link to the interpretation."""
    page = built(SITE).page("questions.html").one("section", class_="questions")
    assert ["d/2025-00004.html", "d/2025-00005.html", "d/2025-00005.html"] == [link["href"] for link in page.all("a")]
    assert "谁可以领补助 新造油茶林的农户和合作社。 依据：第二条 2025-04-02更新" in page.text


def test_the_exchange_begins_with_what_is_open(built: Callable[..., Built]) -> None:
    """Then responses, drafts and opinions; the menu leads there from every page."""
    site = built(SITE)
    page = site.page("interaction.html").one("main")
    assert ["正在征求意见", "回应关切", "决策草案", "意见采纳情况", "给我们写信"] == [
        title.text for title in page.all("h2")
    ]
    assert 1 == len(site.page("d/2025-00004.html").all("a", href="../interaction.html"))


def test_a_site_without_such_things_has_no_such_pages(built: Callable[..., Built]) -> None:
    """Nothing empty is built, and no menu leads to it."""
    site = built("sub-path")
    assert set() == {"questions.html", "interaction.html"} & site.addresses
    assert "interaction.html" not in site.read("index.html")
