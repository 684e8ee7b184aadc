"""A serving gateway whose form files change."""

import sys
from pathlib import Path

import httpx
import pytest

from tests.gateway.conftest import VALUES
from tests.waiting import wait_until

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from gateway_site import Site

FORM = (Path(__file__).parents[2] / "portal/forms/request.yaml").read_text("utf-8")


@pytest.fixture
def serving(tmp_path):
    """A gateway in a process of its own."""
    site = Site(tmp_path / "site", 1)
    (site.folder / "content/forms").mkdir(parents=True)
    (site.folder / "content/forms/request.yaml").write_text(FORM, "utf-8")
    site.start(LC_ALL="zh_CN.UTF-8")
    yield site
    site.kill()


def post(site, values):
    """The status and the first fault of an answer."""
    headers = {"Accept": "application/json"}
    address = f"http://127.0.0.1:{site.port}/f/request"
    answer = httpx.post(address, data=values, files={"x": ("", b"")}, headers=headers)
    return answer.status_code, answer.json().get("errors", [])


def test_a_changed_form_is_taken_up(serving):
    """A form that asks for more is asked for by the running gateway, too; a faulty one is told and not used."""
    place = serving.folder / "content/forms/request.yaml"
    log = serving.folder / "log"
    assert 201 == post(serving, VALUES)[0]
    place.write_text(FORM.replace("最少: 10\n", "最少: 60\n"), "utf-8")
    wait_until(lambda: "表单有改动，已经重新读取" in log.read_text("utf-8"))
    status, errors = post(serving, VALUES)
    assert (422, "info_desc", "too-short") == (status, errors[0]["field"], errors[0]["code"])
    place.write_text("标题: 只有标题\n", "utf-8")
    wait_until(lambda: "仍然用原来的" in log.read_text("utf-8"))
    assert "content/forms/request.yaml:1:1: error[" in log.read_text("utf-8")
    assert 422 == post(serving, VALUES)[0]
