"""A store with a key: nothing that was typed rests on its disk, and without the key nothing happens to it."""

import base64
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from portal.gateway import proceedings
from portal.gateway.backup import back_up
from portal.gateway.recovery import recover
from portal.gateway.safe import Unreadable, WrongKey
from portal.gateway.spool import DamagedRequest
from portal.gateway.store import open_store
from tests.gateway.conftest import BOTH_WAYS, NOON, STORE_KEY, VALUES, make_submission, make_upload

ROOT = Path(__file__).parents[2]
OTHER_KEY = b"k" * 32
NAME, ID_NO, PHONE = "欧阳青禾", "11010519491231002X", "0789-6527391"
ADDRESS, TEXT = "canary-7391@mail.example", "2025年沙溪口镇柿坪村退耕还林补助发放到户的清单"
PICTURE = b"%PDF-1.7\n" + os.urandom(64) + b"canary of the file" * 9000
TYPED = VALUES | {"name": NAME, "id_no": ID_NO, "phone": PHONE, "email": ADDRESS, "info_desc": TEXT}
FILE_NAME = "欧阳青禾的身份证.pdf"


def forms_of(canary):
    """The bytes in which somebody could find it again."""
    content = canary if isinstance(canary, bytes) else canary.encode()
    yield content
    yield content.hex().encode()
    for skipped in range(3):  # base64 of it wherever it begins, without the ends that its neighbours change
        yield base64.b64encode(b"\0" * skipped + content)[4 : -4 if len(content) > 9 else None]
    if isinstance(canary, str):
        yield from (canary.encode("gb18030"), canary.encode("utf-16-le"), json.dumps(canary).strip('"').encode())


CANARIES = {
    "name": NAME,
    "id_no": ID_NO,
    "phone": PHONE,
    "email": ADDRESS,
    "text": TEXT,
    "file": b"canary of the file",
    "file name": FILE_NAME,
    "reason": "申请人欧阳青禾要求",
    "refusal": "mailbox of canary-7391",
}


def found_in(contents):
    """The canaries that stand in any of the contents, in any form."""
    return {
        name
        for name, canary in CANARIES.items()
        if any(form in content for form in forms_of(canary) for content in contents)
    }


def files_below(folder):
    """The bytes and the names of every file in a folder."""
    return [place.read_bytes() + place.name.encode() for place in folder.rglob("*") if place.is_file()]


def nameless_files(folder):
    """The bytes of the files without a name that this process has open on the disk of a folder."""
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = link.readlink()
        except FileNotFoundError:  # the one that lists them
            continue
        if target.is_relative_to(folder):
            yield link.read_bytes()


@pytest.fixture
def upload_on_its_way(tmp_path, monkeypatch):
    """Half of a form with a large file, sent and not ended; the nameless files there are then."""
    folder = tmp_path / "coming in"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def send(running, wait_until):
        part = b'--b\r\nContent-Disposition: form-data; name="id_proof"; filename="a.pdf"\r\n\r\n'
        head = b"POST /f/request HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        with socket.create_connection(("127.0.0.1", running.settings.port)) as connection:
            connection.sendall(head + b"Content-Length: 900000\r\n\r\n" + part + PICTURE * 3)
            wait_until(lambda: sum(map(len, nameless_files(folder))) > 2 * len(PICTURE))
            return list(nameless_files(folder))

    return send


@BOTH_WAYS
def test_nothing_that_was_typed_rests_on_the_disk(
    serving, office, route, keys, tmp_path, upload_on_its_way, wait_until
):
    """With a key no byte of store, backup or files on their way shows what was typed; without one it is all there."""
    box = office(*["550 no"] * 20)
    running = serving(route(box.port))
    box.faults[:] = ["451 mailbox of canary-7391 is away"] * 50
    files = {"id_proof": (FILE_NAME, PICTURE, "application/pdf")}
    number = running.post(TYPED | {"token": running.token()}, files=files).json()["receipt"]
    assert 201 == running.post(TYPED | {"info_name": "待甄别", "homepage": "x"}, files=files).status_code
    page = running.post(TYPED, files=files, headers={"Accept": "text/html"})
    assert (200, True) == (page.status_code, any((running.settings.store / "held").iterdir()))
    store = running.gateway.desk.store
    store.spool.write("20260630-0009-A", make_submission("half", values=TYPED))  # as a kill leaves it
    wait_until(lambda: len(box.refused) >= 2)
    proceedings.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    proceedings.extend(store.ledger, number, NOON, NOON.date(), CANARIES["reason"])
    on_the_way = upload_on_its_way(running, wait_until)
    back_up(store, tmp_path / "backup")
    everywhere = (files_below(running.settings.store), files_below(tmp_path / "backup"), on_the_way)
    expected = [set(), set(), set()] if keys else [set(CANARIES), set(CANARIES), {"file"}]
    assert expected == [found_in(contents) for contents in everywhere]
    assert PICTURE == store.spool.content(number, store.spool.read(number).files[0])
    assert (
        CANARIES["reason"]
        == next(line for line in store.ledger.lines(number) if line.event == "extended").facts["reason"]
    )


