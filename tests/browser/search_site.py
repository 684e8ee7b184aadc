"""A site that is nothing but a search page, its scripts and its index; and how a test asks it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from urllib.parse import urlencode

import jinja2
from playwright.sync_api import Page

from portal.index.site import build_index
from portal.model.site import SearchRecord
from portal.render.suggestions import render_suggestions

TEMPLATES = Path(__file__).parents[2] / "templates"
FRAME = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'\">"
    '<title>搜索</title><link rel="stylesheet" href="assets/style.css"><main class="wrap">'
    "{% block main %}{% endblock %}</main>{% block scripts %}{% endblock %}</html>"
)
COLUMNS = (("tzgg", "通知公告"), ("zcwj", "政策文件"), ("xzxk", "行政许可"))


def document(name: str, title: str, *blocks: str, **others: object) -> SearchRecord:
    """A document of which only what is said matters."""
    values: dict[str, object] = {
        "address": f"d/{name}.html",
        "number": name,
        "title": title,
        "doc_no": "",
        "index_no": f"X/{name}",
        "issuer": "云岭县林业局",
        "type": "policy",
        "type_name": "政策文件",
        "column": "zcwj",
        "column_name": "政策文件",
        "year": int(name[:4]),
        "date": date(int(name[:4]), 3, 1),
        "validity": "",
        "validity_name": "",
        "keywords": (),
        "attachments": (),
        "blocks": blocks,
    }
    return SearchRecord(**{**values, **others})  # type: ignore[arg-type]


def write_site(records: Sequence[SearchRecord], folder: Path) -> None:
    """Nothing but the search page, its scripts and its index."""
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"base.html": FRAME}), jinja2.FileSystemLoader(TEMPLATES)])
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters.update(iso=str, day=str, moment=str)
    columns = [SimpleNamespace(name=name, address=f"c/{column}.html", count=1, children=()) for column, name in COLUMNS]
    years = [SimpleNamespace(year=2026, address="y/2026.html", count=1)]
    view = SimpleNamespace(columns=columns, years=years)
    page = environment.get_template("search.html").render(view=view, root="", asset=lambda name: f"assets/{name}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search.html").write_text(page, encoding="utf-8")
    (folder / "assets").mkdir(exist_ok=True)
    for asset in (*(TEMPLATES / "assets").glob("search*.js"), TEMPLATES / "assets" / "style.css"):
        (folder / "assets" / asset.name).write_bytes(asset.read_bytes())
    for file in (*build_index(records, folder / "cache"), *render_suggestions(records)):
        (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.address).write_bytes(file.content)


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Let the browser keep what it has."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def ask(page: Page, address: str, **asked: str) -> int:
    """Open the search page for that; how many it says it found."""
    page.goto(f"{address}search.html?{urlencode(asked)}")
    return total(page)


def ask_again(page: Page, shown: int = 1000, **asked: str) -> tuple[int, list[str]]:
    """Ask on the open page and have everything shown: how many it says it found, and which."""
    go = "([state, to]) => { history.pushState(state, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
    page.evaluate(go, [{"shown": shown}, f"?{urlencode(asked)}"])
    return total(page), shown_addresses(page)


def total(page: Page) -> int:
    """How many the page says it found, once it is done."""
    return int(page.wait_for_selector("#result-count[data-count]", state="attached").get_attribute("data-count") or -1)


def shown_addresses(page: Page) -> list[str]:
    """Where the results that are shown lead."""
    links = "links => links.map(link => new URL(link.href).pathname.split('/').slice(-2).join('/'))"
    return list(page.eval_on_selector_all("#results > li > h2 > a.result-link", links))
