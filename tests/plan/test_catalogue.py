"""The machine-readable catalogue, the manifest and the other files for machines (design.md §7)."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.built import Built

KEYS = [
    *("number", "index_no", "title", "type", "column", "category", "negative_list", "legal_basis", "openness"),
    *("doc_no", "issuer", "written_date", "published_at", "validity", "url", "attachments"),
]
ALL = ["minimal", "policy-and-interpretation", "register", "embargo-and-withdrawal", "sub-path"]


def catalogue(site: Built) -> list[dict]:
    """The rows of catalogue.json."""
    return json.loads(site.read("catalogue.json"))["documents"]


@pytest.mark.parametrize("name", ALL)
def test_every_row_has_every_key(name: str, built: Callable[..., Built]) -> None:
    """No key more, none less, whatever the document."""
    whole = json.loads(built(name).read("catalogue.json"))
    assert {"site", "documents"} == set(whole)
    assert [] == [row for row in whole["documents"] if set(row) != set(KEYS)]
    assert [] == [row for row in whole["documents"] if "" in row.values()]


def test_a_released_document_has_its_values(built: Callable[..., Built]) -> None:
    """Identifiers, days as YYYY-MM-DD, instants with +08:00, joint organs joined by 、, the column's legal basis."""
    row = next(row for row in catalogue(built("policy-and-interpretation")) if row["number"] == "2026-00002")
    expected = {
        "number": "2026-00002",
        "index_no": "11990126MB1Q5Y7E5N/2026-00002",
        "title": "试点县护林员补助资金管理办法",
        "type": "policy",
        "column": "gfxwj",
        "category": "A20-11",
        "negative_list": "outside",
        "legal_basis": "《政府信息公开条例》第二十条第（一）项",
        "openness": "proactive",
        "doc_no": "试林发〔2026〕1号",
        "issuer": "试点县林业局、试点县财政局",
        "written_date": "2026-02-26",
        "published_at": "2026-03-02T10:00:00+08:00",
        "validity": "valid",
        "url": "d/2026-00002.html",
        "attachments": [],
    }
    assert expected == row


def test_states_of_validity_are_identifiers(built: Callable[..., Built]) -> None:
    """By declaration, by a repealing document, by date, before the day, and none where it means nothing."""
    states = {row["number"]: row["validity"] for row in catalogue(built("policy-and-interpretation"))}
    expected = {
        "2023-00001": "repealed",
        "2024-00001": "repealed",
        "2025-00001": "expired",
        "2026-00002": "valid",
        "2026-00003": "not_yet_effective",
        "2026-00004": None,
        "2026-00005": None,
        "2026-00006": None,
    }
    assert expected == states


def test_an_instant_is_that_of_shanghai(built: Callable[..., Built]) -> None:
    """What its author wrote in UTC is told with +08:00."""
    row = next(row for row in catalogue(built("sub-path")) if row["number"] == "2026-00001")
    assert row["published_at"] == "2026-03-02T10:00:00+08:00"


def test_an_old_index_number_is_kept(built: Callable[..., Built]) -> None:
    """A document from before keeps the 索引号 it was given."""
    assert "旧编-2019-0007" in {row["index_no"] for row in catalogue(built("sub-path"))}


