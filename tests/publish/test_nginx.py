"""Served by a real nginx with the generated rules."""

import re
from collections.abc import Callable
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest

from portal.model.settings import Target
from portal.publish.comparison import faults_online
from portal.publish.manifest import manifest_of
from portal.publish.publication import publication
from tests.built import Built


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Message
    body: bytes


def asked(address: str, **headers: str) -> Answer:
    """The answer as it came, no redirect followed."""
    parts = urlsplit(address)
    with closing(HTTPConnection(parts.netloc)) as connection:
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", parts.path, headers=wanted)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


@pytest.fixture(params=["embargo-and-withdrawal", "sub-path"])
def online(
    request: pytest.FixtureRequest,
    built: Callable[..., Built],
    nginx: Callable[[Path], str],
    tmp_path: Path,
) -> tuple[Built, str]:
    """A little site that was published and is served, with its address."""
    site = built(request.param)
    place = tmp_path / "target"
    place.mkdir()
    target = Target("web", "folder", path=str(place))
    with publication(site.output, target, tmp_path / "workshop") as ready:
        ready.send()
        base = ready.manifest.base_path
    return site, nginx(place) + base


def test_every_file_of_the_build_is_served(online: tuple[Built, str]) -> None:
    """Byte for byte, at the root and under a sub-path."""
    site, url = online
    assert [] == [*faults_online(url, manifest_of(site.output))]


def test_every_link_of_every_page_leads_somewhere(online: tuple[Built, str]) -> None:
    """Each page is fetched, and each address its links name."""
    site, url = online
    dead = set()
    for page in site.pages:
        folder = url if page == "404.html" else url + page.rpartition("/")[0] + "/" * ("/" in page)
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', site.read(page)):
            if not re.match(r"[a-z]+:|//|#", link):
                address = f"http://{urlsplit(url).netloc}{link}" if link.startswith("/") else folder + link
                status = asked(_resolved(address)).status
                if status not in {200, 410}:
                    dead.add((page, link, status))
    assert set() == dead


def _resolved(address: str) -> str:
    parts = urlsplit(address.replace("&amp;", "&"))
    steps: list[str] = []
    for step in parts.path.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return f"{parts.scheme}://{parts.netloc}{quote('/'.join(steps), safe='/%')}"


def test_the_headers_are_there(online: tuple[Built, str]) -> None:
    """On pages, on the page of what is not found, and on a hashed asset, which may be kept for ever."""
    site, url = online
    for address, status in (("index.html", 200), ("no-such.html", 404)):
        answer = asked(url + address)
        policy = answer.headers["Content-Security-Policy"]
        assert (status, "nosniff") == (answer.status, answer.headers["X-Content-Type-Options"])
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
    (style,) = (address for address in site.addresses if address.startswith("assets/style"))
    assert "immutable" in asked(url + style).headers["Cache-Control"]
    assert "immutable" not in asked(f"{url}index.html").headers["Cache-Control"]


def test_texts_are_sent_compressed(online: tuple[Built, str]) -> None:
    """As the browser can take them."""
    _, url = online
    assert "br" == asked(f"{url}index.html", Accept_Encoding="br, gzip").headers["Content-Encoding"]
    assert "gzip" == asked(f"{url}index.html", Accept_Encoding="gzip").headers["Content-Encoding"]
    assert None is asked(f"{url}index.html").headers["Content-Encoding"]


def test_what_was_withdrawn_is_gone(built: Callable[..., Built], nginx: Callable[[Path], str], tmp_path: Path) -> None:
    """410 with the page that gives the reason; its files too; a former address is 301."""
    site = built("embargo-and-withdrawal")
    (page,) = manifest_of(site.output).gone
    place = tmp_path / "target"
    place.mkdir()
    with publication(site.output, Target("web", "folder", path=str(place)), tmp_path / "workshop") as ready:
        ready.send()
    url = nginx(place)
    answer = asked(f"{url}/{page}")
    assert (410, site.read(page).encode()) == (answer.status, answer.body)
    assert 410 == asked(f"{url}/{page.removesuffix('.html')}/file.pdf").status


def test_a_former_address_leads_on(online: tuple[Built, str]) -> None:
    """301 to the page, whatever host the visitor came by."""
    site, url = online
    for old, new in manifest_of(site.output).moved.items():
        answer = asked(url + old)
        assert (301, urlsplit(url).path + new) == (answer.status, answer.headers["Location"])


def test_a_browser_finds_nothing_to_refuse(built: Callable[..., Built], nginx, chromium, tmp_path: Path) -> None:
    """Under the policy the pages have their style and scripts, and the search finds."""
    site = built("policy-and-interpretation")
    place = tmp_path / "target"
    place.mkdir()
    with publication(site.output, Target("web", "folder", path=str(place)), tmp_path / "workshop") as ready:
        ready.send()
    url, said = nginx(place), []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for address in sorted({"index.html", "search.html?q=%E6%9E%97", *(page for page in site.pages if "d/" in page)}):
        page.goto(f"{url}/{address}", wait_until="networkidle")
    page.goto(f"{url}/search.html?q=%E6%9E%97")
    page.wait_for_selector("#results > li")
    page.close()
    assert [] == said
