"""Tokens in every place that is not public are in no byte of what was built, and show once they are public."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.model.order import Order
from portal.pipeline import build_site
from portal.render import site
from portal.schema.credit import PENALTY
from portal.schema.fields import STUB
from portal.schema.kinds import Choice, Day, Field, Flag, Kind, Many, Moment, Record
from portal.schema.policies import INTERPRETATION_FIELDS
from tests.built import copy_site
from tests.proof.canaries import CONFISCATED, CREDIT_CODE, FINE, OF_THE_REVIEW, Paper, everything, forms, found, token

AS_OF = datetime.fromisoformat("2026-06-30T09:00+08:00")
BEHIND_THE_GATE = (*OF_THE_REVIEW, "change approver", "waiver approver", "waiver basis")
STRIPPED = (
    *("docx creator", "docx description", "png comment", "pdf author", "xlsx creator", "ofd author"),
    *("jpg artist", "jpg comment"),
)
OF_STUBS_ALONE = ("reason", "explain")
NEVER_SHOWN = frozenset((*BEHIND_THE_GATE, *STRIPPED, *OF_STUBS_ALONE))
PAPERS = ("embargoed", "withdrawn", "withheld", "on request", "interpretation", "overturned")
HIDDEN_COLUMN, INTERPRETATIONS, PENALTIES = "nbgl", "zcjd", "zfgs"
OVERTURNED = (
    "    变更撤销: {变动日期: 2026-02-02, 变动方式: 撤销, 变动依据: 行政复议决定书, 撤回理由: 证据不足, "
    "撤回日期: 2026-02-03}\n"
)
NO_ROOM = Choice | Day | Moment | Flag | Record
SURFACES = (
    "index.html",
    "catalogue.json",
    "catalogue.csv",
    "changes.xml",
    "conversions.html",
    "manifest.json",
    "c/nbgl.html",
    "c/nbgl/2026.html",
    "c/nbgl/feed.xml",
    "c/nbgl/feed.json",
    "d/2026-00002.html",
    "d/2026-00002/*.txt (name)",
    "d/2026-00002/*.txt",
    "d/2026-00002/*.csv",
    "d/2026-00002/*.docx/word/document.xml",
    "d/2026-00002/*.docx/docProps/core.xml",
    "d/2026-00002/*.xlsx/xl/worksheets/sheet1.xml",
    "d/2026-00002/*.ofd/OFD.xml",
    "d/2026-00002/*.pdf (stream)",
    "d/2026-00002/*.jpg (name)",
    "old/*.html",
    "search/*.json",
    "search/*.bin",
)


class Way(NamedTuple):
    """The address that the site is to have, and how many processes build it."""

    address: str
    jobs: int = 1


ADDRESS = "https://lyj.shidian.example/"
WAYS = {
    "a domain of its own": Way(ADDRESS),
    "a path of a host": Way("https://www.shidian.example/bm/lyj/"),
    "no address": Way(""),
    "two processes": Way(ADDRESS, jobs=2),
}


class Site(NamedTuple):
    """A built site, the names of its tokens, and where each was found."""

    output: Path
    tokens: list[str]
    places: dict[str, list[str]]


def lay_out(root: Path, *, hidden: bool) -> dict[str, Paper]:
    """A site with one public document and six papers, all hidden or all public; of one a penalty is the hidden part."""
    copy_site("register", root)
    for stub in (root / "content/register").rglob("*.md"):
        stub.unlink()
    index = root / "content/documents/2026/2026-00001/index.md"
    related = "上位文件: 2026-00003\n公开属性变更:"
    index.write_text(index.read_text(encoding="utf-8").replace("公开属性变更:", related), encoding="utf-8")
    with (root / "content/columns.yaml").open("a", encoding="utf-8") as columns:
        columns.write(f"- {{id: {INTERPRETATIONS}, name: 政策解读, types: [interpretation]}}\n")
        columns.write(f"- {{id: {PENALTIES}, name: 执法公示, types: [penalty], category: A20-06}}\n")
    papers = {name: Paper(name, "interpretation" if name == "interpretation" else "notice") for name in PAPERS}
    taken_back = "撤下: {日期: 2026-02-01, 理由: 内容有误}\n" if hidden else ""
    due = "2026-07-01 08:00" if hidden else "2026-03-01"
    papers["embargoed"].document(root, "2026-00002", due, "", HIDDEN_COLUMN)
    papers["interpretation"].document(root, "2026-00006", due, "", INTERPRETATIONS)
    papers["withdrawn"].document(root, "2026-00003", "2026-01-06", taken_back)
    papers["overturned"].penalty(root, "2026-00007", OVERTURNED if hidden else "", PENALTIES)
    if hidden:
        papers["withheld"].stub(root, "r2026-0001", "不予公开", "E15-THIRD\n负面清单: N1", HIDDEN_COLUMN)
        reason = papers["on request"].word("reason")
        papers["on request"].stub(root, "r2026-0002", "依申请公开", f"理由{reason}")
    else:
        papers["withheld"].document(root, "2026-00004", "2026-03-01", "", HIDDEN_COLUMN)
        papers["on request"].document(root, "2026-00005", "2026-03-01")
    return papers


def built(root: Path, way: Way, *, hidden: bool) -> Site:
    """The site built that way with its search."""
    papers = lay_out(root, hidden=hidden)
    settings = root / "site.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f'base_url = "{ADDRESS}"', f'base_url = "{way.address}"'), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "_WORTH_A_PROCESS", 1)  # the site is small
        build_site(Order(root, root / "output", AS_OF, way.jobs))
    tokens = [name for paper in papers.values() for name in paper.tokens]
    return Site(root / "output", tokens, found(root / "output", tokens))


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    """Each way to build."""
    return WAYS[request.param]


@pytest.fixture(scope="module")
def hidden(way: Way, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with the six papers kept back."""
    return built(tmp_path_factory.mktemp("hidden") / "site", way, hidden=True)


