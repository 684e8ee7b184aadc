"""The whole way of a form: by mouse, by keyboard alone, without scripts, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import RECEIPT, Desk
from tests.browser.visitor import fill, fill_with_token, press
from tests.forms.filled import CITIZEN, ORGANISATION


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
