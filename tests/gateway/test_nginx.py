"""The nginx rules of docs/deploy/gateway, run by a real nginx before a real gateway."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.gateway.conftest import VALUES
from tests.ports import free_port

RULES = (Path(__file__).parents[2] / "docs/deploy/gateway/nginx.conf").read_text("utf-8")


@pytest.fixture
def before(program: Callable[[str], str], tmp_path: Path, wait_until) -> Iterator[Callable[[int], str]]:
    """Put nginx before a port, by the rules as they are written but for the certificate; its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start(port: int) -> str:
        own = free_port()
        rules = re.sub(r"\n +ssl_\w+ +[^;]+;", "", RULES).replace("listen 443 ssl;", f"listen 127.0.0.1:{own};")
        rules = rules.replace("127.0.0.1:8025", f"127.0.0.1:{port}").replace("/var/log/nginx", str(tmp_path))
        config = tmp_path / "nginx.conf"
        head = f"daemon off; pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log; events {{}}"
        config.write_text(f"{head}\nhttp {{\n{rules}\n}}\n", "utf-8")
        command = [program("nginx"), "-p", str(tmp_path), "-e", str(tmp_path / "error.log"), "-c", str(config)]
        started.append(subprocess.Popen(command, stderr=sys.stderr))
        wait_until(lambda: is_listening(own))
        return f"http://127.0.0.1:{own}/"

    yield start
    for process in started:
        process.terminate()
        process.wait()


def is_listening(port):
    """Whether something answers there."""
    try:
        return bool(httpx.get(f"http://127.0.0.1:{port}/"))
    except httpx.TransportError:
        return False


def test_the_way_through_nginx(serving, before, tmp_path, wait_until):
    """A form goes through, its receipt is seen, and the log holds neither the key nor what was typed."""
    running = serving(proxies=("127.0.0.1",))
    url = before(running.settings.port)
    answer = httpx.post(f"{url}f/request", data=VALUES, files={"x": ("", b"")}, headers={"Accept": "application/json"})
    receipt, key = answer.json()["receipt"], answer.json()["view_url"].partition("?key=")[2]
    assert receipt in httpx.get(f"{url}r/{receipt}", params={"key": key}).text
    log = tmp_path / "gongkai-gateway.log"
    wait_until(lambda: f"/r/{receipt}" in log.read_text("utf-8"))
    assert key not in log.read_text("utf-8")
    assert 403 != httpx.get(f"{url}healthz").status_code


def test_a_gateway_that_is_away(serving, before):
    """Whoever posts then is told in Chinese that it is not known to be received, with phone, address and paper form."""
    running = serving()
    url = before(running.settings.port)
    running.stop()
    answer = httpx.post(f"{url}f/request", data=VALUES, files={"x": ("", b"")})
    assert (503, "text/html; charset=utf-8") == (answer.status_code, answer.headers["content-type"])
    for words in ("不能确定是否收到", "0789-6521208", "青屏路36号", "forms/request.html"):
        assert words in answer.text


def test_a_body_that_is_too_large(serving, before):
    """It is refused by nginx in the words of the gateway."""
    answer = httpx.post(f"{before(serving().settings.port)}f/request", content=b"x" * 22_000_000, timeout=30)
    assert (413, True) == (answer.status_code, "文件加起来太大，没有收到" in answer.text)


def test_a_refusal_of_the_gateway_comes_through(serving, before):
    """The gateway's own 503 keeps its page, with the other ways to file the request."""
    running = serving(reserve=2**60)
    answer = httpx.post(
        f"{before(running.settings.port)}f/request", data=VALUES | {"step": "send"}, files={"x": ("", b"")}
    )
    assert (503, True) == (answer.status_code, "您的内容没有收到" in answer.text)
