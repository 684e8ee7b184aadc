"""The sample bureau in a real browser: a page of each type and every special page, on a phone, a desktop and paper."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route

from portal.cli import main
from portal.schema.types import DOCUMENT_TYPES
from tests.built import AS_OF

ROOT = Path(__file__).parents[2]
HOST = "http://bureau.example/"
PHONE, DESKTOP, PAPER = 360, 1440, 590
CHARACTERS, LINES = 28, 22
SPECIAL = (
    "index.html",
    "platform.html",
    "organisation.html",
    "directory.html",
    "questions.html",
    "interaction.html",
    "services.html",
    "interpretations.html",
    "negative-list.html",
    "conversions.html",
    "sitemap.html",
    "search.html",
    "404.html",
    "c/gfxwj.html",
    "y/2026.html",
    "forms/request.html",
    "forms/request-blank.html",
)


@dataclass
class Sample:
    """The sample as built, with the newest page of each type."""

    output: Path
    types: dict[str, str]

    def address(self, name: str) -> str:
        """The address of the page of a type, or of a special page."""
        return HOST + self.types.get(name, name)

    def answer(self, route: Route) -> None:
        """What a server would send for the request."""
        file = self.output / unquote(route.request.url.removeprefix(HOST))
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample, built once."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site.toml", root)
    assert 0 == main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1"])
    documents = json.loads((root / "output" / "catalogue.json").read_text(encoding="utf-8"))["documents"]
    newest = {document["type"]: document["url"] for document in reversed(documents) if document["url"]}
    return Sample(root / "output", newest)


@pytest.fixture(scope="module")
def visitor(sample: Sample, chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page for all, and what its console says of errors."""
    page, said = chromium.new_page(), []
    page.clock.set_fixed_time(AS_OF)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.route(f"{HOST}**", sample.answer)
    yield page, said
    page.close()


def test_the_sample_shows_every_type_and_every_special_page(sample: Sample) -> None:
    """No type is without a page, and no page named here is missing."""
    assert set(DOCUMENT_TYPES) == set(sample.types)
    assert [] == [name for name in SPECIAL if not (sample.output / name).is_file()]


@pytest.mark.parametrize(
    ("media", "width"), [("screen", PHONE), ("large", PHONE), ("screen", DESKTOP), ("print", PAPER)]
)
@pytest.mark.parametrize("name", [*DOCUMENT_TYPES, *SPECIAL])
def test_a_page_fits_and_has_one_heading(
    name: str, media: str, width: int, sample: Sample, visitor: tuple[Page, list[str]]
) -> None:
    """It does not scroll sideways, in large print neither, has one h1, and the browser has nothing to complain of."""
    page, said = visitor
    said.clear()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(sample.address(name))
    page.evaluate("size => document.documentElement.setAttribute('data-size', size)", media)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert (width, 1, []) == (max(wide, width), page.locator("h1").count(), said)


def test_a_printed_document_is_set_as_official_documents_are(visitor: tuple[Page, list[str]]) -> None:
    """On paper 28 characters a line and 22 lines a page, the pages numbered (GB/T 9704)."""
    page, _ = visitor
    page.goto(f"{HOST}d/2025-00010.html")
    page.evaluate("words => document.querySelector('#content').innerHTML = `<p>${words}</p>`", "林" * 2000)
    number, *lines = _printed(page)[1]
    assert ("— 2 —", LINES, {CHARACTERS}) == (number, len(lines), {len(line) for line in lines})


def test_a_printed_document_begins_with_what_it_says(visitor: tuple[Page, list[str]]) -> None:
    """On paper the title, the text and the signature come before the table of metadata."""
    page, _ = visitor
    page.goto(f"{HOST}d/2025-00010.html")
    everything = "\n".join(line for lines in _printed(page) for line in lines)
    places = [everything.index(words) for words in ("云岭林规〔2025〕1号", "关于印发", "第一条", "索引号", "本页网址")]
    assert places == sorted(places)


def _printed(page: Page) -> list[list[str]]:
    """The lines of each sheet."""
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [[line.strip() for line in sheet.get_textpage().get_text_bounded().splitlines()] for sheet in sheets]
