"""What a visitor does: opens windows, follows what leads elsewhere, fills in a form and reads what is said of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Locator, Page

CHOICES = {"applicant_type", "org_subtype", "id_type", "carrier", "delivery"}


@contextmanager
def windows(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a window of its own with the options asked for; all are closed in the end."""
    opened: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        opened.append(browser.new_context(**{"locale": "zh-CN", **options}))
        return opened[-1].new_page()

    yield open_page
    for window in opened:
        window.close()


def follow(link: Locator) -> None:
    """Click what leads to another page, and be there when all of it is: a click alone may end before anything of it."""
    with link.page.expect_navigation():
        link.click()


def press(page: Page, words: str) -> None:
    """Click the button of these words, which leads to another page, and be there."""
    follow(page.locator(f"button:text-is('{words}')"))


def fill(page: Page, answers: Mapping[str, str]) -> None:
    """Fill in a form."""
    for name, value in answers.items():
        if name in CHOICES:
            page.check(f'[name={name}][value="{value}"]')
        elif name == "consent":
            page.check("[name=consent]")
        else:
            page.fill(f"[name={name}]", value)


def fill_with_token(form: Page, answers: Mapping[str, str]) -> None:
    """Fill in the form; by then the gateway's token is there."""
    with form.expect_response("**/challenge") as told:
        fill(form, answers)
    told.value.finished()


def faults(page: Page) -> dict[str, str]:
    """The faults shown, by field."""
    shown = page.locator(".field .fault:visible")
    return {one.locator("..").get_attribute("data-field"): one.inner_text() for one in shown.all()}
