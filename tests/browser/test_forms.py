"""Forms in a real browser: with scripts and without, by keyboard, on a phone, with mistakes and with a bad line."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.cli import main
from tests.browser.desk import RECEIPT, Desk, serving, standing
from tests.browser.visitor import fill, press
from tests.built import AS_OF, SITES
from tests.forms.filled import CITIZEN, ORGANISATION


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """What stands at the gateway's address."""
    with standing() as made:
        yield made


@pytest.fixture(scope="module")
def address(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site that sends its forms there, served."""
    root = tmp_path_factory.mktemp("forms") / "site"
    shutil.copytree(SITES / "forms", root, ignore=shutil.ignore_patterns("expected"))
    settings = (root / "site.toml").read_text(encoding="utf-8")
    here = settings.replace("https://sq.lyj.shidian.example/", f"http://127.0.0.1:{desk.port}/")
    (root / "site.toml").write_text(here.replace('["sq.lyj.shidian.example"]', '["127.0.0.1"]'), encoding="utf-8")
    assert main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1"]) == 0
    with serving(root / "output") as made:
        yield made


@pytest.fixture
def page(chromium: Browser, address: str, desk: Desk) -> Iterator[Callable[..., Page]]:
    """The request form, or another, with the options asked for."""
    desk.answers.clear()
    desk.taken.clear()
    desk.allows_watching = True
    contexts = []

    def open_page(form: str = "request.html", **options: object) -> Page:
        contexts.append(chromium.new_context(**{"locale": "zh-CN", **options}))
        new = contexts[-1].new_page()
        new.goto(f"{address}forms/{form}")
        return new

    yield open_page
    for context in contexts:
        context.close()


def fill_with_token(form: Page, answers: dict[str, str]) -> None:
    """Fill in the form; by then the gateway's token is there."""
    with form.expect_response("**/challenge") as told:
        fill(form, answers)
    told.value.finished()


def faults(page: Page) -> dict[str, str]:
    """The faults shown, by field."""
    shown = page.locator(".field .fault:visible")
    return {one.locator("..").get_attribute("data-field"): one.inner_text() for one in shown.all()}


@pytest.mark.parametrize("answers", [CITIZEN, ORGANISATION], ids=["citizen", "organisation"])
@pytest.mark.parametrize("width", [1440, 360])
def test_the_whole_way_with_scripts(page: Callable[..., Page], desk: Desk, answers: dict[str, str], width: int) -> None:
    """Filled in, read once more, sent, and only then told: number, time, what was sent, never 已受理."""
    form = page(viewport={"width": width, "height": 800})
    fill_with_token(form, answers)
    form.click("button:text-is('下一步：核对')")
    expect(form.locator(".check-step h2")).to_be_focused()
    assert answers["name"] in form.locator(".answers").inner_text()
    assert [] == desk.taken
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt h2").first).to_be_focused()
    told = form.locator(".receipt").inner_text()
    for words in ("已提交，待工作人员与您确认收到", RECEIPT["receipt"], "2026年6月30日", "09:00", "20个工作日内答复"):
        assert words in told
    assert "已受理" not in told
    assert "回执" == form.locator(".progress [aria-current]").inner_text()
    (sent,) = desk.taken
    assert answers.items() <= sent.items()
    assert ("token-1", "") == (sent["token"], sent["homepage"])
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_same_is_posted(page: Callable[..., Page], desk: Desk) -> None:
    """Every field is there to be filled in, and the button posts them to the gateway, which goes on from there."""
    form = page(java_script_enabled=False)
    fill(form, {**CITIZEN, "uscc": "91350100M000100Y43"})
    press(form, "下一步：核对")
    (sent,) = desk.taken
    assert CITIZEN.items() <= sent.items()
    assert 12 == len(sent["form_version"])


def test_mistakes_are_told_at_once_and_where(page: Callable[..., Page], desk: Desk) -> None:
    """The summary takes the focus and leads to each field; the field says the same and is marked for who cannot see."""
    form = page()
    fill(form, {**CITIZEN, "id_no": "110105194912310021", "phone": "138", "info_desc": ""})
    form.click("button:text-is('下一步：核对')")
    summary = form.locator(".summary")
    expect(summary).to_be_focused()
    assert "有3处需要修改" == summary.locator("h2").inner_text()
    assert ["id_no", "phone", "info_desc"] == list(faults(form))
    assert [text.inner_text() for text in summary.locator("a").all()] == list(faults(form).values())
    box = form.locator("[name=id_no]")
    assert "true" == box.get_attribute("aria-invalid")
    described = box.get_attribute("aria-describedby").split()
    assert "对不上" in " ".join(form.locator(f"#{one}").inner_text() for one in described)
    summary.locator("a").nth(1).click()
    expect(form.locator("[name=phone]")).to_be_focused()
    form.fill("[name=phone]", "13800138000")
    assert ["id_no", "info_desc"] == list(faults(form))
    assert form.locator("[name=phone]").get_attribute("aria-invalid") is None
    assert [] == desk.taken


def test_a_field_is_checked_when_it_is_left(page: Callable[..., Page]) -> None:
    """A wrong number is told on leaving it, not while it is typed; what is still empty is not complained of."""
    form = page()
    form.check("[name=applicant_type][value=citizen]")
    form.locator("[name=id_no]").press_sequentially("1101")
    assert {} == faults(form)
    form.locator("[name=id_no]").blur()
    assert ["id_no"] == list(faults(form))
    form.locator("[name=name]").focus()
    form.locator("[name=email]").focus()
    assert ["id_no"] == list(faults(form))


def test_a_fault_does_not_move_what_is_being_clicked(page: Callable[..., Page]) -> None:
    """Leaving a wrong field by a click on what stands below it still clicks that, whatever the fault pushes down."""
    form = page(viewport={"width": 1200, "height": 4000})
    form.check("[name=applicant_type][value=citizen]")
    form.fill("[name=postcode]", "1")
    form.locator("[name=postcode]").focus()
    box = form.locator("[name=carrier][value=electronic]").bounding_box()
    form.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(form.locator("[name=carrier][value=electronic]")).to_be_checked()
    expect(form.locator("[data-field=postcode] .fault")).to_be_visible()
    assert ["postcode"] == list(faults(form))


def test_only_what_concerns_the_applicant_is_asked(page: Callable[..., Page], desk: Desk) -> None:
    """A citizen is not asked for a credit code, and what was written there before is not sent."""
    form = page()
    fill(form, dict(ORGANISATION))
    assert form.is_hidden("[name=id_no]")
    fill(form, dict(CITIZEN))
    assert form.is_hidden("[name=uscc]")
    form.click("button:text-is('下一步：核对')")
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    assert "uscc" not in desk.taken[0]


def test_a_reload_loses_nothing_but_what_is_sensitive(page: Callable[..., Page]) -> None:
    """What was typed is there again; the identity number is nowhere kept; with the receipt all of it is forgotten."""
    form = page()
    fill(form, dict(CITIZEN))
    assert CITIZEN["id_no"] not in form.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    form.reload()
    assert CITIZEN["info_desc"] == form.input_value("[name=info_desc]")
    assert form.is_checked("[name=delivery][value=email]")
    assert "" == form.input_value("[name=id_no]")
    form.fill("[name=id_no]", CITIZEN["id_no"])
    form.click("button:text-is('下一步：核对')")
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    assert "{}" == form.evaluate("JSON.stringify({...sessionStorage})")


def test_what_the_gateway_refuses_is_shown_at_its_field(page: Callable[..., Page], desk: Desk) -> None:
    """The gateway decides: its faults come back to the fields, with everything still filled in."""
    told = {"field": "email", "code": "email", "message": "电子邮箱不对。"}
    desk.answers.append((422, {"title": "需要修改", "errors": [told]}))
    form = page()
    fill(form, dict(CITIZEN))
    form.click("button:text-is('下一步：核对')")
    form.click("button:text-is('确认提交')")
    expect(form.locator(".summary")).to_be_focused()
    assert {"email": "电子邮箱不对。"} == faults(form)
    assert CITIZEN["id_no"] == form.input_value("[name=id_no]")


def test_a_form_the_gateway_has_otherwise_can_still_be_sent(page: Callable[..., Page], desk: Desk) -> None:
    """Where a reload brings no other page, the browser posts the form itself, and the gateway shows its own."""
    desk.answers.append((409, {"detail": "表单更新过了。"}))
    form = page()
    fill(form, dict(CITIZEN))
    form.click("button:text-is('下一步：核对')")
    form.click("button:text-is('确认提交')")
    form.click("button:text-is('换一种方式提交')")
    form.wait_for_url("**/f/request")
    assert CITIZEN.items() <= desk.taken[1].items()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((503, {"detail": "现在收不了，请打电话。"}), "现在收不了，请打电话。"),
        ((429, {"title": "提交太频繁。"}), "提交太频繁。"),
        ((409, {"detail": "表单更新过了。"}), "表单更新过了。"),
        ((500, {}), "受理程序没有收下这份内容"),
        ((201, {}), "受理程序没有收下这份内容"),
        (None, "不知道是否收到"),
    ],
)
def test_nothing_is_called_received_that_is_not(
    page: Callable[..., Page], desk: Desk, answer: tuple[int, dict[str, object]] | None, words: str
) -> None:
    """Whatever goes wrong is said with other ways to reach the office; the answers stay, and it can be tried again."""
    desk.answers.append(answer)
    form = page()
    fill_with_token(form, CITIZEN)
    form.click("button:text-is('下一步：核对')")
    form.click("button:text-is('确认提交')")
    told = form.locator(".check-step .summary")
    expect(told).to_be_focused()
    assert words in told.inner_text()
    assert "0789-6521208" in told.inner_text()
    assert form.locator(".receipt").count() == 0
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    first, second = desk.taken
    assert first["token"] == second["token"]  # so that the gateway knows them for one


