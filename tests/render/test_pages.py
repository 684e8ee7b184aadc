"""Every page of every little site: well formed, one title, landmarks, relative links, no empty tag."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.built import Built, Element

ALL = ["minimal", "policy-and-interpretation", "register", "embargo-and-withdrawal", "sub-path"]


def own_pages(site: Built) -> list[tuple[str, Element]]:
    """The pages but for redirects from former addresses, which nobody reads."""
    return [(address, site.page(address)) for address in site.pages if not address.startswith(("old/", "zwgk/"))]


def by_class(page: Element, name: str) -> list[Element]:
    """The elements that have the class among others."""
    return [element for element in page.all() if name in element.attributes.get("class", "").split()]


@pytest.mark.parametrize("name", ALL)
def test_every_page_has_what_every_page_needs(name: str, built: Callable[..., Built]) -> None:
    """One h1, the language, a title of its own, main, header, footer, a way past the menu, and no id twice."""
    titles = []
    for address, page in own_pages(built(name)):
        ids = [element["id"] for element in page.all() if "id" in element.attributes]
        assert page.one("html")["lang"] == "zh-CN", address
        assert len(page.all("h1")) == 1, address
        assert page.one("h1").text, address
        assert page.one("main")["id"] == "main", address
        assert [1, 1] == [len(page.all(tag, class_=f"site-{tag}")) for tag in ("header", "footer")], address
        (skip,) = by_class(page, "skip")
        assert skip["href"] == "#main", address
        assert page.one("body").all("a")[0] is skip, address
        assert sorted(set(ids)) == sorted(ids), address
        assert page.one("meta", charset="utf-8"), address
        assert page.one("meta", name="viewport"), address
        titles.append(page.one("title").text)
    assert [] == [title for title in titles if not title]


@pytest.mark.parametrize("name", ALL)
def test_headings_do_not_leap(name: str, built: Callable[..., Built]) -> None:
    """After the h1 no level is left out on the way down, so that a screen reader's outline is whole."""
    leaping = []
    for address, page in own_pages(built(name)):
        levels = [int(element.tag[1]) for element in page.one("main").all() if re.fullmatch("h[1-6]", element.tag)]
        leaping += [address for before, after in pairwise(levels) if after > before + 1]
    assert [] == leaping


@pytest.mark.parametrize("name", ALL)
def test_links_are_relative(name: str, built: Callable[..., Built]) -> None:
    """So the site works in any folder; the page for lost addresses alone uses the path of the site."""
    rooted = set()
    for address in built(name).pages:
        for element in built(name).page(address).all():
            written = [element.attributes.get(key, "") for key in ("href", "src", "action")]
            rooted |= {address for link in written if link.startswith("/")}
    assert {"404.html"} == rooted


