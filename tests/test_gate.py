"""The gate: what the bureau keeps back is in no byte of what was built, and what may be shown is there."""

import ast
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from portal.gate import release
from portal.load.tree import load_tree
from portal.model.public import RequestLine, Withdrawn, Withholding
from tests.built import SITES, Built

BEFORE, AFTER = "2026-06-30T09:00+08:00", "2026-07-01T08:00+08:00"
HIDDEN_PAIRS = {
    "register": (
        *[
            "齾龘",
            "齾麤",
            "齾爨",
            "齾灪",
            "齾麣",
            "齾鱻",
            "齾驫",
            "齾籱",
            "齾虌",
            "齾讟",
            "齾齉",
            "龗鬱",
            "龗鬰",
            "龗麷",
            "龗灩",
            "龗籲",
        ],
    ),
    "withheld": (*["麤鸜", "麤鸝", "麤麢", "麤纞", "麤虋", "麤齼", "爨龖", "爨龘", "爨齉"],),
    "embargoed": (*["齾龘", "齾麤", "齾爨", "齾灪", "齾麣", "齾鱻", "齾驫", "齾籱", "齾虌", "齾讟", "齾韊"],),
    "withdrawn": (*["龗鬱", "龗鬰", "龗麷", "龗灩", "龗籲", "龗纞", "龗虋", "龗齼", "龗龖", "龗齉"],),
}


def released(name: str, as_of: str = BEFORE):
    """What the gate lets through of a little site."""
    tree, problems = load_tree(SITES / name, datetime.fromisoformat(as_of))
    assert [] == [problem for problem in problems if problem.severity == "error"]
    return release(tree)


def test_nothing_of_a_stub_is_in_what_was_built(built: Callable[..., Built]) -> None:
    """Of what is not proactively disclosed no field is in any byte, search index unpacked, but what is allowed."""
    site = built("register")
    words = (*HIDDEN_PAIRS["register"], *HIDDEN_PAIRS["withheld"], "r2025-", "r2026-", "2025-04-21", "2025-06-19")
    assert [] == site.holding(*words, "2026-01-17", "2026-02-17", "2025-04-18", "2025-06-18", "nbgl", "内部管理")


def test_a_public_title_is_found_by_the_search_and_a_hidden_one_is_not(built: Callable[..., Built]) -> None:
    """The index holds the pairs of characters of what was released: the test above does see into it."""
    indexed = [address for address, _ in built("register").holding("边坡") if address.endswith(".bin")]
    assert [] != indexed


@pytest.mark.parametrize("name", ["register", "embargo-and-withdrawal", "policy-and-interpretation", "sub-path"])
def test_nothing_of_the_review_is_in_what_was_built(name: str, built: Callable[..., Built]) -> None:
    """Who drafted, reviewed and approved, and why a change was approved, stays in the repository."""
    assert [] == built(name).holding("保密审查", "拟稿", "审批领导", "批准人")


def test_an_on_request_line_holds_title_type_column_and_issuer() -> None:
    """An on-request document with a public title is a line; one without is counted."""
    register = released("register")
    line = RequestLine("关于鹰嘴岩边坡检测报告的移送函", "notice", "zdxm", "试点县林业局")
    assert ((line,), 1) == (register.request_lines, register.untitled_requests)


def test_a_withheld_document_is_its_ground_alone() -> None:
    """What is withheld is a ground, and a ground has no room for more."""
    assert (Withholding("E15-THIRD"), Withholding("E16-PROCESS")) == released("register").withholdings


def test_a_withheld_title_does_not_pass_whatever_its_stub_says(site: Callable[[str], Path]) -> None:
    """The gate asks for on-request, not for the wish alone; the check refuses the wish as well."""
    root = site("register")
    stub = root / "content/register/2026/r2026-0001.md"
    stub.write_text(stub.read_text(encoding="utf-8").replace("类型:", "可公开标题: 是\n类型:", 1), encoding="utf-8")
    tree, _ = load_tree(root, datetime.fromisoformat(BEFORE))
    assert ["关于鹰嘴岩边坡检测报告的移送函"] == [line.title for line in release(tree).request_lines]


