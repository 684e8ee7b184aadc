"""What a visitor does on a page."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

CHOICES = {"applicant_type", "org_subtype", "id_type", "carrier", "delivery"}


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