@pytest.mark.parametrize("name", ALL)
def test_no_meta_tag_is_empty(name: str, built: Callable[..., Built]) -> None:
    """The inspection counts an empty tag as a fault."""
    site = built(name)
    metas = [(address, meta) for address in site.pages for meta in site.page(address).all("meta")]
    assert [] == [
        (a, meta.attributes)
        for a, meta in metas
        if not all(v.strip() not in {"", "null", "None"} for v in meta.attributes.values())
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_table_and_control_has_a_name(name: str, built: Callable[..., Built]) -> None:
    """Fields have labels, buttons words, pictures a text or nothing to say, header cells a scope."""
    for address, page in own_pages(built(name)):
        labels = {label["for"] for label in page.all("label") if "for" in label.attributes}
        assert [] == [i.attributes for i in page.all("input") if i.attributes.get("id") not in labels], address
        assert [] == [b.attributes for b in page.all("button") if not b.text and "aria-label" not in b.attributes], (
            address
        )
        assert [] == [i.attributes for i in page.all("img") if "alt" not in i.attributes], address
        tables = [
            table
            for table in page.all("table")
            if by_class(page, "prose") == [] or table not in by_class(page, "prose")[0].all()
        ]
        assert [] == [cell.text for table in tables for cell in table.all("th") if "scope" not in cell.attributes], (
            address
        )


@pytest.mark.parametrize("name", ALL)
def test_every_document_is_reached_without_scripts(name: str, built: Callable[..., Built]) -> None:
    """From the home page, by links alone, every page but redirects and the one for lost addresses."""
    site = built(name)
    waiting, seen = ["index.html"], {"index.html"}
    while waiting:
        address = waiting.pop()
        for link in site.page(address).all("a"):
            target = re.split("[#?]", link.attributes.get("href", ""))[0]
            if target and not re.match("[a-z]+:", target):
                parts = [*address.split("/")[:-1]]
                for part in target.split("/"):
                    parts = parts[:-1] if part == ".." else [*parts, part]
                found = "/".join(parts)
                if found not in seen and found.endswith(".html"):
                    seen.add(found)
                    waiting.append(found)
    unreached = {address for address in site.pages if address not in seen}
    assert unreached <= {"404.html", "old/123.html", "zwgk/2026/t_9.htm", "d/2026-00003.html"}


def test_no_page_loads_anything_from_elsewhere(built: Callable[..., Built]) -> None:
    """No font, script, style or picture of another host, and no script or style in the page itself."""
    site = built("sub-path")
    for address in site.pages:
        page = site.page(address)
        loading = [e.attributes.get("src", "") for e in page.all() if "src" in e.attributes]
        loading += [link["href"] for link in page.all("link") if link["rel"] in {"stylesheet", "icon"}]
        assert [] == [found for found in loading if re.match("[a-z]+:|//", found)], address
        assert [] == [script.text for script in page.all("script") if script.text], address
        assert [] == [e.tag for e in page.all() if e.tag == "style" or "style" in e.attributes], address
        assert [] == [name for e in page.all() for name in e.attributes if name.startswith("on")], address


def test_a_former_address_leads_on(built: Callable[..., Built]) -> None:
    """At once where the browser may, by a link where it may not, and search engines are told where the document is."""
    page = built("sub-path").page("old/123.html")
    assert page.one("meta", http_equiv="refresh")["content"] == "0; url=../d/2026-00001.html"
    assert page.one("link", rel="canonical")["href"] == "https://www.shidian.example/bumen/lyj/d/2026-00001.html"
    skip, link = page.all("a")
    assert ("#main", "main") == (skip["href"], page.one("main")["id"])
    assert link["href"] == "../d/2026-00001.html"
    assert ("zh-CN", 1) == (page.one("html")["lang"], len(page.all("h1")))
    assert built("sub-path").page("zwgk/2026/t_9.htm").one("main").one("a")["href"] == "../../d/2026-00001.html"


def test_the_page_for_lost_addresses_works_at_any_depth(built: Callable[..., Built]) -> None:
    """Its links begin with the path of base_url."""
    links = [link["href"] for link in built("sub-path").page("404.html").all("a")]
    assert [] == [link for link in links if not link.startswith(("/bumen/lyj/", "https:", "#", "tel:"))]
    assert "/bumen/lyj/index.html" in links


def test_the_host_is_named_on_every_page(built: Callable[..., Built]) -> None:
    """Name, sponsor, contact, site code, records, the mark and the way to report an error."""
    site = built("sub-path")
    said = [
        "试点县人民政府",
        "主办单位：试点县林业局",
        "0789-6521208",
        "9901260031",
        "禾ICP备2099000126号-3",
        "禾公网安备",
    ]
    for address, page in own_pages(site):
        text = page.one("body").text
        assert [] == [words for words in said if words not in text], address
        assert page.one("a", href="https://bszs.example.org/sitename"), address
        assert page.one("a", href="https://zhaocuo.shidian.example/report?site=9901260031&lang=zh"), address
