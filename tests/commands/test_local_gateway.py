"""Forms sent from the preview, all the way to the outbox."""

import shutil
import tempfile
from pathlib import Path

import httpx
import pytest

from portal.commands.local_gateway import local_gateway
from portal.preview.answers import Served
from portal.preview.news import Board
from portal.preview.server import serving
from tests.gateway.conftest import VALUES
from tests.ports import free_port
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
AS_OF = "2026-06-30T09:00+08:00"
PAGE = '<html><body><form method="post" action="https://sq.lyj.yunling.example/f/request"></form></body></html>'


@pytest.fixture
def root(tmp_path):
    """A site with the sample's settings and one page with a form."""
    for name in ("site.toml", "gateway.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "output/forms").mkdir(parents=True)
    (tmp_path / "output/forms/request.html").write_text(PAGE, "utf-8")
    return tmp_path


def test_a_form_of_the_preview_ends_in_the_outbox(root):
    """The page's form is led to the gateway beside the preview; its mails can be read, none goes elsewhere."""
    with local_gateway(root, AS_OF) as gateway:
        served = Served(root / "output", Board(), "zh", beside=gateway.look())
        with serving(("127.0.0.1", free_port()), served) as (port, answer):
            answer()
            base = f"http://127.0.0.1:{port}"
            assert 'action="/-/gateway/f/request"' in httpx.get(f"{base}/forms/request.html").text
            posted = httpx.post(
                f"{base}/-/gateway/f/request",
                data=VALUES,
                files={"x": ("", b"")},
                headers={"Accept": "application/json"},
            )
            number = posted.json()["receipt"]
            assert number in httpx.get(f"{base}{posted.json()['view_url']}").text
            wait_until(lambda: f"【依申请公开】{number}" in httpx.get(f"{base}/-/gateway/outbox").text)
            assert 404 == httpx.get(f"{base}/-/gateway/nothing").status_code


def test_a_preview_of_a_sealed_gateway_leaves_nothing(root, tmp_path_factory, monkeypatch):
    """Where the gateway encrypts, what is sent to the preview is sealed by a key of the run, and goes with it."""
    folder = tmp_path_factory.mktemp("tmp")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    settings = root / "gateway.toml"
    settings.write_text(settings.read_text("utf-8").replace("[mail]", 'key_env = "NOT_HERE"\n[mail]'), "utf-8")
    with local_gateway(root, AS_OF) as gateway:
        base = f"http://127.0.0.1:{gateway.port}"
        headers = {"Accept": "application/json", "Origin": "https://lyj.yunling.example"}
        number = httpx.post(f"{base}/f/request", data=VALUES, files={"x": ("", b"")}, headers=headers).json()["receipt"]
        wait_until(lambda: f"【依申请公开】{number}" in httpx.get(f"{base}/outbox").text)
        kept = [place.read_bytes() for place in folder.rglob("*") if place.is_file()]
        assert (False, True) == (any("张木兰".encode() in content for content in kept), len(kept) > 3)
    assert ([], False) == ([*folder.iterdir()], (root / ".gongkai").exists())


def test_without_gateway_toml_there_is_none(tmp_path):
    """A site without gateway.toml is previewed without a gateway."""
    with local_gateway(tmp_path, AS_OF) as gateway:
        assert gateway is None


def test_a_site_that_sends_elsewhere_keeps_its_forms(root):
    """Where site.toml does not send to a gateway of ours, the pages' forms stay as they are."""
    settings = root / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace('preset = "self"', 'preset = "off"'), "utf-8")
    with local_gateway(root, AS_OF) as gateway:
        assert gateway.look() is None
