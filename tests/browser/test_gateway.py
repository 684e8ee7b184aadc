"""A citizen's whole way through the real gateway in a real browser, to the office's mailbox or the preview's outbox."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from portal.cli import main
from tests.browser.desk import serving
from tests.browser.form_site import copy_form_site
from tests.browser.visitor import fill, follow, press, windows
from tests.built import AS_OF
from tests.forms.filled import CITIZEN
from tests.gateway.conftest import Office
from tests.gateway.settings import gateway_toml
from tests.ports import free_port
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).parents[2]
MISTAKES = {**CITIZEN, "id_no": "110105194912310021", "phone": "138", "info_desc": "补偿方案"}
PDF = {"name": "身份证.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


class Way:
    """What a citizen meets: where the site is, and how to read the mails that came of a request."""

    def __init__(self, site: str, mails: Callable[[], str]) -> None:
        self.site, self.mails = site, mails


@contextmanager
def running(*words: str) -> Iterator[None]:
    """A command of ours in a process of its own, ended as the system ends it."""
    command = [sys.executable, str(ROOT / "build.py"), *words]
    process = subprocess.Popen(command, env=os.environ | {"LC_ALL": "zh_CN.UTF-8"})
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def is_there(address: str) -> bool:
    """Whether something answers."""
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def with_mailbox(folder: Path) -> Iterator[Way]:
    """The site on one address, the gateway on another, and a mail server that takes what it sends."""
    office = Office(port=free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, decode_data=False)
    controller.start()
    port = free_port()
    gateway = f"http://127.0.0.1:{port}/"
    root = copy_form_site(folder / "site", gateway)
    assert main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1"]) == 0
    with serving(root / "output") as site:
        settings = gateway_toml(site=site, address=gateway, port=port, mail_port=office.port)
        (root / "gateway.toml").write_text(settings, "utf-8")
        with running("gateway", "serve", "--root", str(root)):
            wait_until(lambda: is_there(f"{gateway}healthz"))
            yield Way(site, lambda: "\n".join(read(content) for content in office.taken))
    controller.stop(no_assert=True)


def read(content: bytes) -> str:
    """A mail's subject and text."""
    message = message_from_bytes(content, policy=default)
    return f"{message['Subject']}\n{message.get_body(('plain',)).get_content()}"


@contextmanager
def with_outbox(folder: Path) -> Iterator[Way]:
    """The preview with its gateway and its outbox page."""
    real = "https://sq.lyj.shidian.example/"
    root = copy_form_site(folder / "site", real)
    settings = gateway_toml(site="https://lyj.shidian.example/", address=real, port=1, mail_port=1)
    (root / "gateway.toml").write_text(settings, "utf-8")
    port = free_port()
    site = f"http://127.0.0.1:{port}/"
    with running("serve", "--root", str(root), "--port", str(port), "--as-of", AS_OF):
        wait_until(lambda: is_there(f"{site}forms/request.html"))
        yield Way(site, lambda: httpx.get(f"{site}-/gateway/outbox", timeout=PATIENCE).text)


