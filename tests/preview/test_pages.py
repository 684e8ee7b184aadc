"""portal/preview/pages.py and media_types.py."""

import os
import time
from pathlib import Path

import pytest

from portal.preview.media_types import media_type
from portal.preview.pages import read_page


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A little output with neighbours that are nobody's business."""
    folder = tmp_path / "output"
    (folder / "d" / "2026-00001").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"home")
    (folder / "d" / "2026-00001.html").write_bytes(b"page")
    (folder / "d" / "2026-00001" / "附件 1.docx").write_bytes(b"file")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "output-old").mkdir()
    (tmp_path / "output-old" / "index.html").write_bytes(b"secret")
    return folder


FOUND = {
    "/": b"home",
    "/index.html": b"home",
    "/d/2026-00001.html": b"page",
    "/d/2026-00001/%E9%99%84%E4%BB%B6%201.docx": b"file",
    "/%64/2026-00001.html": b"page",
    "/zwgk/ly/": b"home",
    "/zwgk/ly/d/2026-00001.html": b"page",
}


@pytest.mark.parametrize(("address", "content"), FOUND.items())
def test_files_of_the_site_are_found(output: Path, address: str, content: bytes) -> None:
    """At the root and under the path of base_url, by their percent-encoded names."""
    found = read_page(output, address, "/zwgk/ly/")
    assert found is not None
    assert content == found[1]


NOT_FOUND = [
    "",
    "*",
    "index.html",
    "http://127.0.0.1/index.html",
    "/d",
    "/d/",
    "/d/2026-00001/",
    "/index.html/",
    "/index.html/x",
    "//index.html",
    "/d//2026-00001.html",
    "/../secret.txt",
    "/d/../../secret.txt",
    "/d/../index.html",
    "/./index.html",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/d%5c2026-00001.html",
    "/../output-old/index.html",
    "/zwgk/ly/../secret.txt",
    "/zwgk/ly/%2e%2e/secret.txt",
    "/zwgk/ly//etc/passwd",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/C:/Windows/win.ini",
    "/C:%5cWindows%5cwin.ini",
    "/index.html%00.png",
    "/%00",
    "/%ff%fe",
    "/%",
    "/" + "x" * 5000,
    "/" + "x/" * 5000,
]


@pytest.mark.parametrize("address", NOT_FOUND)
def test_nothing_else_is_found(output: Path, address: str) -> None:
    """No folder, no other way to write a path, nothing outside the output."""
    assert read_page(output, address, "/zwgk/ly/") is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_do_not_lead_out(output: Path) -> None:
    """A link in the output cannot show a file from elsewhere, nor stop the server."""
    (output / "out.txt").symlink_to(output.parent / "secret.txt")
    (output / "up").symlink_to(output.parent)
    (output / "round").symlink_to(output / "round")
    found = [read_page(output, address, "/") for address in ("/out.txt", "/up/secret.txt", "/round", "/round/x")]
    assert [None] * 4 == found


def test_a_site_that_is_away_for_an_instant_is_waited_for(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two folders cannot be exchanged in one step no request falls between them."""
    output.rename(output.parent / "away")
    monkeypatch.setattr(time, "sleep", lambda _: (output.parent / "away").rename(output))
    assert read_page(output, "/", "/") == ("index.html", b"home")


@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
def test_a_backslash_is_no_name(output: Path) -> None:
    """What Windows would take for a folder is refused everywhere."""
    (output / "d\\x.html").write_bytes(b"x")
    assert read_page(output, "/d%5cx.html", "/") is None


TYPES = {
    "index.html": "text/html; charset=utf-8",
    "feed.xml": "application/xml; charset=utf-8",
    "catalogue.json": "application/json; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    "mark.svg": "image/svg+xml; charset=utf-8",
    "catalogue.csv": "text/csv; charset=utf-8",
    "search.wasm": "application/wasm",
    "附件.DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "表.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "文.pdf": "application/pdf",
    "search/0a1b2c/12.bin": "application/octet-stream",
    "LICENSE": "application/octet-stream",
}


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_types_are_the_same_on_every_computer(name: str, kind: str) -> None:
    """A file's type comes from our list, whatever the system thinks."""
    assert kind == media_type(name)
