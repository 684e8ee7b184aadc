"""A document's body: its links lead where they should, its contents and its withheld parts are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.model.public import PublicDocument, PublicFile  # the gate's types, made here to ask the renderer alone
from portal.render.body import make_body
from tests.released import released

LINKS = {"2026-00001": "d/2026-00001.html", "2026-00002": "d/2026-00002.html"}
ADDRESSES = {"d/2026-00001.html", "d/2026-00002.html", "d/2026-00002/表 一.xlsx", "c/tzgg.html", "d/2026-00001/图.png"}


def document(body: str) -> PublicDocument:
    """A released document with that body and three files."""
    names = ("表 一.xlsx", "a(1).pdf", "图.png")
    return released(body, files=tuple(PublicFile(name, name, Path(name), 1, "0", listed=True) for name in names))


def made(body: str) -> str:
    """The body's HTML, which has no problem."""
    result = make_body(document(body), LINKS, ADDRESSES)
    assert () == result.problems
    return result.html


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("2026-00002", "2026-00002.html"),
        ("2026-00002#s1-2", "2026-00002.html#s1-2"),
        ("2026-00002.html", "2026-00002.html"),
        ("../2026-00002/index.md", "2026-00002.html"),
        ("../2026-00002/index.md#a3", "2026-00002.html#a3"),
        ("../../2026/2026-00002/", "2026-00002.html"),
        ("2026-00001#s1", "2026-00001.html#s1"),
        ("#s1", "#s1"),
        ("<表 一.xlsx>", "2026-00001/%E8%A1%A8%20%E4%B8%80.xlsx"),
        ("表%20一.xlsx", "2026-00001/%E8%A1%A8%20%E4%B8%80.xlsx"),
        ("./图.png", "2026-00001/%E5%9B%BE.png"),
        ("a(1).pdf", "2026-00001/a%281%29.pdf"),
        ("../c/tzgg.html", "../c/tzgg.html"),
        ("2026-00002/表%20一.xlsx", "2026-00002/%E8%A1%A8%20%E4%B8%80.xlsx"),
        ("https://a.example/2026-00002?x=1&y=2", "https://a.example/2026-00002?x=1&amp;y=2"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:0789-6521208", "tel:0789-6521208"),
    ],
)
def test_a_link_leads_where_its_author_means(target: str, address: str) -> None:
    """By number, by file, by the way to a neighbouring document, with an anchor, out into the world."""
    assert f'<p>见<a href="{address}">此</a></p>' == made(f"见[此]({target})")


def test_a_link_by_reference_and_by_html_is_settled() -> None:
    """However a link is written, it becomes the page's address."""
    assert '<a href="2026-00002.html">此</a>' in made("见[此][1]\n\n[1]: 2026-00002")
    assert '<a href="2026-00002.html">此</a>' in made('见<a href="2026-00002">此</a>')
    assert '<a class="x" href="2026-00002.html">此</a>' in made('见<a class="x" href="2026-00002">此</a>')


def test_a_picture_is_found_beside_the_document() -> None:
    """An image's address is that of the document's own file."""
    assert '<img alt="图" src="2026-00001/%E5%9B%BE.png">' in made("![图](图.png)")


@pytest.mark.parametrize(
    "target", ["2026-00009", "../2026-00009/index.md", "none.pdf", "../../../etc/passwd", "/c/tzgg.html", "?q=1"]
)
def test_a_link_that_leads_nowhere_is_a_problem_at_its_place(target: str) -> None:
    """Its line and column are those of the author's file."""
    (problem,) = make_body(document(f"第一行\n\n见[此]({target})"), LINKS, ADDRESSES).problems
    assert ("dead-link", "content/documents/2026/2026-00001/index.md:12:6") == (problem.rule, str(problem.where))


def test_the_contents_lead_to_the_headings() -> None:
    """Each heading stands in the contents with the id it has in the text."""
    body = make_body(document("## 一、甲\n\n文\n\n### （一）乙\n\n文"), LINKS, ADDRESSES)
    assert [("s1", "一、甲", 2), ("s1-1", "（一）乙", 3)] == [(e.id, e.text, e.level) for e in body.toc]
    assert [] == [entry.id for entry in body.toc if f'id="{entry.id}"' not in body.html]


def test_withheld_parts_are_told() -> None:
    """The grounds of the markers, once each; the source never held the words."""
    assert ("个人隐私", "商业秘密") == make_body(
        document("[[不予公开：个人隐私]]和[[不予公开：商业秘密]]和[[不予公开：个人隐私]]"), LINKS, ADDRESSES
    ).grounds


@pytest.mark.parametrize("written", ["{: id=content }", "{: id='main' }", "{: #metadata }"])
def test_an_id_of_the_page_cannot_be_taken(written: str, site: Callable, run: Callable) -> None:
    """An author's own id begins with x-, or the anchors of the page would lead astray."""
    root = site("minimal")
    with (root / "content/documents/2026/2026-00001/index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n另一段\n{written}\n")
    assert run("check", "--root", root).status == 1


@pytest.mark.parametrize("tag", ['<p id="content">甲</p>', '<h2 id="main">甲</h2>', "<p id=metadata>甲</p>"])
def test_an_id_of_the_page_cannot_be_taken_by_html(tag: str, site: Callable, run: Callable) -> None:
    """Nor by HTML in the text."""
    root = site("minimal")
    with (root / "content/documents/2026/2026-00001/index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{tag}\n")
    assert run("check", "--root", root).status == 1
