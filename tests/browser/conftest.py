"""What the browser tests share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

expect.set_options(timeout=30_000)  # as long as every other step may take


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which no script may fail."""
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    page.close()
    assert [] == faults
