"""What is wrong in a form is told where it stands, before anything is sent."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.visitor import faults, fill
from tests.forms.filled import CITIZEN, ORGANISATION


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


def test_a_file_too_large_is_told_before_it_is_sent(page: Callable[..., Page], tmp_path: Path) -> None:
    """Nobody waits for an upload that would be refused."""
    file = tmp_path / "大.pdf"
    file.write_bytes(b"0" * 5_000_001)
    form = page()
    form.check("[name=applicant_type][value=citizen]")
    form.set_input_files("[name=id_proof]", file)
    assert {"id_proof": "“大.pdf”超过5 MB，请压缩或者分开。"} == {**faults(form)}


def test_warnings_are_shown_and_stop_nothing(page: Callable[..., Page], desk: Desk) -> None:
    """Words too wide are doubted where they stand and on the page to check; the request can be sent."""
    form = page()
    fill(form, {**CITIZEN, "info_desc": "2025年度公益林补偿的所有信息"})
    form.click("button:text-is('下一步：核对')")
    assert "所有信息" in form.locator(".summary.warn").inner_text()
    form.click("button:text-is('确认提交')")
    expect(form.locator(".receipt-no")).to_be_visible()
    assert 1 == len(desk.taken)
