"""What goes wrong on the network and on the disk, over real connections."""

import asyncio
import resource
import socket
from contextlib import suppress
from email import message_from_bytes
from email.policy import default

import httpx
import pytest

from portal.gateway import posted, server
from tests.gateway.conftest import VALUES

HEAD = b"POST /f/request HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n"


def talk(running, *pieces, patience=20):
    """What a raw connection is told after it has sent the pieces."""
    with socket.create_connection(("127.0.0.1", running.settings.port), timeout=patience) as connection:
        for piece in pieces:
            connection.sendall(piece)
        told = b""
        while more := connection.recv(65536):
            told += more
            if b"\r\n\r\n" in told and b"problem" in told and told.endswith(b"}"):
                break
        return told


def test_200_at_once(serving):
    """200 forms sent at once get 200 numbers, all in the spool."""
    running = serving()

    async def post_all():
        async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=200)) as client:
            headers = {"Accept": "application/json", "Origin": "https://lyj.yunling.example"}
            address = f"{running.url}f/request"
            posts = [
                client.post(
                    address, data=VALUES | {"info_name": f"第{turn}份"}, files={"x": ("", b"")}, headers=headers
                )
                for turn in range(200)
            ]
            return [answer.json()["receipt"] for answer in await asyncio.gather(*posts)]

    numbers = asyncio.run(post_all())
    assert sorted(numbers) == running.gateway.desk.store.spool.numbers()
    assert 200 == len(set(numbers))


def test_a_body_of_5_gb_is_refused_before_it_comes(serving):
    """Who announces 5 GB is told 413 at once; nothing of it is read."""
    told = talk(
        serving(), HEAD + b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000000\r\n\r\n"
    )
    assert told.startswith(b"HTTP/1.1 413")


def test_a_body_without_end_is_cut(serving):
    """Who sends piece after piece without saying how much is stopped at the limit, and memory does not grow."""
    running = serving()
    start = b'--b\r\nContent-Disposition: form-data; name="id_proof"; filename="a.pdf"\r\n\r\n'
    pieces = [b"%x\r\n%s\r\n" % (len(start), start)] + [b"10000\r\n" + b"x" * 65536 + b"\r\n"] * 310
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = talk(
        running, HEAD + b"Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n", *pieces
    )
    assert told.startswith(b"HTTP/1.1 413")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_who_says_nothing_is_left(serving, monkeypatch):
    """A connection that drips its first lines is ended."""
    monkeypatch.setattr(server, "_HEADERS_WITHIN", 0.3)
    running = serving()
    with socket.create_connection(("127.0.0.1", running.settings.port), timeout=20) as connection:
        connection.sendall(b"POST /f/request HTTP/1.1\r\n")
        with suppress(ConnectionResetError):
            assert b"" == connection.recv(100)


def test_who_stops_in_the_middle_is_told(serving, monkeypatch):
    """A form whose rest does not come is answered 408, and nothing is kept."""
    monkeypatch.setattr(posted, "_SILENCE", 0.3)
    running = serving()
    told = talk(running, HEAD + b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900\r\n\r\n--b\r\n")
    assert (True, []) == (told.startswith(b"HTTP/1.1 408"), running.gateway.desk.store.spool.numbers())


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        (
            "multipart/form-data; boundary=other",
            b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n',
            400,
        ),
        ("multipart/form-data", b"--b--", 400),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--\r\n", 400),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1', 422),
        ("text/plain", b"hello", 415),
        ("application/json", b"{}", 415),
    ],
)
def test_what_is_no_form_is_told_so(serving, content_type, body, status):
    """Bodies that are no form, or none that is whole, are refused in words."""
    headers = {"Content-Type": content_type, "Accept": "application/json"}
    answer = httpx.post(f"{serving().url}f/request", content=body, headers=headers)
    assert (status, True) == (answer.status_code, bool(answer.json()["detail"]))


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "utf-16-le", "base64", "none"])
def test_only_utf_8_is_read(serving, charset):
    """A form that calls itself written otherwise is read as UTF-8: no character comes of it that no disk takes."""
    running = serving()
    values = VALUES | {"purpose": "\\ud800", "token": "\\ud800"}
    parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in values.items()]
    headers = {"Content-Type": f"multipart/form-data; charset={charset}; boundary=b", "Accept": "application/json"}
    body = "".join((*parts, "--b--\r\n")).encode()
    assert 201 == httpx.post(f"{running.url}f/request", content=body, headers=headers).status_code
    (number,) = running.gateway.desk.store.spool.numbers()
    assert values["purpose"] == running.gateway.desk.store.spool.read(number).values["purpose"]


