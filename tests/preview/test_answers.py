"""portal/preview/answers.py and server.py over real sockets."""

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal.preview.answers import Served
from portal.preview.news import Board
from portal.preview.server import serving
from portal.problems import CannotFinish
from tests.waiting import PATIENCE

HOST = "127.0.0.1"


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """A site of three files, under a path of a host."""
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("<html><BODY><p>首页 &lt;/body></p></BODY></html>", "utf-8")
    (output / "404.html").write_text("<html><body>没有这个页面</body></html>", "utf-8")
    (output / "data.json").write_text("{}")
    return Served(output, Board(), "zh", "/zwgk/")


@pytest.fixture
def free(own_port: int) -> tuple[str, int]:
    """Where to look for a port."""
    return HOST, own_port


@pytest.fixture
def port(served: Served, free: tuple[str, int]) -> Iterator[int]:
    """The port of a running server."""
    with serving(free, served) as (port, answer):
        answer()
        yield port


def test_pages_carry_the_script(port: int, served: Served, fetch: Callable) -> None:
    """A page is the file with one line before the end of its body, and says its length."""
    response, body = fetch(port, "/?x=1#y")
    script = f'<script src="/-/reload.js" data-generation="{served.board.latest.generation}"></script>'
    file = (served.output / "index.html").read_text("utf-8")
    assert file.replace("</BODY>", f"{script}</BODY>") == body.decode()
    assert str(len(body)) == response.headers["Content-Length"]
    assert "no-store" == response.headers["Cache-Control"]
    assert "text/html; charset=utf-8" == response.headers["Content-Type"]


def test_other_files_are_sent_as_they_are(port: int, fetch: Callable) -> None:
    """Only pages carry the script."""
    assert b"{}" == fetch(port, "/data.json")[1]


def test_pages_are_found_under_the_path_of_the_host(port: int, fetch: Callable) -> None:
    """The links of 404.html, which begin with the path of base_url, work."""
    assert b"{}" == fetch(port, "/zwgk/data.json")[1]
    assert 200 == fetch(port, "/zwgk/")[0].status


def test_a_missing_page_is_the_sites_own(port: int, fetch: Callable) -> None:
    """404.html with status 404, and with the script, so that it too reloads."""
    response, body = fetch(port, "/%E6%B2%A1%E6%9C%89.html")
    assert 404 == response.status
    assert "没有这个页面" in body.decode()
    assert b"/-/reload.js" in body


def test_without_a_site_a_page_says_so(port: int, served: Served, fetch: Callable) -> None:
    """Before the first good build there is a page to show the problems on."""
    for file in served.output.iterdir():
        file.unlink()
    response, body = fetch(port, "/")
    assert 404 == response.status
    assert "网站还没有生成" in body.decode()
    assert b"/-/reload.js" in body