def test_the_negative_list_page_counts_what_is_not_shown(built: Callable[..., Built]) -> None:
    """On-request documents are counted together, withheld ones under their grounds."""
    counts = built("register").page("negative-list.html").all("table")[1].all("tr")[1:]
    found = [(row.one("th").text, row.one("td", class_="num").text) for row in counts]
    expected = [("依申请公开", "2"), ("不予公开：商业秘密、个人隐私", "1"), ("不予公开：过程性信息", "1")]
    assert expected == found


def test_a_column_that_holds_withheld_documents_alone_is_not_shown(built: Callable[..., Built]) -> None:
    """Nothing tells that a column exists in which all is withheld."""
    assert [] == [address for address in built("register").addresses if "nbgl" in address]


def test_nothing_of_an_embargoed_document_is_in_what_was_built(built: Callable[..., Built]) -> None:
    """Before its moment no field, word of the text, file name or file of a document is in any byte."""
    assert [] == built("embargo-and-withdrawal", BEFORE).holding(*HIDDEN_PAIRS["embargoed"], "2026-00002", "gzdt")


def test_an_embargoed_document_appears_at_its_moment(built: Callable[..., Built]) -> None:
    """At the minute it is due a document has its page, its files and its place in catalogue, feeds and search."""
    site = built("embargo-and-withdrawal", AFTER)
    holding = {address.partition("/")[0] for address, _ in site.holding("标题齾龘开工")}
    assert {"d", "c", "index.html", "catalogue.json", "catalogue.csv", "changes.xml", "search"} <= holding
    assert {"d/2026-00002/名单齾鱻.txt", "d/2026-00002/图齾虌.png"} <= site.addresses
    assert [] != [address for address, _ in site.holding("齾籱") if address.endswith(".bin")]


@pytest.mark.parametrize("as_of", ["2026-07-01T07:59:59+08:00", "2026-06-30T23:59:59Z"])
def test_the_minute_of_an_embargo_is_that_of_shanghai(as_of: str) -> None:
    """A second before its moment, by any clock, a document is not released."""
    assert ["2026-00001"] == [document.number for document in released("embargo-and-withdrawal", as_of).documents]


def test_of_a_withdrawn_document_number_date_and_reason_remain(built: Callable[..., Built]) -> None:
    """A withdrawn document leaves its page with three facts; its words, files and former addresses are nowhere."""
    site = built("embargo-and-withdrawal", BEFORE)
    assert [] == site.holding(*HIDDEN_PAIRS["withdrawn"])
    assert {"d/2026-00003.html"} == {
        address for address in site.addresses if "2026-00003" in address or "old" in address
    }
    facts = [fact.text for fact in site.page("d/2026-00003.html").all("dd")]
    assert ["2026-00003", "2026年2月1日", "内容有误，需要重新核实。"] == facts


def test_a_withdrawn_document_is_in_no_list(built: Callable[..., Built]) -> None:
    """Catalogue, lists, column feeds, search and the map for search engines do not know a withdrawn document."""
    holding = {address for address, _ in built("embargo-and-withdrawal", BEFORE).holding("2026-00003")}
    linking = "d/2026-00001.html"  # whose author is warned
    serving = "_redirects"  # by which servers answer 410
    assert {"d/2026-00003.html", linking, "changes.xml", "manifest.json", serving} == holding


def test_the_page_of_a_withdrawn_document_tells_nothing_of_it(built: Callable[..., Built]) -> None:
    """Its title and meta tags are those of the site."""
    page = built("embargo-and-withdrawal", BEFORE).page("d/2026-00003.html")
    names = [meta.attributes.get("name", "charset") for meta in page.all("meta")]
    assert page.one("title").text == "信息已撤下 - 试点县林业局"
    assert ["charset", "viewport", "color-scheme", "SiteName"] == names


def test_a_withdrawal_is_released_as_number_date_and_reason() -> None:
    """The type that leaves the gate has no room for more."""
    (withdrawn,) = released("embargo-and-withdrawal").withdrawn
    assert Withdrawn("2026-00003", withdrawn.date, "内容有误，需要重新核实。") == withdrawn


def test_an_author_who_links_to_a_withdrawn_document_is_warned(built: Callable[..., Built]) -> None:
    """The link stays and leads to what remains; the warning names its line and column."""
    said = built("embargo-and-withdrawal", BEFORE).said
    assert "content/documents/2026/2026-00001/index.md:12:25: warning[link-withdrawn]" in said


