"""A page made anew at once is the page that a build of the whole site would make; all else is left to that build."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from portal.course import Course
from portal.model.order import Order
from portal.pipeline import build_and_keep, build_site, clear_site
from portal.plan.site import plan_site
from portal.renewal import show_touched
from portal.touch import Touch
from tests.built import AS_OF, bytes_of, change

DOCUMENTS = "content/documents/2026"


def index(root: Path, number: int = 1) -> Path:
    """A document's Markdown file."""
    return root / DOCUMENTS / f"2026-{number:05d}" / "index.md"


@pytest.fixture
def built(site: Callable[..., Path]) -> tuple[Path, Callable[[frozenset[Path]], bool]]:
    """A site that was built, and what a preview does when files change."""
    root = site("embargo-and-withdrawal")
    change(index(root), "进入防火期", "[甲]: 2026-00003#none\n\n## 一、时间\n\n进入防火期")
    order = Order(root, root / "output", datetime.fromisoformat(AS_OF), search=False)
    touch = Touch(order, build_and_keep(order, Course())[1])
    return root, partial(show_touched, touch)


def rebuilt(root: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the sources as they are."""
    elsewhere = root.parent / "elsewhere"
    shutil.rmtree(elsewhere, ignore_errors=True)
    build_site(Order(root, elsewhere, datetime.fromisoformat(AS_OF), search=False))
    return bytes_of(elsewhere)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("带火种", "携带火种"),
        ("带火种", "**带**火种\n\n| 乡镇 | 面积 |\n| --- | --- |\n| 甲 | 1 |\n\n"),
        ("进山。", "进山。\n\n## 二、地点\n\n各林场。"),
        ("乙, 日期: 2026-03-01}", "丙, 日期: 2026-03-02}"),
    ],
    ids=["words", "table", "heading", "review"],
)
def test_a_text_that_changed_is_shown_as_a_build_would(
    before: str, after: str, built: tuple[Path, Callable[[frozenset[Path]], bool]]
) -> None:
    """Page and manifest, byte for byte, and a second time too."""
    root, touch = built
    for once in (after, f"{after} "):
        change(index(root), before, once)
        assert touch(frozenset({index(root)}))
        assert rebuilt(root) == bytes_of(root / "output")
        before = once


def withdraw(root: Path) -> Path:
    """The document is taken off the net."""
    change(index(root), "---\n\n", "撤下: {日期: 2026-05-01, 理由: 有误。}\n---\n\n")
    return index(root)


def embargo(root: Path) -> Path:
    """The document becomes public later."""
    change(index(root), "2026-03-02 10:00", "2027-03-02 10:00")
    return index(root)


def edit(before: str, after: str, number: int = 1) -> Callable[[Path], Path]:
    """An edit of a document's file."""

    def done(root: Path) -> Path:
        change(index(root, number), before, after)
        return index(root, number)

    return done


def add_a_file(root: Path) -> Path:
    """A picture beside the document."""
    (index(root).parent / "图.png").write_bytes(b"\x89PNG")
    return index(root)


@pytest.mark.parametrize(
    "work",
    [
        withdraw,
        embargo,
        edit("关于春季防火的公告", "关于夏季防火的公告"),
        edit("(2026-00003)", "(2026-00002)"),
        edit("(2026-00003)", "(2026-00003#none)"),
        edit("## 一、时间\n", ""),
        edit("带火种", "带身份证 11010519491231002X 火种"),
        edit("带火种", "[带火种](none.html)"),
        edit("带火种", "[带火种][甲]"),
        edit("正文", "另外的正文", 2),
        edit("正文", "另外的正文", 3),
        add_a_file,
        lambda root: root / "site.toml",
        lambda root: root / "content/columns.yaml",
    ],
    ids=[
        *(
            "withdrawn",
            "embargoed",
            "title",
            "link",
            "place",
            "heading gone",
            "identity number",
            "dead link",
            "used now",
        ),
        *("an embargoed one", "a withdrawn one", "file", "settings", "columns"),
    ],
)
def test_anything_else_is_left_to_a_build(
    work: Callable[[Path], Path], built: tuple[Path, Callable[[frozenset[Path]], bool]]
) -> None:
    """Not one byte of the site is changed."""
    root, touch = built
    before = bytes_of(root / "output")
    assert not touch(frozenset({work(root)}))
    assert before == bytes_of(root / "output")


def test_a_save_beside_another_change_is_left_to_a_build(built: tuple[Path, Callable[[frozenset[Path]], bool]]) -> None:
    """The page alone would do, the other file would not."""
    root, touch = built
    change(index(root), "带火种", "携带火种")
    assert not touch(frozenset({index(root), root / "site.toml"}))
    assert touch(frozenset({index(root), index(root).parent}))


def test_no_view_but_a_documents_own_holds_its_text(site: Callable[..., Path]) -> None:
    """What the touch rests on: in the plan a body stands in the document's own page and nowhere else."""
    plan = plan_site(clear_site(site("embargo-and-withdrawal"), datetime.fromisoformat(AS_OF))[0], search=True)
    pages = [page.address for page in plan.pages if "火种进山" in repr(page)]
    assert ["d/2026-00001.html"] == pages
    assert "火种进山" not in repr(replace(plan, pages=()))
