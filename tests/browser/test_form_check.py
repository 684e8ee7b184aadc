"""The check of answers in the browser finds what the gateway finds: codes, sentences and fields in the same order."""

import random
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page

from portal.forms import Fault, Upload, check_answers, clean_answers
from portal.load.forms import our_request_form
from tests.built import Built
from tests.forms.filled import CITIZEN, FAULTS, ORGANISATION, PAPERS

FORM = our_request_form()
ODD = (
    "",
    " ",
    "　张三　",
    "yes",
    "citizen",
    "organisation",
    "post",
    "fax",
    "一、甲\n二、乙",
    "a\tb",
    "😀" * 3,
    "\u200f",
    "林" * 60,
)
FILES = [
    ("身份证.jpg", 400_000),
    ("身份证.JPEG", 1),
    ("大.pdf", 5_000_001),
    ("空.png", 0),
    ("表.exe", 9),
    ("无扩展名", 9),
]


@pytest.fixture(scope="module")
def page(chromium: Browser, built: Callable[..., Built]) -> Iterator[Page]:
    """The request form with its scripts."""
    new = chromium.new_page()
    new.goto((built("forms").output / "forms/request.html").as_uri())
    new.evaluate("window.check = FormCheck.of(JSON.parse(document.getElementById('form-definition').textContent))")
    yield new
    new.close()


def in_browser(page: Page, values: Mapping[str, str], files: Mapping[str, list[tuple[str, int]]]) -> list[Fault]:
    """The faults the page's script finds."""
    chosen = {name: [{"name": one, "size": size} for one, size in many] for name, many in files.items()}
    found = page.evaluate("([values, files]) => check.faults(values, files)", [dict(values), chosen])
    return [Fault(one["field"], one["code"], one["message"], one["severity"]) for one in found]


def in_gateway(values: Mapping[str, str], files: Mapping[str, list[tuple[str, int]]]) -> list[Fault]:
    """The faults the gateway finds, of files that are what their names say."""
    sent = {name: [Upload(one, size, kind_of(one)) for one, size in many] for name, many in files.items()}
    return list(check_answers(FORM, values, sent))


def kind_of(name: str) -> str:
    """What a file that tells no lies is."""
    ending = name.rpartition(".")[2].lower()
    return "jpg" if ending == "jpeg" else ending


def mutations() -> Iterator[dict[str, str]]:
    """Forms with mistakes: each known one, then three hundred with several at once, always the same."""
    for field, value, _ in FAULTS:
        yield {**CITIZEN, field: value}
    for paper, number, _ in PAPERS:
        yield {**CITIZEN, "id_type": paper, "id_no": number}
    yield from ({}, dict(ORGANISATION), {**ORGANISATION, "uscc": "91350100M000100Y44"})
    yield from numbered()
    known = [(field, value) for field, value, _ in FAULTS]
    draw = random.Random(20260630)  # noqa: S311 - the same mistakes at every run
    for _ in range(300):
        form = dict(draw.choice((CITIZEN, ORGANISATION)))
        for _ in range(draw.randint(1, 5)):
            form.update([draw.choice(known)])
            form[draw.choice(FORM.fields).name] = draw.choice(ODD)
        yield form


def numbered() -> Iterator[dict[str, str]]:
    """Numbers whose last character is any of those there are, right and wrong, and birthdays that are and are not."""
    for check in "0123456789X":
        for serial in range(100, 111):
            yield {**CITIZEN, "id_no": f"11010519491231{serial}{check}"}
    for day in ("20240229", "20230229", "19000229", "20000229", "19991300", "19990431", "00010101", "00000101"):
        yield {**CITIZEN, "id_no": f"110105{day}002X"}
    for check in "0123456789ABCDEFGHJKLMNPQRTUWXYIOZ":
        yield {**ORGANISATION, "uscc": f"91350100M000100Y4{check}"}


def test_the_page_finds_what_the_gateway_finds(page: Page) -> None:
    """No answer passes one and is refused by the other; only mail addresses are looked at more closely over there."""
    unlike = [form for form in mutations() if in_browser(page, form, {}) != in_gateway(form, {})]
    assert [] == unlike


def test_the_page_reads_what_the_gateway_reads(page: Page) -> None:
    """Widths, dashes, country codes and line ends are made plain alike, and what is not asked is left out alike."""
    unlike = [
        (form, clean_answers(FORM, form))
        for form in mutations()
        if page.evaluate("(values) => check.clean(values)", form) != clean_answers(FORM, form)
    ]
    assert [] == unlike


@pytest.mark.parametrize("count", [1, 2])
def test_files_are_judged_alike(page: Page, count: int) -> None:
    """By number, size and ending; what is inside only the gateway can see."""
    for place in range(len(FILES)):
        files = {"id_proof": (FILES[place:] + FILES)[:count]}
        assert in_gateway(CITIZEN, files) == in_browser(page, CITIZEN, files)
