"""What was searched for is marked on the document's page and brought into view."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.cli import main
from tests.browser.search_site import ask, served
from tests.built import AS_OF, copy_site

DOCUMENT = """---
类型: notice
标题: 关于进一步做好《山场》清理的公告
栏目: tzgg
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-05-01
发布日期: 2026-05-06
概述: 摘要里也有木荷。
关键词: [生物防火]
附件: [{文件: 表.txt, 标题: 树种表}]
保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-05-01}
---

## 一、要求

FILLER

清理宽度不少于**十五
米**，林[缘一](https://www.example.org/)侧加密[^1]栽植木荷，木荷成行，见 Forest
Fire 手册。

- 第一项木
  - 荷塘

| 树种 | 株 数 |
| --- | --- |
| 枫香 | 30 |

[^1]: 按照规程。
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a long document."""
    root = copy_site("minimal", tmp_path_factory.mktemp("find") / "site")
    folder = root / "content/documents/2026/2026-00002"
    folder.mkdir(parents=True)
    filler = "\n\n".join("各乡镇要认真组织，按时完成。" for _ in range(60))
    (folder / "index.md").write_text(DOCUMENT.replace("FILLER", filler), encoding="utf-8")
    (folder / "表.txt").write_text("苦槠 12 株\n", encoding="utf-8")
    assert 0 == main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1"])
    with served(root / "output") as host:
        yield host


def open_result(page: Page, address: str, query: str) -> list[str]:
    """Search, open the first result; the texts that are marked there."""
    ask(page, address, q=query)
    page.click("#results a.result-link")
    page.wait_for_selector("article mark.found")
    assert "/d/2026-00002.html" == page.evaluate("location.pathname")
    return page.locator("article mark.found").all_inner_texts()


def is_in_view(page: Page, selector: str) -> bool:
    """Whether the first such element is seen without scrolling."""
    inside = "e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    return bool(page.locator(selector).first.evaluate(inside))


def test_the_first_place_is_marked_and_in_view(address: str, page: Page) -> None:
    """Opening a result scrolls to the first place in the text and marks that alone; the keyboard goes on from there."""
    assert ["木荷"] == open_result(page, address, "木荷")
    assert "林缘一侧加密1栽植木荷，木荷成行，" in page.locator("p:has(mark.found)").inner_text()
    assert page.evaluate("scrollY") > 0
    assert is_in_view(page, "mark.found")
    assert "MARK" == page.evaluate("document.activeElement.tagName")


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("不少于十五米", ["不少于", "十五米"]),
        ("林缘一侧", ["林", "缘一", "侧"]),
        ("加密栽植", ["加密", "栽植"]),
        ('"forest fire"', ["Forest Fire"]),
        ("株数", ["株 数"]),
        ("做好山场清理 枫香", ["做好", "《山场》清理", "枫香"]),
        ("十五米 五米，林", ["十五米", "，林"]),
        ("生物防火", ["生物防火"]),
        ("苦槠", ["树种表"]),
        ("树种表", ["树种表"]),
        ('"2026-00002"', ["2026-00002"]),
    ],
)
def test_marks_go_through_breaks_and_inline_elements(address: str, page: Page, query: str, marked: list[str]) -> None:
    """A phrase over a soft break, emphasis, a link or a footnote's mark is marked whole, an attachment by its title."""
    assert marked == open_result(page, address, query)
    assert is_in_view(page, "mark.found")


def test_a_folded_row_is_opened_on_a_phone(address: str, chromium: Browser) -> None:
    """What stands in a folded row of the metadata is unfolded to be seen."""
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{address}d/2026-00002.html#find=生物防火")
    page.wait_for_selector("mark.found")
    assert page.locator("mark.found").is_visible()
    page.close()


@pytest.mark.parametrize("mark", ["%", "%E6%9C", "", "<img src=x onerror=alert(1)>", "(", "没有的词", "&file=没有"])
def test_any_mark_in_the_address_is_harmless(address: str, page: Page, mark: str) -> None:
    """What nobody searched for, or nobody could, marks nothing and breaks nothing."""
    page.goto(f"{address}d/2026-00002.html#find={mark}")
    page.wait_for_load_state("networkidle")
    assert 0 == page.locator("mark, article img").count()


def test_another_search_moves_the_mark(address: str, page: Page) -> None:
    """When the address changes, what was marked before is plain text again."""
    page.goto(f"{address}d/2026-00002.html#find=林缘一侧")
    page.wait_for_selector("mark.found")
    before = page.inner_text("#content")
    page.evaluate("location.hash = 'find=枫香'")
    page.wait_for_function("() => document.querySelector('mark.found').textContent === '枫香'")
    assert before == page.inner_text("#content")
    assert 1 == page.locator("mark.found").count()


def test_without_a_search_nothing_is_fetched_for_it(address: str, page: Page) -> None:
    """A document opened by its plain address loads no script for marking."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}d/2026-00002.html#content")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search-find" in url or "search-words" in url]
