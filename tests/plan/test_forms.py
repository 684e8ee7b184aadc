import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.load.forms import our_request_form
from tests.built import AS_OF, Built, Element, tree

OFFICE = "office: {name: 办公室, address: 青山路1号, phone: 0789-6521208, email: xxgk@lyj.shidian.example}\n"
NAMED = """
[gateway]
preset = "custom"
url = "https://sq.lyj.shidian.example/send/{form}"
allowed_hosts = ["sq.lyj.shidian.example"]

[gateway.fields]
name = "xm"
id_no = "sfz"
"""
FIXED = (
    *("applicant_type", "org_subtype", "name", "id_type", "id_no", "id_proof", "uscc", "legal_rep", "contact_person"),
    *("phone", "email", "address", "postcode", "info_name", "info_no", "info_index", "info_desc", "purpose"),
    *("carrier", "delivery", "accept_other", "assistance", "consent"),
)


def form_of(page: Element) -> Element:
    """The form of a form's page."""
    return page.one("form", id="request-form")


def inputs(form: Element) -> list[Element]:
    """Everything in it that is sent."""
    return [*form.all("input"), *form.all("textarea")]


@pytest.fixture
def page_with(site: Callable[[str], Path], run: Callable[..., object]) -> Callable[[str], Element]:
    """The request page of a little site with that added to its site.toml."""

    def make(settings: str) -> Element:
        root = site("minimal")
        (root / "content/bureau.yaml").write_text(OFFICE, encoding="utf-8")
        file = root / "site.toml"
        file.write_text(file.read_text(encoding="utf-8") + settings, encoding="utf-8")
        done = run("build", "--root", root, "--no-search")
        assert done.status == 0, done.err
        return tree((root / "output/forms/request.html").read_text(encoding="utf-8"))

    return make


def test_the_request_form_is_known_by_its_names(built: Callable[..., Built]) -> None:
    """Other programs fill in and send it: names, values, method and coding are fixed (design.md §7)."""
    form = form_of(built("forms").page("forms/request.html"))
    assert ("post", "multipart/form-data", "https://sq.lyj.shidian.example/f/request") == (
        form["method"],
        form["enctype"],
        form["action"],
    )
    names = list(dict.fromkeys(part["name"] for part in inputs(form)))
    assert ["form_version", *FIXED, "homepage"] == sorted(names, key=["form_version", *FIXED, "homepage"].index)
    values = {name: [part["value"] for part in form.all("input", name=name)] for name in ("delivery", "consent")}
    assert {"delivery": ["post", "email", "pickup", "read", "fax"], "consent": ["yes"]} == values
    assert our_request_form().version == form.one("input", name="form_version")["value"]


def test_nothing_is_ticked_or_asked_for_beforehand(built: Callable[..., Built]) -> None:
    """Consent is given, not found; purpose is optional; a browser does not keep identity numbers."""
    form = form_of(built("forms").page("forms/request.html"))
    assert [] == [part["name"] for part in inputs(form) if "checked" in part.attributes]
    assert "aria-required" not in form.one("textarea", name="purpose").attributes
    assert "off" == form.one("input", name="id_no")["autocomplete"]


@pytest.mark.parametrize("form", ["request", "inquiry"])
def test_each_input_is_named_and_described(built: Callable[..., Built], form: str) -> None:
    """Every input has a label that is read aloud, and its hint and fault are tied to it."""
    page = built("forms").page(f"forms/{form}.html")
    ids = {element["id"] for element in page.all() if "id" in element.attributes}
    labels = {label["for"] for label in page.all("label") if "for" in label.attributes}
    wrapped = {part["name"] for label in page.all("label", class_="choice") for part in label.all("input")}
    visible = [part for part in inputs(form_of(page)) if part.attributes.get("type") != "hidden"]
    assert [] == [part["name"] for part in visible if part["name"] not in wrapped and part["id"] not in labels]
    described = [part["aria-describedby"].split() for part in page.all() if "aria-describedby" in part.attributes]
    assert [] == [one for many in described for one in many if one not in ids]
    groups = page.all("fieldset")
    assert len(groups) == len([group for group in groups if group.one("legend").text])


