"""Menus, years, counts, facets, feeds and numbers tell nothing of what is not public: read surface by surface."""

import json
import re

import pytest

from portal.model.order import Order
from portal.pipeline import build_site
from tests.built import Built, copy_site
from tests.proof.test_nothing_depends_on_the_hidden import AS_OF, replaced, write_document, write_stub

COLUMNS = """- {id: tzgg, name: 通知公告, types: [notice], category: A19}
- {id: zdxm, name: 重大项目, types: [notice], category: A20-10}
- {id: zcjd, name: 解读与问答, types: [interpretation], category: A20-01}
- id: shangji
  name: 上级栏目
  types: [notice]
  category: A20-15
  children:
    - {id: nbgl, name: 内部管理, types: [notice], category: A20-15}
"""
EMBARGOED, INTERPRETATION, WITHDRAWN = "2026-00041", "2026-00042", "2026-00043"
FOLDER = "content/documents/2026"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two public documents of 2026 in one column, and what is hidden: of other years, columns, types and organs.

    One embargoed document in the public column, an embargoed interpretation of a public one, one withdrawn, two
    withheld and one on request: each of these alone in its column, the stubs with gaps in their numbers.
    """
    root = copy_site("register", tmp_path_factory.mktemp("surfaces") / "site")
    for stub in (root / "content/register").rglob("*.md"):
        stub.unlink()
    (root / "content/columns.yaml").write_text(COLUMNS, encoding="utf-8")
    write_document(root, "2026-00005", title="关于植树的公告", column="tzgg", published_at="2026-03-09 09:00")
    write_document(root, EMBARGOED, title="关于禁猎的公告", column="tzgg", published_at="2027-02-03 09:00")
    replaced(root, f"{FOLDER}/{EMBARGOED}/index.md", "试点县林业局", "爨底下镇")
    write_document(root, INTERPRETATION, title="公告解读", column="zcjd", published_at="2028-02-03 09:00")
    of = "类型: interpretation\n解读对象: 2026-00005"
    replaced(root, f"{FOLDER}/{INTERPRETATION}/index.md", "类型: notice", of)
    taken = "撤下: {日期: 2026-05-06, 理由: 内容有误}\n"
    write_document(root, WITHDRAWN, title="关于项目的公告", column="zdxm", published_at="2021-02-02 09:00", more=taken)
    replaced(root, f"{FOLDER}/{WITHDRAWN}/index.md", "2026-01-05", "2021-01-05")
    item = "负面清单: N2\n"
    write_stub(root, "r2026-0002", title="甲", column="nbgl", openness="不予公开", reason="E16-PROCESS", more=item)
    write_stub(root, "r2026-0009", title="乙", column="shangji", openness="不予公开", reason="E16-PROCESS", more=item)
    write_stub(root, "r2026-0031", title="丙", column="nbgl", openness="依申请公开", reason="只涉及一户")
    build_site(Order(root, root / "output", AS_OF))
    return Built(root, root / "output")


def test_no_year_holds_hidden_documents_alone(site: Built) -> None:
    """Archives are of the year in which something public was published, and no list leads to another."""
    archives = {address for address in site.addresses if re.search(r"(?:^y|^c/.*)/\d{4}\b", address)}
    assert {"c/tzgg/2026.html", "y/2026.html"} == archives
    lists = [site.read(address) for address in ("index.html", "sitemap.html", "search.html", "c/tzgg.html")]
    assert [] == re.findall(r"2021年|2027年|2028年", "".join(lists))


def test_no_column_holds_hidden_documents_alone(site: Built) -> None:
    """A column is in no menu, map, feed or directory, nor is the one above it, for the sake of what is hidden."""
    names = ("zdxm", "zcjd", "nbgl", "shangji", "重大项目", "解读与问答", "内部管理", "上级栏目")
    assert [] == [found for found in site.holding(*names) if not found[0].startswith("assets/")]
    assert [] != site.holding("tzgg", "通知公告")


def test_counts_are_of_what_is_public(site: Built) -> None:
    """Beside the column and its year stands two, in the catalogue are two, on request one, withheld two."""
    counts = {span.text for page in site.pages for span in site.page(page).all("span", class_="count")}
    assert {"2"} == counts
    catalogue = json.loads(site.read("catalogue.json"))["documents"]
    assert ["2026-00001", "2026-00005"] == sorted(row["number"] for row in catalogue)
    cells = site.page("negative-list.html").one("main").all("td", class_="num")
    assert ["1", "2"] == [cell.text for cell in cells]


def test_feeds_hold_what_is_public(site: Built) -> None:
    """The column's feed has two entries; that of changes one more, which says that something was withdrawn."""
    feeds = {address: site.read(address).count("<entry>") for address in site.addresses if address.endswith(".xml")}
    assert {"c/tzgg/feed.xml": 2, "changes.xml": 3, "sitemap.xml": 0} == feeds
    assert 2 == len(json.loads(site.read("c/tzgg/feed.json"))["items"])


def test_facets_offer_what_is_public(site: Built) -> None:
    """The search knows one column, one type, one year and one organ, and two texts."""
    records = json.loads(site.read("search/records.json"))
    values = {name: [value for value, _ in facet["values"]] for name, facet in records["facets"].items()}
    expected = {"column": ["tzgg"], "type": ["notice"], "year": ["2026"], "issuer": ["试点县林业局"], "validity": [""]}
    assert (expected, 2) == (values, len(records["texts"]))
    assert [] == site.holding("爨底下镇")
    assert [] == [address for address in site.addresses if address.startswith("interpretations")]


def test_numbers_show_no_gap_of_the_register(site: Built) -> None:
    """The register counts for itself: its numbers are nowhere, and those of hidden documents are not either."""
    assert [] == site.holding("r2026", EMBARGOED, INTERPRETATION)
    told = {address for address, _ in site.holding(WITHDRAWN)}
    known = {f"d/{WITHDRAWN}.html", "changes.xml", "manifest.json", "_redirects"}  # which has servers answer 410
    assert set() == told - known


def test_no_page_leads_to_what_is_hidden(site: Built) -> None:
    """The documents beside a hidden one do not know it: neither as neighbour nor as interpretation."""
    for number in ("2026-00001", "2026-00005"):
        links = [link["href"] for link in site.page(f"d/{number}.html").all("a")]
        assert [] == [link for link in links if re.search(r"2026-0004", link)]
        assert [] == site.page(f"d/{number}.html").all(id="interpretations")
