"""Suggestions under the search box, by keyboard, mouse and ear."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.search_site import document, served, write_site

RECORDS = [
    document("2024-00001", "关于油茶补助的办法", "正文。", doc_no="云岭林规〔2024〕1号"),
    document("2025-00001", "油茶丰产栽培技术", "正文。", doc_no="云岭林发〔2025〕1号"),
    document("2026-00001", "关于废止油茶补助办法的通知", "正文。", doc_no="云岭林发〔2026〕11号"),
    document("2023-00001", "油茶补助办法（旧）", "正文。", validity="repealed", validity_name="废止"),
    document("2022-00001", '<img src=x onerror="alert(1)">', "正文。"),
    document("2021-00001", "可申请的目录", address="forms/request.html#r-1", number=""),
]
BOX = "#search-form [name=q]"
OPTIONS = "#suggestions [role=option]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of the site, which lies under a path of its host, in files of three titles."""
    root = tmp_path_factory.mktemp("suggestions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.render.suggestions.CHUNK", 3)
        write_site(RECORDS, root / "sub")
    for place in ("d/2025-00001.html", "d/2023-00001.html"):
        (root / "sub" / place).parent.mkdir(exist_ok=True)
        (root / "sub" / place).write_text("<!doctype html><title>文件</title>", encoding="utf-8")
    with served(root) as host:
        yield f"{host}sub/search.html", root / "sub"


def type_in(page: Page, address: str, words: str) -> list[str]:
    """Open the page and type when all titles are there; those suggested."""
    page.goto(address)
    with page.expect_response(lambda response: response.url.endswith("/1.json")) as older:
        page.click(BOX)
    older.value.finished()
    page.keyboard.type(words)
    page.wait_for_selector(OPTIONS)
    return page.locator(f"{OPTIONS} > span:first-child").all_inner_texts()


def test_titles_and_numbers_are_suggested_as_they_are_typed(site: tuple[str, Path], page: Page) -> None:
    """What holds first, beginnings before the rest, then the newest; older files are fetched when needed."""
    assert [
        "油茶丰产栽培技术",
        "关于废止油茶补助办法的通知",
        "关于油茶补助的办法",
        "油茶补助办法（旧）",
    ] == type_in(page, site[0], "油茶")
    assert ["油茶"] * 4 == page.locator(f"{OPTIONS} mark").all_inner_texts()
    assert "2023-03-01 · 废止" == page.locator(OPTIONS).last.locator(".suggestion-facts").inner_text()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("云岭林发(2025)1号", ["油茶丰产栽培技术"]),
        ("云岭林发 废止", ["关于废止油茶补助办法的通知"]),
        ("林发20261", ["关于废止油茶补助办法的通知"]),
        ("<img", ['<img src=x onerror="alert(1)">']),
        ("可申请", ["可申请的目录"]),
    ],
)
def test_the_normal_form_of_the_search_holds(
    site: tuple[str, Path], page: Page, typed: str, expected: list[str]
) -> None:
    """Brackets, width and several words are those of the search; a title is text and never an element."""
    assert expected == type_in(page, site[0], typed)
    assert 0 == page.locator("#suggestions img").count()


def test_the_box_is_a_combobox(site: tuple[str, Path], page: Page) -> None:
    """Roles and states are those of ARIA 1.2; the number of suggestions is said."""
    type_in(page, site[0], "油茶")
    box = page.locator(BOX)
    states = ("role", "aria-expanded", "aria-autocomplete", "aria-controls", "aria-activedescendant")
    assert ["combobox", "true", "list", "suggestions", None] == [box.get_attribute(state) for state in states]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "suggestion-1" == box.get_attribute("aria-activedescendant")
    assert ["suggestion-1"] == [
        option.get_attribute("id") for option in page.locator(f"{OPTIONS}[aria-selected=true]").all()
    ]
    assert "有 4 条建议" in page.locator("#search-form [role=status]").inner_text()
    assert "listbox" == page.get_attribute("#suggestions", "role")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert "suggestion-3" == box.get_attribute("aria-activedescendant")


def test_enter_opens_what_the_arrows_chose(site: tuple[str, Path], page: Page) -> None:
    """Enter on a suggestion leads to its document, below the path the site lies under."""
    type_in(page, site[0], "油茶")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sub/d/2025-00001.html")


def test_a_suggestion_is_clicked(site: tuple[str, Path], page: Page) -> None:
    """So does a click."""
    type_in(page, site[0], "油茶")
    page.locator(OPTIONS).last.click()
    page.wait_for_url("**/sub/d/2023-00001.html")


def test_enter_without_a_choice_searches(site: tuple[str, Path], page: Page) -> None:
    """Enter in the field searches for the words, and the list goes away."""
    type_in(page, site[0], "油茶")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result-count[data-count='4']", state="attached")
    assert page.locator("#suggestions").is_hidden()
    assert "search.html?q=" in page.url


def test_escape_closes_and_keeps_the_words(site: tuple[str, Path], page: Page) -> None:
    """Escape closes the list alone; the arrow opens it again; leaving the field closes it."""
    type_in(page, site[0], "油茶")
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()
    assert ("油茶", "false") == (page.input_value(BOX), page.get_attribute(BOX, "aria-expanded"))
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#suggestions:not([hidden])")
    page.keyboard.press("Tab")
    page.wait_for_selector("#suggestions", state="hidden")


def test_nothing_is_fetched_before_the_field_is_entered(site: tuple[str, Path], page: Page) -> None:
    """The page as such loads no titles."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site[0])
    page.wait_for_load_state("networkidle")
    assert [] == [url for url in asked if "suggest" in url]


def test_the_older_titles_come_while_nothing_is_typed(site: tuple[str, Path], page: Page) -> None:
    """Entering the field fetches the newest titles and then the older, so that no letter has to wait for them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(site[0])
    with page.expect_response(lambda response: response.url.endswith("/1.json")):
        page.click(BOX)
    assert ["newest.json", "1.json"] == [name for name in asked if name.endswith(".json") and name != "records.json"]


def test_who_saves_data_is_sent_the_newest_titles_alone(site: tuple[str, Path], page: Page) -> None:
    """Where the browser is told to save data, the older are fetched only when the newest have too few."""
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(site[0])
    page.click(BOX)
    page.wait_for_load_state("networkidle")
    assert "1.json" not in asked
    page.keyboard.type("油茶")
    page.locator(OPTIONS).nth(3).wait_for()
    assert "1.json" in asked


def test_without_the_titles_the_box_is_a_field(site: tuple[str, Path], chromium: Browser) -> None:
    """When the titles cannot be loaded nothing is said of them, and Enter searches."""
    page = chromium.new_page()
    page.route("**/suggestions/**", lambda route: route.fulfill(status=404))
    page.goto(site[0])
    page.click(BOX)
    page.keyboard.type("油茶")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result-count[data-count='4']", state="attached")
    assert page.locator("#suggestions").is_hidden()
    page.close()


def test_opened_from_a_folder_nothing_is_suggested(site: tuple[str, Path], page: Page) -> None:
    """As a file the box stays a plain field and nothing is written to the console."""
    said: list[str] = []
    page.goto((site[1] / "search.html").as_uri())
    page.on("console", lambda message: said.append(message.text))
    page.click(BOX)
    page.keyboard.type("油茶")
    page.wait_for_timeout(500)
    assert [] == said
    assert page.get_attribute(BOX, "role") is None