@pytest.fixture(scope="module", params=[with_mailbox, with_outbox], ids=["mailbox", "outbox"])
def way(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """Either of them."""
    with request.param(tmp_path_factory.mktemp("gateway")) as made:
        yield made


@pytest.fixture(params=[1440, 360])
def visit(request: pytest.FixtureRequest, chromium: Browser, way: Way) -> Iterator[Callable[..., Page]]:
    """The request form on a desktop and on a phone; no page may be wider than the screen."""
    with windows(chromium) as open_window:

        def open_page(**options: object) -> Page:
            page = open_window(viewport={"width": request.param, "height": 800}, **options)
            page.goto(f"{way.site}forms/request.html")
            return page

        yield open_page


def fits(page: Page) -> bool:
    """Whether the page is no wider than the screen, and its main landmark and heading are one each."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return (width <= 0, 1, 1) == (True, page.locator("main").count(), page.locator("h1").count())


def received(page: Page, way: Way) -> str:
    """The number on the receipt, once its mails have come."""
    text = page.locator(".receipt").inner_text()
    assert "已提交，待工作人员与您确认收到" in text
    assert "已受理" not in page.content()
    number = page.locator(".receipt-no").inner_text()
    wait_until(lambda: f"【依申请公开】{number}" in way.mails() and f"回执 {number}" in way.mails())
    return number


def test_without_scripts(way: Way, visit: Callable[..., Page]) -> None:
    """With mistakes, back once more, then 核对, receipt, the mails, and the status page by number and key."""
    page = visit(java_script_enabled=False)
    fill(page, MISTAKES)
    page.set_input_files("[name=id_proof]", files=[PDF])
    press(page, "下一步：核对")
    assert "有3处需要修改" == page.locator(".summary h2").inner_text()
    assert ["id_no", "phone", "info_desc"] == [
        link.get_attribute("href").removeprefix("#f-") for link in page.locator(".summary a").all()
    ]
    page.locator(".summary a").first.click()
    expect(page.locator(":target")).to_have_id("f-id_no")
    assert CITIZEN["name"] == page.input_value("[name=name]")
    assert page.is_checked("[name=delivery][value=email]")
    assert page.get_by_text("已经收到：身份证.pdf").count() == 1
    assert fits(page)
    fill(page, {name: CITIZEN[name] for name in ("id_no", "phone", "info_desc")})
    press(page, "下一步：核对")
    assert "还没有提交" in page.locator(".check-step").inner_text()
    assert fits(page)
    press(page, "返回修改")
    page.fill("[name=purpose]", "了解补偿标准\n\n第二行")
    press(page, "下一步：核对")
    assert "第二行" in page.locator(".answers").all_inner_texts()[2]
    page.wait_for_timeout(2_100)  # nobody reads his answers faster than that
    press(page, "确认提交")
    assert fits(page)
    shown = page.locator("main").inner_text()
    assert ("1101**********002X" in shown, CITIZEN["id_no"] in shown, "身份证.pdf" in shown) == (True, False, True)
    number = received(page, way)
    mail = way.mails()
    assert all(words in mail for words in (CITIZEN["id_no"], CITIZEN["info_desc"], "第二行", "1-身份证.pdf"))
    key = page.get_by_text(re.compile("^[a-z2-7]{24}$")).inner_text()
    follow(page.get_by_role("link", name="查询办理状态").last)
    page.fill("[name=number]", number.lower())
    page.fill("[name=key]", "wrong")
    press(page, "查询")
    assert "编号和密钥对不上" in page.locator("[role=alert]").inner_text()
    assert (number, True) == (page.input_value("[name=number]"), fits(page))
    page.fill("[name=key]", key.upper())
    press(page, "查询")
    assert number == page.locator(".receipt-no").inner_text()


def test_with_scripts(way: Way, visit: Callable[..., Page]) -> None:
    """Mistakes are told on the page; mended, the same gateway answers with a receipt that leads to the status page."""
    page = visit()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    fill(page, MISTAKES)
    page.set_input_files("[name=id_proof]", files=[PDF])
    page.click("button:text-is('下一步：核对')")
    expect(page.locator(".summary")).to_be_focused()
    fill(page, {name: CITIZEN[name] for name in ("id_no", "phone", "info_desc")})
    page.click("button:text-is('下一步：核对')")
    page.click("button:text-is('确认提交')")
    expect(page.locator(".receipt h2").first).to_be_focused()
    assert fits(page)
    number = received(page, way)
    follow(page.get_by_role("link", name="查看办理情况"))
    assert number == page.locator(".receipt-no").inner_text()
    assert "身份证.pdf" in page.locator("main").inner_text()
    assert ([], True) == (faults, fits(page))


def test_the_applicant_s_half_of_the_confirmation(way: Way, visit: Callable[..., Page]) -> None:
    """The link in the applicant's mail opens a page with a button, and the button confirms."""
    page = visit()
    fill(page, dict(CITIZEN))
    page.click("button:text-is('下一步：核对')")
    page.click("button:text-is('确认提交')")
    number = received(page, way)
    link = re.search(rf'[^\s"]*/r/{number}/confirm\?link=[\w.-]+', way.mails())[0]
    page.goto(str(httpx.URL(way.site).join(link)))
    assert fits(page)
    press(page, "是我提交的")
    assert "已经确认" == page.locator("h1").inner_text()
    assert number in page.locator("main").inner_text()