@pytest.mark.parametrize("allows", [True, False], ids=["watched", "unwatched"])
def test_a_file_is_sent(page: Callable[..., Page], desk: Desk, tmp_path: Path, *, allows: bool) -> None:
    """With its progress shown where the gateway lets a browser watch, and all the same where it does not."""
    desk.allows_watching = allows
    file = tmp_path / "身份证.jpg"
    file.write_bytes(b"\xff\xd8\xff" + b"j" * 300_000)
    form = page()
    fill(form, dict(CITIZEN))
    form.set_input_files("[name=id_proof]", file)
    form.click("button:text-is('下一步：核对')")
    assert "身份证.jpg（300 KB）" in form.locator(".answers").inner_text()
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    assert 300_000 < len(desk.taken[-1]["id_proof"])


def test_a_file_too_large_is_told_before_it_is_sent(page: Callable[..., Page], tmp_path: Path) -> None:
    """Nobody waits for an upload that would be refused."""
    file = tmp_path / "大.pdf"
    file.write_bytes(b"0" * 5_000_001)
    form = page()
    form.check("[name=applicant_type][value=citizen]")
    form.set_input_files("[name=id_proof]", file)
    assert {"id_proof": "“大.pdf”超过5 MB，请压缩或者分开。"} == {**faults(form)}