@pytest.fixture
def keys():
    """With a key."""
    return (STORE_KEY,)


def everything(folder):
    """What lies in a folder."""
    return {
        place: place.read_bytes() for place in folder.rglob("*") if place.is_file() and place.suffix != ".sqlite-shm"
    }


def test_a_request_does_not_open_as_another(store):
    """A file put in the place of another's, or a line's facts in another's, is damage."""
    first, second = store.accept(make_submission("1"), make_submission("2"))
    store.spool.place(first).replace(store.spool.place(second))
    with pytest.raises(DamagedRequest):
        store.spool.read(second)
    rows = store.ledger.ask("SELECT seq, facts FROM lines WHERE event = 'received'")
    with store.ledger.writing() as entry:
        entry.do("DROP TRIGGER lines_stay")
        entry.do("UPDATE lines SET facts = ? WHERE seq = ?", rows[0][1], rows[1][0])
    with pytest.raises(Unreadable):
        store.ledger.lines(second)


def test_a_store_that_got_its_key_later_holds_both(store):
    """What came before the key and what came after are read together; so they are after the key has changed."""
    store.close()
    plain = open_store(store.folder.with_name("other"))
    numbers = []
    for turn, given in enumerate([(), (OTHER_KEY,), (STORE_KEY, OTHER_KEY)]):
        store.folder, store.keys = plain.folder, given
        store.open()
        numbers += store.accept(make_submission(str(turn), uploads=(make_upload(b"%PDF-1.7 1"),)))
        if turn < 2:
            store.close()
    assert [VALUES] * 3 == [store.spool.read(number).values for number in numbers]
    assert [b"%PDF-1.7 1"] * 3 == [store.spool.content(number, store.spool.read(number).files[0]) for number in numbers]
    used = [store.spool.key_of(number) for number in numbers]
    assert ("", 3, store.safe.key_id) == (used[0], len(set(used)), used[2])
    events = [line.event for line in store.ledger.lines()]
    assert (["received", "key", "received", "key", "received"], None) == (events, store.ledger.first_broken())
    plain.ledger.close()


@pytest.mark.parametrize("given", [(), (OTHER_KEY,)], ids=["none", "another"])
def test_without_its_key_a_store_does_not_open(store, given):
    """A store whose key is missing or another is refused by that key's id, and is as it was."""
    store.accept(make_submission())
    store.close()
    before = everything(store.folder)
    with pytest.raises(WrongKey, match=store.safe.key_id):
        open_store(store.folder, given)
    assert before == everything(store.folder)
    store.open()


@pytest.mark.parametrize("given", [(), (OTHER_KEY,)], ids=["none", "another"])
def test_without_ledger_and_key_nothing_is_changed(store, given):
    """When the ledger is lost the sealed requests still say which key they want, and a start without it ends there."""
    store.accept(make_submission())
    store.close()
    for file in store.folder.glob("ledger*"):
        file.unlink()
    (store.folder / "requests/20260630-0002-E.unfinished").touch()
    opened = open_store(store.folder, given)
    with pytest.raises(WrongKey, match=store.safe.key_id):
        recover(opened.spool, opened.ledger, NOON)
    assert 2 == len(list((store.folder / "requests").iterdir()))
    opened.ledger.close()
    store.open()
    assert 1 == len(recover(store.spool, store.ledger, NOON).entered)


def test_a_waiting_file_that_was_changed_is_not_taken(serving):
    """A file that waits and no longer opens is asked for again; nothing wrong is kept."""
    running = serving()
    files = {"id_proof": ("证件.pdf", b"%PDF-1.7 1", "application/pdf")}
    page = running.post(files=files, headers={"Accept": "text/html"}).text
    (held,) = (running.settings.store / "held").iterdir()
    held.write_bytes(held.read_bytes()[:-1] + b"?")
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    sent = running.post(VALUES | {"token": token})
    assert (422, ["file-gone"]) == (sent.status_code, [error["code"] for error in sent.json()["errors"]])
    assert [] == running.gateway.desk.store.spool.numbers()


def test_without_a_key_nothing_more_is_loaded(tmp_path):
    """A gateway that encrypts nothing does not load the library that could."""
    program = (
        "import sys; from portal.gateway.running import open_gateway; from portal.gateway.store import open_store;"
        f" open_store(__import__('pathlib').Path({str(tmp_path / 'store')!r})); print('cryptography' in sys.modules);"
        f" open_store(__import__('pathlib').Path({str(tmp_path / 'store')!r}), [bytes(32)]);"
        " print('cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ["False", "True"] == done.stdout.split()