def test_10000_fields(serving):
    """A form of 10,000 fields is refused, as a part and as a query."""
    running = serving()
    many = {f"field{turn}": "x" for turn in range(10_000)}
    assert 413 == running.post(many).status_code
    answer = httpx.post(f"{running.url}f/request", data=many, headers={"Accept": "application/json"}, timeout=30)
    assert 413 == answer.status_code


@pytest.mark.parametrize("name", sorted(set(VALUES) - {"consent"}))
def test_no_field_reaches_a_header(serving, office, route, name, wait_until):
    """A line break in any field starts no header of any mail: the form is refused, or it stays in the text."""
    box = office()
    running = serving(route(box.port))
    values = VALUES | {"token": running.token(), name: f"{VALUES[name]}\r\nBcc: victim@elsewhere.example"}
    if running.post(values).status_code == 201:
        wait_until(lambda: len(box.taken) >= 3)
    mails = [message_from_bytes(content, policy=default) for content in box.taken]
    assert not [mail for mail in mails if mail["Bcc"]]
    assert [] == [mail["To"] for mail in mails if "victim" in str(mail["To"])]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("张\r木兰", 422),
        ("张\n木兰", 422),
        ("张\0木兰", 422),
        ("张\u202e木兰", 422),
        ("张🌲木兰", 201),
        ("阿依古丽·买买提", 201),
    ],
)
def test_odd_names(serving, typed, status):
    """Line breaks, NUL and turning marks in a name are told; real names and even trees are kept as they are."""
    running = serving()
    assert status == running.post(VALUES | {"name": typed}).status_code
    kept = [
        running.gateway.desk.store.spool.read(number).values["name"]
        for number in running.gateway.desk.store.spool.numbers()
    ]
    assert ([typed] if status == 201 else []) == kept


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("证件.pdf", b"MZ\x90\x00 program", "file-type"),
        ("证件.exe", b"%PDF-1.7", "file-type"),
        ("证件.pdf", b"", "file-empty"),
        ("证件.pdf", b"%PDF-1.7" + b"x" * 5_000_001, "file-too-large"),
        ("证件.pdf", b"PK\x03\x04" + b"\0" * 100, "file-type"),
    ],
)
def test_files_that_are_not_what_they_say(serving, name, content, code):
    """A file whose bytes are not what the form takes is told at its field."""
    answer = serving().post(files={"id_proof": (name, content, "application/pdf")})
    assert (422, [("id_proof", code)]) == (
        answer.status_code,
        [(error["field"], error["code"]) for error in answer.json()["errors"]],
    )


def test_a_file_nobody_asked_for(serving):
    """A file in a field that takes none is told, not dropped in silence."""
    answer = serving().post(files={"name": ("a.pdf", b"%PDF-1.7", "application/pdf")})
    assert "file-not-asked" in [error["code"] for error in answer.json()["errors"]]


def test_too_often_is_a_suspicion_then_a_refusal(serving):
    """From one block more than the limit is kept in quarantine; far more is refused with the other channels."""
    from portal.model.gateway import Limits  # noqa: PLC0415 - for this test alone

    running = serving(limits=Limits(block=2, refuse=4))
    answers = [running.post(VALUES | {"token": running.token(), "info_name": str(turn)}) for turn in range(5)]
    assert [201] * 4 + [429] == [answer.status_code for answer in answers]
    spool = running.gateway.desk.store.spool
    assert [(), (), ("too-often",), ("too-often",)] == [spool.read(number).suspicions for number in spool.numbers()]
    assert "0789-6521208" in answers[4].text
