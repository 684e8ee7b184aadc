"""What is open to the public says so, leads to the form while it is, and to the answer when it is over."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import Built, copy_site

SITE = "policy-life"
SAMPLE = Path(__file__).parents[2] / "content/forms"
LAST_DAY, AFTER = "2026-07-06T23:00+08:00", "2026-07-07T00:00+08:00"
OPEN = "d/2026-00006.html"


def shown(site: Built, address: str) -> list[str]:
    """The parts of a page's period that are not hidden."""
    box = site.page(address).one("div", data_until="2026-07-06" if address == OPEN else "2025-03-20")
    return [
        part["data-when"] for part in box.all() if "data-when" in part.attributes and "hidden" not in part.attributes
    ]


def test_an_open_draft_leads_to_its_form(built: Callable[..., Built]) -> None:
    """Days left, and the form that already knows the draft's number."""
    site = built(SITE)
    assert ["open", "open"] == shown(site, OPEN)
    assert "2026年7月6日截止，还有6天" in site.page(OPEN).one("article").text
    assert "forms/comment-2026-00006.html" in site.addresses
    assert "2026-00006" in site.read("forms/comment-2026-00006.html")


def test_the_last_day_is_open(built: Callable[..., Built]) -> None:
    """A period ends with its last day, not before."""
    site = built(SITE, LAST_DAY)
    assert "今天是最后一天" in site.page(OPEN).one("article").text
    assert ["open", "open"] == shown(site, OPEN)


def test_a_draft_that_is_over_takes_no_more(built: Callable[..., Built]) -> None:
    """Neither a button nor a form about it is left."""
    site = built(SITE, AFTER)
    assert ["closed"] == shown(site, OPEN)
    assert "forms/comment-2026-00006.html" not in site.addresses


def test_what_became_of_the_opinions_is_one_click_away(built: Callable[..., Built]) -> None:
    """A closed draft links to the answer to what was said of it."""
    box = built(SITE).page("d/2025-00001.html").one("div", data_until="2025-03-20")
    assert ["../d/2025-00002.html"] == [link["href"] for link in box.all("a")]


def test_the_home_page_lists_what_is_open(built: Callable[..., Built]) -> None:
    """With its last day; what is over is not there."""
    rows = built(SITE).page("index.html").all("li", data_until="2026-07-06")
    assert ["d/2026-00006.html"] == [row.one("a")["href"] for row in rows]
    assert [] == built(SITE, AFTER).page("index.html").all("li", data_until="2026-07-06")


MEETING = """\
---
类型: meeting
标题: 试点县林业局2026年第6次局务会议列席报名公告
栏目: jcgk
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-06-25
发布日期: 2026-06-26 09:00
责任单位: 造林股
会议日期: 2026-07-10
报名截止: 2026-07-03
议题: [审议古树名木保护办法]
会议结果: 会后公布
保密审查: {拟稿人: 甲, 审核部门: 造林股, 审批领导: 乙, 日期: 2026-06-25}
---

欢迎与议题有关的村组、单位和个人报名列席。
"""
FORM = "forms/attendance-2026-00090.html"


@pytest.fixture
def announced(tmp_path: Path, run: Callable[..., object]) -> Callable[[str], Built]:
    """A site that announces a meeting, as it is at a moment."""
    root = copy_site(SITE, tmp_path / "site")
    folder = root / "content/documents/2026/2026-00090"
    folder.mkdir()
    (folder / "index.md").write_text(MEETING, "utf-8")
    shutil.copy(SAMPLE / "attendance.yaml", root / "content/forms")

    def build(as_of: str) -> Built:
        assert 0 == run("build", "--root", root, "--no-search", as_of=as_of).status
        return Built(root, root / "output", "")

    return build


def test_a_meeting_takes_names_until_its_last_day(announced: Callable[[str], Built]) -> None:
    """Its page says so and leads to the form that knows the meeting's number, and no longer when it is over."""
    site = announced("2026-07-03T20:00+08:00")
    article = site.page("d/2026-00090.html").one("article")
    assert "正在报名列席 2026年7月3日截止，今天是最后一天" in article.text
    assert "报名列席" == article.one("a", href=f"../{FORM}").text
    assert "2026-00090" in site.read(FORM)
    assert "第6次局务会议" in site.page(FORM).one("main").text
    assert "2026-00090" not in site.read("index.html").partition("正在征求意见")[2].partition("</section>")[0]
    site = announced("2026-07-04T00:00+08:00")
    assert "报名已经结束" in site.page("d/2026-00090.html").one("article").text
    assert FORM not in site.addresses