@pytest.mark.parametrize("address", ["/", "/data.json", "/missing", "/-/reload.js", "/-/events"])
def test_head_is_get_without_the_body(port: int, fetch: Callable, address: str) -> None:
    """HEAD tells what GET would send, and sends nothing of it."""
    response, _ = fetch(port, address, "HEAD")
    if address != "/-/events":
        whole, content = fetch(port, address)
        assert (whole.status, str(len(content))) == (response.status, response.headers["Content-Length"])
    with closing(socket.create_connection((HOST, port), timeout=PATIENCE)) as plain, plain.makefile("rb") as answer:
        plain.sendall(f"HEAD {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert answer.read().endswith(b"\r\n\r\n")


def test_nothing_can_be_sent(port: int, fetch: Callable) -> None:
    """The preview takes no forms."""
    assert 501 == fetch(port, "/", "POST")[0].status


def test_a_foreign_name_for_this_computer_is_refused(port: int, fetch: Callable) -> None:
    """A web site whose name leads here cannot read what is not published yet."""
    assert 403 == fetch(port, "/", Host="evil.example")[0].status
    assert 403 == fetch(port, "/", Host="127.0.0.1.evil.example:8000")[0].status
    assert 200 == fetch(port, "/", Host=f"localhost:{port}")[0].status


def test_only_this_computer_is_served(port: int) -> None:
    """No other computer can connect."""
    refused = pytest.raises((ConnectionRefusedError, TimeoutError))
    with refused, socket.create_connection(("127.0.0.2", port), timeout=1):
        pass


def test_the_script_is_a_file(port: int, fetch: Callable) -> None:
    """It can be loaded where a page allows scripts from its own host only."""
    response, body = fetch(port, "/-/reload.js")
    assert "text/javascript; charset=utf-8" == response.headers["Content-Type"]
    assert b"EventSource" in body


def test_open_pages_hear_the_news(port: int, served: Served, listening: Callable) -> None:
    """Each page hears the state first, then every change, over one connection."""
    with listening(port) as one, listening(port) as other:
        before = next(one)
        assert before == next(other)
        served.board.post(["第 1 行<b>错了"])
        for page in (one, other):
            news = next(page)
            assert ["第 1 行<b>错了"] == news["problems"]
            assert "有 1 个问题" in str(news["heading"])
            assert before["generation"] == news["generation"]
        served.board.post([])
        assert before["generation"] != next(one)["generation"]


def test_long_lists_are_cut(port: int, served: Served, listening: Callable) -> None:
    """The browser shows the first problems and says how many more there are."""
    served.board.post([str(number) for number in range(70)])
    with listening(port) as page:
        news = next(page)
    assert [str(number) for number in range(50)] == news["problems"]
    assert "20" in news["more"]
    assert "70" in news["heading"]


def test_a_page_that_goes_leaves_no_trace(
    port: int, served: Served, listening: Callable, capfd: pytest.CaptureFixture[str]
) -> None:
    """Closed tabs print nothing in the terminal."""
    with listening(port) as page:
        next(page)
    for number in range(5):
        served.board.post([str(number)])
    with closing(socket.create_connection((HOST, port))) as rude:
        rude.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET")
    with listening(port) as page:
        next(page)
    assert ("", "") == capfd.readouterr()


def test_the_end_ends_everything(served: Served, free: tuple[str, int]) -> None:
    """Open pages do not keep the preview from ending, and the port is free again."""
    with serving(free, served) as (port, answer):
        answer()
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        connection.request("GET", "/-/events")
        response = connection.getresponse()
        response.readline()
    response.read()
    connection.close()
    with serving((HOST, port), Served(served.output, Board(), "zh")) as (again, _):
        assert port == again


def test_the_next_free_port_is_taken(served: Served, free: tuple[str, int]) -> None:
    """Another program's port is left alone."""
    with serving(free, served) as (taken, _), serving((HOST, taken), served) as (port, _):
        assert port > taken


def test_without_a_free_port_it_cannot_finish(served: Served) -> None:
    """It says which ports it tried."""
    with socket.socket() as other:
        try:
            other.bind((HOST, 65535))
            other.listen()
        except OSError:
            pass  # so it is another's
        with pytest.raises(CannotFinish) as found, serving((HOST, 65535), served):
            pass
    assert {"first": "65535", "last": "65535"} == found.value.values


def test_no_request_meets_half_a_site(
    served: Served, free: tuple[str, int], put_site: Callable, fetch: Callable
) -> None:
    """While the build exchanges the sites each answer is a whole page of one of them."""
    files = [{"index.html": f"{number}\n" * 20_000, "d/1.html": str(number)} for number in range(3)]
    output = served.output.parent / "exchanged"
    put_site(output, files[0])
    served.output = output
    over = threading.Event()

    def exchange() -> None:
        number = 0
        while not over.is_set():
            number += 1
            put_site(output, files[number % 3])

    builder = threading.Thread(target=exchange)
    with serving(free, served) as (port, answer):
        answer()
        builder.start()
        try:
            answers = [fetch(port, ("/", "/d/1.html")[turn % 2]) for turn in range(300)]
        finally:
            over.set()
            builder.join()
    assert {200} == {response.status for response, _ in answers}
    pages = {frozenset(body.partition(b"<script")[0].split()) for _, body in answers}
    assert {1} == {len(page) for page in pages}
    assert len(pages) > 1