def test_by_keyboard_alone(page: Callable[..., Page], desk: Desk) -> None:
    """Tab, space, arrows and Enter are enough, in the order in which the form is read."""
    form = page("inquiry.html")
    form.locator("[name=document]").focus()
    keys = form.keyboard
    for step in ("Tab", "ArrowDown", "Tab"):
        keys.press(step)
    keys.insert_text("采伐证怎么办")
    for step in ("Tab", "Tab"):
        keys.press(step)
    keys.insert_text("0789-6521208")
    for step in ("Tab", "Tab", "Tab", "Space", "Tab", "Enter"):
        keys.press(step)
    expect(form.locator(".check-step h2")).to_be_focused()
    for step in ("Tab", "Enter"):
        keys.press(step)
    expect(form.locator(".receipt-no")).to_be_visible()
    wanted = {"matter": "other", "question": "采伐证怎么办", "phone": "0789-6521208", "consent": "yes"}
    assert wanted.items() <= desk.taken[0].items()
    assert "publish" not in desk.taken[0]


def test_a_line_of_the_catalogue_fills_in_the_form(page: Callable[..., Page], address: str) -> None:
    """From the column, from the line on the page, and without scripts the words to copy stand there."""
    form = page()
    form.click("a.fill")
    assert "关于岩背村森林火灾勘验记录的函" == form.input_value("[name=info_name]")
    assert "关于岩背村森林火灾勘验记录的函" in form.input_value("[name=info_desc]")
    place = form.locator("#known li").first.get_attribute("id")
    other = form.context.browser.new_page()
    other.goto(f"{address}forms/request.html#{place}")
    assert "关于岩背村森林火灾勘验记录的函" == other.input_value("[name=info_name]")
    other.close()