@pytest.fixture(scope="module")
def public(way: Way, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same site with the six papers proactive, due and standing."""
    return built(tmp_path_factory.mktemp("public") / "site", way, hidden=False)


def test_every_token_is_its_own() -> None:
    """No form of a token is one of another, so that what is found is told right."""
    paper = Paper("own")
    paper.fields()
    ways = [way for name in paper.tokens for way in set(forms(token(name)))]
    assert len(ways) == len(set(ways))


def test_every_field_that_has_room_for_words_has_a_token(tmp_path: Path) -> None:
    """A field that is added to the schema is filled in by the papers, or this fails."""
    papers = lay_out(tmp_path / "site", hidden=True)
    texts = (file.read_text(encoding="utf-8") for file in (tmp_path / "site/content").rglob("*2026-*/*.md"))
    stubs = (file.read_text(encoding="utf-8") for file in (tmp_path / "site/content/register").rglob("*.md"))
    written = "\n".join((*texts, *stubs))
    fields = [field for field in (*STUB.fields, *INTERPRETATION_FIELDS) if not isinstance(_each(field), NO_ROOM)]
    assert [] == [field.label for field in fields if f"\n{field.label}: " not in written.replace(":\n", ": \n")]
    penalties = [field.label for field in PENALTY.fields if not isinstance(_each(field), NO_ROOM)]
    assert [] == [label for label in penalties if f" {label}: " not in written]
    assert set(PAPERS) == set(papers)


def test_no_token_of_what_is_not_public_is_in_any_byte(hidden: Site) -> None:
    """Nothing of embargoed, withdrawn, withheld, untitled on-request and overturned papers is in a name or a byte."""
    assert {} == hidden.places


def test_no_number_of_what_is_not_public_is_in_any_byte(hidden: Site) -> None:
    """Numbers, code and amounts, and the column that holds hidden papers alone; the withdrawn one's number stays."""
    words = (
        b"2026-00002",
        b"2026-00006",
        b"r2026-",
        INTERPRETATIONS.encode(),
        HIDDEN_COLUMN.encode(),
        "内部管理".encode(),
        *_of_the_penalty(),
    )
    assert [] == [(name, word) for name, content in everything(hidden.output) for word in words if word in content]


def test_every_token_shows_once_its_paper_is_public(hidden: Site, public: Site) -> None:
    """Each token looked for above is found in the site where its paper is public, but those that no page ever shows."""
    assert set() == {name for name in hidden.tokens if name not in public.places and _field(name) not in NEVER_SHOWN}
    shown = (public.output / "d/2026-00007.html").read_bytes()
    assert [] == [word for word in _of_the_penalty() if word not in shown]


def test_what_overturned_a_penalty_is_told(hidden: Site) -> None:
    """Of the one that fell its day, how it fell, by what and why; the one that stands is there as before."""
    shown = (hidden.output / "d/2026-00007.html").read_text(encoding="utf-8")
    told = ("2026-01-04", "2026-02-02", "行政复议决定书", "证据不足", "2026-02-03", "某某公司", "已撤回的处罚决定")
    assert [] == [word for word in told if word not in shown]


def test_what_is_never_shown_is_not_shown_of_public_papers(public: Site) -> None:
    """Names of the review, and what is stripped of files, are in no byte even of what is public."""
    assert [] == [name for name in public.places if _field(name) in NEVER_SHOWN]


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_shows_what_is_public(surface: str, public: Site) -> None:
    """Each kind of file that could leak holds a token where it may: the search reaches into it."""
    assert [] != [place for found_at in public.places.values() for place in found_at if _matches(surface, place)]


def _of_the_penalty() -> tuple[bytes, ...]:
    return (CREDIT_CODE.encode(), FINE.encode(), CONFISCATED.encode())


def _each(field: Field) -> Kind:
    """What the field holds, or each of its members."""
    return field.kind.each if isinstance(field.kind, Many) else field.kind


def _field(name: str) -> str:
    return next(name.removeprefix(f"{paper} ") for paper in PAPERS if name.startswith(f"{paper} "))


def _matches(surface: str, place: str) -> bool:
    start, _, end = surface.partition("*")
    return place.startswith(start) and place.endswith(end)