def test_a_document_whose_openness_is_not_plainly_proactive_is_hidden(site: Callable[[str], Path]) -> None:
    """Without its openness, and with any other than proactive, a document does not pass."""
    root = site("minimal")
    index = root / "content/documents/2026/2026-00001/index.md"
    text = index.read_text(encoding="utf-8")
    for line in ("", "公开方式: 依申请公开\n", "公开方式: 不予公开\n", "公开方式: 公开\n", "公开方法: 主动公开\n"):
        index.write_text(text.replace("公开方式: 主动公开\n", line), encoding="utf-8")
        tree, _ = load_tree(root, datetime.fromisoformat(BEFORE))
        assert () == release(tree).documents, line


def test_of_an_overturned_penalty_day_kind_organ_and_reason_remain() -> None:
    """Whom it was on, for what and how much does not pass; the decision beside it passes as it is."""
    fallen, stands = released("overturned-penalty").documents[0].details.groups("penalties")
    assert {"penalty_kind", "decided_on", "authority", "overturned"} == fallen.values.keys()
    (why,) = fallen.groups("overturned")
    assert ("revoked", "主要事实不清") == (why.text("how"), why.text("reason"))
    assert "试点县绿水木材厂" == stands.text("party")


def test_a_penalty_whose_fall_was_left_empty_is_not_shown_as_it_was(site: Callable[[str], Path]) -> None:
    """The key alone is enough: what nobody filled in is an error of the check, and no word passes meanwhile."""
    root = site("overturned-penalty")
    index = root / "content/documents/2026/2026-00001/index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(re.sub("变更撤销: .*", "变更撤销:", text), encoding="utf-8")
    tree, _ = load_tree(root, datetime.fromisoformat(BEFORE))
    fallen, _ = release(tree).documents[0].details.groups("penalties")
    assert {"penalty_kind", "decided_on", "authority"} == fallen.values.keys()


def test_references_to_what_is_not_shown_are_left_out(site: Callable[[str], Path]) -> None:
    """An interpretation does not name a document that is withdrawn."""
    root = site("policy-and-interpretation")
    index = root / "content/documents/2026/2026-00002/index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("类型:", "撤下: {日期: 2026-06-01, 理由: 内容有误}\n类型:", 1), encoding="utf-8")
    tree, _ = load_tree(root, datetime.fromisoformat(BEFORE))
    passed = release(tree).by_number()
    assert ("", ()) == (passed.get("2026-00002", ""), passed["2024-00001"].repealed_by)
    assert ["天然林保护修复制度方案"] == [
        getattr(target, "title", target) for target in passed["2026-00004"].interprets
    ]


def test_of_what_is_forwarded_the_public_ones_are_named(site: Callable[[str], Path]) -> None:
    """A stub, an original of another openness and one of which nothing is said are not in what passes."""
    root = site("register")
    index = root / "content/documents/2026/2026-00001/index.md"
    text = index.read_text(encoding="utf-8")
    stubs = "r2025-0001, r2025-0002, r2026-0001"
    named = {
        "甲件": ", 公开方式: 依申请公开",
        "乙件": "",
        "丙件": ", 公开方式: 不予公开",
        "丁件": ", 公开方式: 主动公开",
    }
    originals = ", ".join(f"{{标题: {title}{said}}}" for title, said in named.items())
    index.write_text(text.replace("类型:", f"转发文件: [{stubs}, {originals}]\n类型:", 1), encoding="utf-8")
    tree, problems = load_tree(root, datetime.fromisoformat(BEFORE))
    assert ([], ["丁件"]) == (problems, [target.title for target in release(tree).documents[0].forwards])


def test_the_public_types_have_no_room_for_the_review() -> None:
    """No field of what may be shown is named like one that may not be."""
    public = ast.parse((SITES.parents[1] / "portal/model/public.py").read_text(encoding="utf-8"))
    document = next(node for node in public.body if isinstance(node, ast.ClassDef) and node.name == "PublicDocument")
    fields = {node.target.id for node in document.body if isinstance(node, ast.AnnAssign)}
    hidden = {"review", "approver", "explain", "reason", "next_review", "negative_list", "title_public", "entry"}
    hidden |= {"openness_decided_by", "signatures", "pii_waiver"}
    assert set() == fields & hidden