def test_an_address_fills_in_words_alone(page: Callable[..., Page]) -> None:
    """A document's page brings its title; names, numbers and ticks are never taken from an address."""
    form = page("request.html?info_desc=%E6%88%91%E7%9C%8B%E8%BF%87&id_no=1&consent=yes&phone=2&name=%E5%BC%A0")
    assert "我看过" == form.input_value("[name=info_desc]")
    assert ("", "") == (form.input_value("[name=id_no]"), form.input_value("[name=phone]"))
    assert not form.is_checked("[name=consent]")
    assert "“内容描述”" in form.inner_text("#form-status")


def test_a_document_is_called_by_its_title(page: Callable[..., Page]) -> None:
    """The number a form is about is looked up while it is typed; one that is not there is doubted, not refused."""
    form = page("inquiry.html")
    form.fill("[name=document]", "2026-00001")
    expect(form.locator(".found a")).to_have_attribute("href", "../d/2026-00001.html")
    form.fill("[name=document]", "2026-99999")
    expect(form.locator(".found")).to_have_text("本网站没有编号为2026-99999的文件，请核对。")


def test_what_may_be_public_already_is_shown(page: Callable[..., Page], address: str) -> None:
    """您要找的信息可能已经公开，请先查看: documents with the words typed, each a link that leaves the form open."""
    form = page()
    title = form.evaluate(
        f"fetch('{address}d/2026-00001.html').then((a) => a.text()).then((t) => "
        "new DOMParser().parseFromString(t, 'text/html').querySelector('h1').textContent)"
    )
    form.locator("[name=info_name]").press_sequentially(title[:12])
    link = form.locator(".suggest a").first
    expect(link).to_have_text(title)
    assert ("_blank", True) == (link.get_attribute("target"), link.get_attribute("href").endswith("d/2026-00001.html"))


def test_warnings_are_shown_and_stop_nothing(page: Callable[..., Page], desk: Desk) -> None:
    """Words too wide are doubted where they stand and on the page to check; the request can be sent."""
    form = page()
    fill(form, {**CITIZEN, "info_desc": "2025年度公益林补偿的所有信息"})
    form.click("button:text-is('下一步：核对')")
    assert "所有信息" in form.locator(".summary.warn").inner_text()
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    assert 1 == len(desk.taken)


@pytest.mark.parametrize("name", ["request.html", "inquiry.html", "request-blank.html"])
def test_a_phone_shows_all_of_it(page: Callable[..., Page], name: str) -> None:
    """Nothing runs out of a narrow screen, and what is tapped is large enough for a finger."""
    form = page(name, viewport={"width": 360, "height": 740})
    assert form.evaluate("document.documentElement.scrollWidth") <= 360
    small = form.evaluate(
        """Array.from(document.querySelectorAll("main :is(input:not([type=hidden],[tabindex='-1']),button,.choice)"))
        .map((one) => (one.closest(".choice") ?? one).getBoundingClientRect())
        .filter((box) => box.height && (box.height < 24 || box.width < 24)).length"""
    )
    assert 0 == small
