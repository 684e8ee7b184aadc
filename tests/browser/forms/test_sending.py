"""Sent over a good or a bad line, taken or refused: nothing is called received that is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.visitor import faults, fill, fill_with_token
from tests.forms.filled import CITIZEN


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