def test_the_trap_is_out_of_everybody_s_way(built: Callable[..., Built]) -> None:
    """Nobody sees it, hears it or reaches it with the keyboard, and no browser fills it in."""
    (box,) = form_of(built("forms").page("forms/request.html")).all("div", class_="off")
    trap = box.one("input")
    assert ("true", "-1", "off", "") == (
        box["aria-hidden"],
        trap["tabindex"],
        trap["autocomplete"],
        trap.attributes.get("value", ""),
    )


def test_the_page_holds_no_script_or_style_of_its_own(built: Callable[..., Built]) -> None:
    """A strict Content-Security-Policy can stand: what is inline is data."""
    page = built("forms").page("forms/request.html")
    inline = [script["type"] for script in page.all("script") if "src" not in script.attributes]
    assert ["application/json"] == inline
    assert [] == [one.tag for one in page.all() if one.tag == "style" or "style" in one.attributes]
    assert [] == [name for one in page.all() for name in one.attributes if name.startswith("on")]


def test_the_script_is_told_what_the_gateway_checks(built: Callable[..., Built]) -> None:
    """Its fields, limits and sentences are those of the form file; nothing in it ends the block it stands in."""
    said = json.loads(built("forms").page("forms/inquiry.html").one("script", id="form-definition").text)
    fields = {field["name"]: field for section in said["sections"] for field in section["fields"]}
    assert {"name": "question", "label": "问题", "kind": "text", "required": True, "least": 5, "most": 1000} == (
        fields["question"]
    )
    assert ["matter", ["felling"]] == fields["parcel"]["only_when"]
    assert ["phone", "email"] == said["contacts"]
    assert "请填写{label}。" == said["sentences"]["required"]


def test_what_is_known_to_exist_can_be_asked_for(built: Callable[..., Built]) -> None:
    """A catalogue line leads to its place on the page, where the words to copy stand."""
    site = built("register")
    (line,) = [link["href"] for link in site.page("c/zdxm.html").all("a") if "forms/request.html#" in link["href"]]
    assert line.partition("#")[2] in {item.attributes.get("id") for item in site.page("forms/request.html").all("li")}


def test_a_page_without_a_gateway_says_how_to_ask(built: Callable[..., Built]) -> None:
    """Nothing is sent, so no form is there; the paper, its file and the ways to hand it in are."""
    page = built("register").page("forms/request.html")
    assert [] == page.all("form", id="request-form")
    links = {link["href"] for link in page.one("main").all("a")}
    assert {"../forms/request.docx", "../forms/request-blank.html"} <= links
    assert "政府信息公开申请" in page.one("dl", class_="ways").text


def test_another_gateway_is_sent_its_own_names(page_with: Callable[[str], Element]) -> None:
    """A field with another name there is sent under it; what only our gateway reads is left out."""
    form = form_of(page_with(NAMED))
    names = {part["name"] for part in inputs(form)}
    assert "https://sq.lyj.shidian.example/send/request" == form["action"]
    assert {"xm", "sfz", "consent"} <= names
    assert set() == names & {"name", "id_no", "form_version", "homepage"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", (False, False)),
        ('\n[gateway]\npreset = "mailto"\n', (False, False)),
        ('\n[gateway]\npreset = "portal"\nurl = "https://ysq.shidian.example/"\n', (False, False)),
        (NAMED, (False, True)),
        (NAMED.partition("[gateway.fields]")[0].replace("custom", "self").replace("/{form}", "/"), (True, True)),
    ],
    ids=["off", "mailto", "portal", "custom", "self"],
)
def test_no_page_speaks_of_steps_it_does_not_take(
    page_with: Callable[[str], Element], settings: str, said: tuple[bool, bool]
) -> None:
    """Only our gateway has a page to check and a receipt, and only where there is a form is it filled in here."""
    page = page_with(settings)
    assert said == (bool(page.all("ol", class_="progress")), "在本页填写" in page.one("main").text)