def test_attachments_have_name_title_address_size_and_digest(built: Callable[..., Built]) -> None:
    """Addresses are percent-encoded and lead to the very bytes; files used in the body alone are no attachments."""
    site = built("sub-path")
    row = next(row for row in catalogue(site) if row["number"] == "2026-00001")
    name = "申请表 一（样本）.txt"
    encoded = "d/2026-00001/%E7%94%B3%E8%AF%B7%E8%A1%A8%20%E4%B8%80%EF%BC%88%E6%A0%B7%E6%9C%AC%EF%BC%89.txt"
    content = (site.output / "d/2026-00001" / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    expected = {"name": name, "title": "申请表", "url": encoded, "size": len(content), "sha256": digest}
    assert (expected, "form.csv", 2) == (row["attachments"][0], row["attachments"][1]["title"], len(row["attachments"]))


def test_an_on_request_line_shows_title_type_column_and_issuer(built: Callable[..., Built]) -> None:
    """All else is null: address, number, dates, reason."""
    (row,) = (row for row in catalogue(built("register")) if row["openness"] == "on_request")
    shown = {key: value for key, value in row.items() if value not in (None, [])}
    expected = {
        "title": "关于鹰嘴岩边坡检测报告的移送函",
        "type": "notice",
        "column": "zdxm",
        "openness": "on_request",
        "issuer": "试点县林业局",
    }
    assert (expected, []) == (shown, row["attachments"])


def test_the_site_is_named(built: Callable[..., Built]) -> None:
    """Name, organ, code, and the address, null where there is none."""
    site = json.loads(built("sub-path").read("catalogue.json"))["site"]
    assert ("试点县林业局政府信息公开", "试点县林业局", "11990126MB1Q5Y7E5N") == (
        site["name"],
        site["organ"],
        site["organ_code"],
    )
    assert site["base_url"] == "https://www.shidian.example/bumen/lyj/"
    assert json.loads(built("embargo-and-withdrawal").read("catalogue.json"))["site"]["base_url"] is None


@pytest.mark.parametrize("name", ALL)
def test_the_table_says_what_the_catalogue_says(name: str, built: Callable[..., Built]) -> None:
    """catalogue.csv has the same columns and rows, in UTF-8 that spreadsheets recognise."""
    site = built(name)
    text = (site.output / "catalogue.csv").read_bytes().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeffnumber,index_no,title,")
    assert [KEYS] * len(rows) == [list(row) for row in rows]
    plain = [key for key in KEYS if key != "attachments"]
    told = [{key: row[key] or "" for key in plain} for row in catalogue(site)]
    assert told == [{key: re.sub("^'(?=[=+@-])", "", row[key]) for key in plain} for row in rows]


def test_no_cell_of_the_table_is_a_formula(built: Callable[..., Built]) -> None:
    """A title that begins like a formula is text in every spreadsheet."""
    assert "\n2026-00002,旧编-2019-0007,'=SUM(A1) 号补充公告," in built("sub-path").read("catalogue.csv")


@pytest.mark.parametrize("name", ALL)
def test_the_manifest_lists_every_file(name: str, built: Callable[..., Built]) -> None:
    """With its SHA-256, search index and attachments included; itself alone it cannot list."""
    site = built(name)
    files = json.loads(site.read("manifest.json"))["files"]
    digests = {
        a: hashlib.sha256((site.output / a).read_bytes()).hexdigest() for a in site.addresses - {"manifest.json"}
    }
    assert digests == files


def test_the_map_for_search_engines_names_every_page_that_stays(built: Callable[..., Built]) -> None:
    """With full addresses and days; without the page for lost addresses, redirects and the search."""
    site = built("sub-path")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ET.fromstring(site.read("sitemap.xml")).findall(f"{space}url")  # noqa: S314 - our own file
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in urls}
    base = "https://www.shidian.example/bumen/lyj/"
    left_out = {"404.html", "search.html", "forms/request-blank.html", "old/123.html", "zwgk/2026/t_9.htm"}
    assert {base + page for page in site.pages if page not in left_out} == set(found)
    assert found[f"{base}d/2026-00001.html"] == "2026-03-02"
    assert f"Sitemap: {base}sitemap.xml\n" in site.read("robots.txt")


def test_without_an_address_of_its_own_a_site_has_no_map(built: Callable[..., Built]) -> None:
    """No sitemap.xml, no QR code, no meta Url, and a warning that says so."""
    site = built("embargo-and-withdrawal")
    page = site.page("d/2026-00001.html")
    assert "sitemap.xml" not in site.addresses
    assert "User-agent: *\nAllow: /\n" == site.read("robots.txt")
    assert [] == page.all("svg", class_="qr") + page.all("meta", name="Url")
    assert "site.toml:1:1: warning[no-base-url]" in site.said
