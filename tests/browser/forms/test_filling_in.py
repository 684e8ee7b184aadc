"""What is filled in for the reader, kept for him, or found while he types."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.visitor import fill
from tests.forms.filled import CITIZEN


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
