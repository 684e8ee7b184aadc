"""The pages that lead into the site, their addresses and meta tags."""

from collections.abc import Callable

import pytest

from tests.built import Built

SITE = "policy-and-interpretation"


def test_the_pages_of_the_contract_are_there(built: Callable[..., Built]) -> None:
    """Each at its fixed address; those without content are left out."""
    always = {"index.html", "platform.html", "forms/request.html", "search.html", "sitemap.html", "404.html"}
    assert always <= built("minimal").addresses
    assert set() == built("minimal").addresses & {"interpretations.html", "negative-list.html", "conversions.html"}
    assert {"negative-list.html", "conversions.html"} <= built("register").addresses
    assert "interpretations.html" in built(SITE).addresses
    assert {"catalogue.json", "catalogue.csv", "manifest.json", "robots.txt", "changes.xml"} <= built(
        "minimal"
    ).addresses


@pytest.mark.parametrize("name", ["minimal", SITE, "register", "embargo-and-withdrawal", "sub-path"])
def test_no_address_leaves_ascii_but_for_attachments(name: str, built: Callable[..., Built]) -> None:
    """What we name is ASCII; what an office named keeps its name."""
    assert [] == [
        address for address in built(name).addresses if not address.isascii() and not address.startswith("d/")
    ]


def test_the_home_page_has_the_newest_and_the_way_to_ask(built: Callable[..., Built]) -> None:
    """The newest first, and for requests the office's name, address, telephone and e-mail."""
    site = built("register")
    home = site.page("index.html").one("main")
    assert [] == [
        said
        for said in ("办公室", "试点县青山路1号", "0789-6521208", "gongkai@lyj.shidian.example")
        if said not in home.text
    ]
    assert "forms/request.html" in {link["href"] for link in home.all("a")}
    newest = built(SITE).page("index.html").one("ul", class_="rows dated").all("a")
    assert ["护林员补助资金管理实施细则", "上级防火条例一图读懂"] == [link.text for link in newest][:2]


def test_the_search_form_stands_on_every_page(built: Callable[..., Built]) -> None:
    """Its field is named q, and it leads to the search page."""
    site = built(SITE)
    for address in site.pages:
        form = site.page(address).one("form", role="search")
        assert ("get", "q") == (form["method"], form.one("input")["name"]), address
        assert form["action"].endswith("search.html"), address


def test_the_search_page_has_the_marks_that_clients_look_for(built: Callable[..., Built]) -> None:
    """Results, their number, more of them, the field, and ways to browse without scripts."""
    page = built(SITE).page("search.html").one("main")
    assert ["ol", "p", "button"] == [page.one(id=name).tag for name in ("results", "result-count", "more-results")]
    assert page.one("form", id="search-form").one("input", name="q")
    assert {"c/fdgk.html", "c/gfxwj.html", "sitemap.html"} <= {link["href"] for link in page.one("noscript").all("a")}


def test_without_the_search_nothing_offers_it(site, run) -> None:
    """--no-search leaves the form and the index out."""
    root = site("minimal")
    run("build", "--root", root, "--no-search")
    made = Built(root, root / "output")
    assert [] == [address for address in made.addresses if address.startswith("search/")]
    assert [] == [a for a in made.pages if a != "search.html" and made.page(a).all("form", role="search")]


def test_the_platform_has_its_sections_in_order(built: Callable[..., Built]) -> None:
    """Guide, rules, statutory content, annual reports; and the way to ask."""
    main = built(SITE).page("platform.html").one("main")
    assert "依申请公开" in main.text
    assert {"c/fdgk.html", "c/zcjd.html"} & {link["href"] for link in main.all("a")}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("index.html", []),
        ("sitemap.html", []),
        ("c/gfxwj.html", ["规范性文件", "本局制发的规范性文件", "规范性文件,试点县林业局", "政策文件"]),
        ("c/gfxwj/2026.html", ["规范性文件", "本局制发的规范性文件", "规范性文件,试点县林业局", "政策文件"]),
        ("c/zcjd.html", ["政策解读", "试点县林业局政策解读", "政策解读,试点县林业局", "政策解读"]),
        ("forms/request.html", ["依申请公开", "试点县林业局依申请公开", "依申请公开,试点县林业局", "依申请公开"]),
    ],
)
def test_the_meta_tags_of_the_guideline(address: str, expected: list[str], built: Callable[..., Built]) -> None:
    """Three of the site on every page, four of the column on lists (政府网站发展指引)."""
    page = built(SITE).page(address)
    told = {meta["name"]: meta["content"] for meta in page.all("meta") if meta.attributes.get("name", "")[:1].isupper()}
    site = {"SiteName": "试点县林业局政府信息公开", "SiteDomain": "lyj.shidian.example", "SiteIDCode": "9901260031"}
    names = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
    assert site | dict(zip(names, expected, strict=False)) == told


def test_the_meta_tags_of_a_document(built: Callable[..., Built]) -> None:
    """Those of site and column, three that must be there, and the others where there is something to say."""
    page = built(SITE).page("d/2026-00002.html")
    told = {meta["name"]: meta["content"] for meta in page.all("meta") if meta.attributes.get("name", "")[:1].isupper()}
    expected = {
        "ArticleTitle": "试点县护林员补助资金管理办法",
        "PubDate": "2026-03-02 10:00",
        "ContentSource": "试点县林业局、试点县财政局",
        "Keywords": "护林员,补助",
        "Author": "资源管理股",
        "Description": "补助标准提高到每人每月八百元，按月打卡发放。",
        "Url": "https://lyj.shidian.example/d/2026-00002.html",
    }
    assert expected == {name: told[name] for name in told if not name.startswith(("Site", "Column"))}
    assert 7 == len([name for name in told if name.startswith(("Site", "Column"))])


def test_a_change_of_openness_is_published(built: Callable[..., Built]) -> None:
    """From, to, day and reason; who approved it stays inside."""
    (row,) = built("register").page("conversions.html").one("tbody").all("tr")
    cells = [cell.text for cell in row.all() if cell.tag in {"th", "td"}]
    assert ["关于春季防火的公告", "依申请公开", "主动公开", "2026-03-01", "多人申请"] == cells


def test_counts_of_requests_are_told_even_without_a_negative_list(site, run) -> None:
    """An on-request document without a public title is counted, or the public never learns that it is there."""
    root = site("register")
    (root / "content/negative-list.yaml").unlink()
    for number in ("r2026-0001", "r2026-0002"):
        (root / f"content/register/2026/{number}.md").unlink()
    assert run("build", "--root", root, "--no-search").status == 0
    main = Built(root, root / "output").page("negative-list.html").one("main")
    (count,) = main.all("td", class_="num")
    assert ("2", ["未主动公开的文件数量"]) == (count.text, [table.text for table in main.all("caption")])


def test_a_site_on_which_nothing_is_due_yet_is_built(site, run) -> None:
    """Before its first document appears a site has its pages and no more."""
    root = site("minimal")
    assert run("build", "--root", root, "--no-search", as_of="2026-01-01").status == 0
    made = Built(root, root / "output")
    assert [] == [address for address in made.addresses if address.startswith(("d/", "c/"))]
    assert "index.html" in made.addresses
