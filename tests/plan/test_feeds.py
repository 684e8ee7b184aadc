"""Feeds: Atom and JSON Feed of each column, and one of all changes."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.built import Built

ATOM = "{http://www.w3.org/2005/Atom}"
ALL = ["minimal", "policy-and-interpretation", "register", "embargo-and-withdrawal", "sub-path"]


def atom(site: Built, address: str) -> ET.Element:
    """A feed as a tree."""
    return ET.fromstring(site.read(address))  # noqa: S314 - our own file


def feeds(site: Built) -> list[str]:
    """The Atom feeds of a site."""
    return sorted(address for address in site.addresses if address.endswith("feed.xml") or address == "changes.xml")


@pytest.mark.parametrize("name", ALL)
def test_every_feed_is_what_rfc_4287_asks_for(name: str, built: Callable[..., Built]) -> None:
    """Ids that are addresses or urns and not given twice, instants with their offset, authors, links or content."""
    site = built(name)
    for address in feeds(site):
        feed = atom(site, address)
        entries = feed.findall(f"{ATOM}entry")
        ids = [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
        assert [] == [found for found in ids if not found.startswith(("https://", "urn:gongkai:"))]
        assert len(ids) == len(set(ids)), address
        assert feed.findtext(f"{ATOM}title")
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "试点县林业局"
        for element in (feed, *entries):
            assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).utcoffset() is not None
        for entry in entries:
            assert entry.findtext(f"{ATOM}title")
            linked = entry.find(f"{ATOM}link[@rel='alternate']") is not None
            assert linked or entry.find(f"{ATOM}content") is not None, address


@pytest.mark.parametrize("name", ALL)
def test_every_json_feed_says_the_same(name: str, built: Callable[..., Built]) -> None:
    """Version 1.1, with the entries of the Atom feed beside it."""
    site = built(name)
    columns = [address for address in feeds(site) if address != "changes.xml"]
    for address in columns:
        feed = json.loads(site.read(address.replace(".xml", ".json")))
        ids = [entry.findtext(f"{ATOM}id") for entry in atom(site, address).findall(f"{ATOM}entry")]
        assert ("https://jsonfeed.org/version/1.1", ids) == (feed["version"], [item["id"] for item in feed["items"]])
        assert [] == [item for item in feed["items"] if not (item["content_text"] and item["date_published"])]
    assert [] != columns


def test_without_an_address_ids_are_urns(built: Callable[..., Built]) -> None:
    """And no link is given that could not be followed."""
    site = built("embargo-and-withdrawal")
    feed = atom(site, "c/tzgg/feed.xml")
    assert "urn:gongkai:11990126MB1Q5Y7E5N:tzgg" == feed.findtext(f"{ATOM}id")
    assert "urn:gongkai:11990126MB1Q5Y7E5N:2026-00001" == feed.findtext(f"{ATOM}entry/{ATOM}id")
    assert [] == feed.findall(f".//{ATOM}link")
    assert {"version", "title", "language", "authors", "items"} == set(json.loads(site.read("c/tzgg/feed.json")))


def test_with_an_address_links_are_full(built: Callable[..., Built]) -> None:
    """Under a sub-path as well."""
    feed = atom(built("sub-path"), "c/tzgg/feed.xml")
    base = "https://www.shidian.example/bumen/lyj/"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert {"self": f"{base}c/tzgg/feed.xml", "alternate": f"{base}c/tzgg.html"} == links
    assert f"{base}d/2026-00002.html" == feed.find(f"{ATOM}entry/{ATOM}link").get("href")


def test_signs_of_markup_in_a_title_are_text(built: Callable[..., Built]) -> None:
    """What an author wrote arrives as it was written."""
    titles = [title.text for title in atom(built("sub-path"), "c/tzgg/feed.xml").findall(f"{ATOM}entry/{ATOM}title")]
    assert ["=SUM(A1) 号补充公告", '"A&B" <林场>“招标”公告'] == titles


def test_the_feed_of_changes_tells_what_happened(built: Callable[..., Built]) -> None:
    """New, corrected, repealed, expired, newest first."""
    entries = atom(built("policy-and-interpretation"), "changes.xml").findall(f"{ATOM}entry")
    told = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert "更正：试点县护林员补助资金管理办法" in told
    assert "废止：试点县护林员补助发放办法" in told
    assert "失效：2025年度林区道路养护计划" in told
    assert 8 == sum(title.startswith("新发布：") for title in told)
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert sorted(moments, reverse=True) == moments


def test_a_withdrawal_is_told_without_the_title(built: Callable[..., Built]) -> None:
    """By number and reason."""
    entries = atom(built("embargo-and-withdrawal"), "changes.xml").findall(f"{ATOM}entry")
    told = {entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}content") for entry in entries}
    assert told["撤下：编号2026-00003"] == "内容有误，需要重新核实。"


def test_two_changes_on_one_day_have_ids_of_their_own(site: Callable[[str], Path], run: Callable) -> None:
    """Corrected twice on the day it was repealed: three entries, not one that readers take for seen."""
    root = site("policy-and-interpretation")
    index = root / "content/documents/2024/2024-00001/index.md"
    notes = "更正: [{日期: 2026-03-02, 说明: 甲}, {日期: 2026-03-02, 说明: 乙}]\n类型:"
    index.write_text(index.read_text(encoding="utf-8").replace("类型:", notes, 1), encoding="utf-8")
    assert run("build", "--root", root, "--no-search").status == 0
    entries = atom(Built(root, root / "output"), "changes.xml").findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert (14, 14) == (len(ids), len(set(ids)))


def test_a_column_without_documents_has_no_feed(built: Callable[..., Built]) -> None:
    """One that has on-request lines or lower columns alone offers none."""
    assert "c/zdxm/feed.xml" not in built("register").addresses
    assert [] == built("register").page("c/zdxm.html").all("link", rel="alternate")
    assert [] == built("policy-and-interpretation").page("c/fdgk.html").all("link", rel="alternate")
