"""Every page of a policy's life in a real browser: on a phone, on a desktop, and on paper."""

from collections.abc import Callable

import pytest

from tests.built import Built

SITE = "policy-life"
PHONE, DESKTOP = 360, 1440


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_no_page_is_wider_than_the_screen(width: int, built: Callable[..., Built], chromium) -> None:
    """No page scrolls sideways, has other than one h1, or writes an error to the console."""
    site, said, faults = built(SITE), [], []
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for address in site.pages:
        if address == "404.html":
            continue
        page.goto((site.output / address).as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        headings = page.locator("h1").count()
        if wide > width or headings != 1:
            faults.append((address, wide, headings))
    page.close()
    assert ([], []) == (faults, said)


def test_a_notice_to_be_posted_has_what_must_hang_on_the_wall(built: Callable[..., Built], chromium) -> None:
    """Printed for the wall: title, text, period, phone and QR code, without the metadata and the story."""
    page = chromium.new_page()
    page.goto((built(SITE).output / "d/2025-00004.html").as_uri())
    page.evaluate("window.print = () => { window.printed = document.documentElement.dataset.print }")
    page.get_by_role("button", name="打印张贴版").click()
    assert "post" == page.evaluate("window.printed")
    page.evaluate("document.documentElement.setAttribute('data-print', 'post')")
    page.emulate_media(media="print")
    seen = {
        name: page.locator(name).is_visible()
        for name in ("h1", "#content", "#posting", "div.qr", "#metadata", "#story")
    }
    page.close()
    assert {"h1": True, "#content": True, "#posting": True, "div.qr": True, "#metadata": False, "#story": False} == seen
