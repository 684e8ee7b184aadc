"""Forms in a real browser: the site that sends them, and what stands at the gateway's address."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.cli import main
from tests.browser.desk import Desk, serving, standing
from tests.browser.form_site import copy_form_site
from tests.browser.visitor import windows
from tests.built import AS_OF


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """What stands at the gateway's address."""
    with standing() as made:
        yield made


@pytest.fixture(scope="session")
def address(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site that sends its forms there, served."""
    root = copy_form_site(tmp_path_factory.mktemp("forms") / "site", f"http://127.0.0.1:{desk.port}/")
    assert main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1"]) == 0
    with serving(root / "output") as made:
        yield made


@pytest.fixture
def page(chromium: Browser, address: str, desk: Desk) -> Iterator[Callable[..., Page]]:
    """The request form, or another, with the options asked for."""
    desk.answers.clear()
    desk.taken.clear()
    desk.allows_watching = True

    with windows(chromium) as open_window:

        def open_page(form: str = "request.html", **options: object) -> Page:
            new = open_window(**options)
            new.goto(f"{address}forms/{form}")
            return new

        yield open_page