def test_a_unified_system_is_led_to(page_with: Callable[[str], Element]) -> None:
    """Under its name, with the paper beside it, and nothing is filled in here."""
    page = page_with('\n[gateway]\npreset = "portal"\nname = "县申请系统"\nurl = "https://ysq.shidian.example/"\n')
    (link,) = page.all("a", href="https://ysq.shidian.example/")
    assert "到县申请系统填写" == link.text
    assert [] == page.all("form", id="request-form")


def test_a_mail_is_begun_without_the_identity_number(page_with: Callable[[str], Element]) -> None:
    """E-mail is not encrypted: the labels to answer are there, but none for what is sensitive."""
    (link,) = [
        link["href"]
        for link in page_with('\n[gateway]\npreset = "mailto"\n').one("main").all("a")
        if link["href"].startswith("mailto:")
    ]
    assert link.startswith("mailto:xxgk@lyj.shidian.example?subject=%E6%94%BF")
    assert "%E5%86%85%E5%AE%B9%E6%8F%8F%E8%BF%B0" in link
    assert "%E8%AF%81%E4%BB%B6%E5%8F%B7%E7%A0%81" not in link


def test_a_form_tells_who_handles_what_is_written(built: Callable[..., Built]) -> None:
    """个人信息保护法 第十七条: who, what for, which kinds, how, how long, which rights; before the form is sent."""
    privacy = form_of(built("forms").page("forms/request.html")).one("section", class_="privacy").text
    for word in ("处理者", "处理目的", "信息种类", "处理方式", "敏感个人信息", "保存期限", "730天", "您的权利"):
        assert word in privacy


def test_the_moment_changes_no_form(site: Callable[[str], Path], run: Callable[..., object]) -> None:
    """A later build leaves the forms as they are, byte for byte; the one of a draft goes with its period."""
    root = site("forms")
    made = []
    for moment in (AS_OF, "2026-08-30T09:00+08:00"):
        assert run("build", "--root", root, "--no-search", as_of=moment).status == 0
        made.append({file.name: file.read_bytes() for file in (root / "output/forms").iterdir()})
    del made[0]["comment-2026-00002.html"]
    assert made[0] == made[1]


def test_a_form_about_a_draft_holds_its_number(built: Callable[..., Built]) -> None:
    """It works without scripts: the number is in the form, and the draft is named and linked."""
    page = built("forms").page("forms/comment-2026-00002.html").one("main")
    assert ["2026-00002"] == [part["value"] for part in page.all("input", name="document")]
    assert "../d/2026-00002.html" in {link["href"] for link in page.one("form", id="request-form").all("a")}


def test_a_document_brings_its_name_to_the_request(built: Callable[..., Built]) -> None:
    """Who misses something in a document asks for it with the document named."""
    site = built("forms")
    (link,) = [link["href"] for link in site.page("d/2026-00002.html").all("a") if "request.html?" in link["href"]]
    assert parse_qs(urlsplit(link).query)["info_desc"] == [
        "我看过关于《试点县古树保护办法（草案）》公开征求意见的公告，还需要的内容是："
    ]


def test_what_is_about_a_document_is_reached_from_it(built: Callable[..., Built]) -> None:
    """The home page offers the forms that stand alone; the map names all."""
    site = built("forms")
    offered = {link["href"] for link in site.page("index.html").one("main").all("a")}
    assert ({"forms/inquiry.html", "forms/request.html"}, set()) == (
        offered & {"forms/inquiry.html", "forms/request.html"},
        offered & {"forms/comment.html"},
    )
    assert "forms/comment.html" in {link["href"] for link in site.page("sitemap.html").all("a")}
