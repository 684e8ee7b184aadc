"""The gateway over HTTP, as scripts and as pages without scripts use it."""

import re
from datetime import timedelta
from html import unescape

import httpx
import pytest

from tests.gateway.conftest import VALUES

PDF = ("证件.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")


def hidden(page):
    """The hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    found += re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in found}


def test_a_script_gets_its_receipt(serving):
    """A valid form is answered 201 with number, time, state, address and limits, when it is in the spool."""
    running = serving()
    answer = running.post(VALUES | {"token": running.token()})
    body = answer.json()
    assert (201, "submitted") == (answer.status_code, body["status"])
    assert {"receipt", "received_at", "status", "view_url", "limits"} == set(body)
    assert [body["receipt"]] == running.gateway.desk.store.spool.numbers()
    assert "2026-06-30T12:00:30+08:00" == body["received_at"]
    assert any("20个工作日" in limit for limit in body["limits"])
    assert body["receipt"] in httpx.get(body["view_url"]).text


def test_faults_are_told_by_field(serving):
    """A form with faults is answered with a problem that names each field, and nothing is kept."""
    running = serving()
    answer = running.post({**VALUES, "id_no": "110105194912310021", "name": ""})
    body = answer.json()
    assert (422, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    assert {"name": "required", "id_no": "id-card-check"} == {error["field"]: error["code"] for error in body["errors"]}
    assert all(error["message"] for error in body["errors"])
    assert [] == running.gateway.desk.store.spool.numbers()


def test_without_scripts_all_the_way(serving):
    """A form with mistakes comes back with its values; mended it is shown to be checked, then received."""
    running = serving()
    page = running.post({**VALUES, "phone": "12"}, files={"id_proof": PDF}, headers={"Accept": "text/html"})
    assert (422, True, True) == (page.status_code, "张木兰" in page.text, "已经收到：证件.pdf" in page.text)
    token = hidden(page.text)["token"]
    running.clock[0] += timedelta(seconds=30)
    check = running.post({**VALUES, "token": token}, headers={"Accept": "text/html"})
    assert (200, True, True) == (check.status_code, "请核对" in check.text, "证件.pdf" in check.text)
    sent = running.post({**hidden(check.text), "step": "send"}, headers={"Accept": "text/html"})
    assert 303 == sent.status_code
    receipt = httpx.get(f"{running.url}f/{sent.headers['location']}")
    (number,) = running.gateway.desk.store.spool.numbers()
    assert (200, True) == (receipt.status_code, number in receipt.text)
    assert "已提交，待工作人员与您确认收到" in receipt.text
    assert "已受理" not in receipt.text
    filed = running.gateway.desk.store.spool.read(number)
    assert ["证件.pdf"] == [file.name for file in filed.files]
    assert () == filed.suspicions


def test_a_file_that_did_not_wait_is_asked_for_again(serving):
    """Whoever comes back after its two hours is told which file is gone, before anything is sent without it."""
    running = serving()
    check = running.post(files={"id_proof": PDF}, headers={"Accept": "text/html"})
    running.clock[0] += timedelta(hours=3)
    running.gateway.desk.holding.clear(running.clock[0])
    sent = running.post({**hidden(check.text), "step": "send"}, headers={"Accept": "text/html"})
    assert (422, True) == (sent.status_code, "“证件.pdf”已经不在了" in sent.text)
    assert [] == running.gateway.desk.store.spool.numbers()
    again = running.post({**VALUES, "token": hidden(sent.text)["token"]}, headers={"Accept": "text/html"})
    assert (200, False) == (again.status_code, "证件.pdf" in again.text)


def test_the_receipt_covers_numbers_of_papers(serving):
    """What was sent stands on the receipt, the middle of the identity number hidden."""
    running = serving()
    shown = httpx.get(running.post().json()["view_url"]).text
    assert ("1101**********002X" in shown, VALUES["id_no"] in shown) == (True, False)


def test_back_to_mend(serving):
    """From the page to be checked one can go back, with everything still there."""
    running = serving()
    check = running.post(headers={"Accept": "text/html"})
    back = running.post({**hidden(check.text), "step": "edit"}, headers={"Accept": "text/html"})
    assert (200, True) == (back.status_code, 'value="张木兰"' in back.text)


def test_a_page_from_before_the_form_changed(serving):
    """409, with the form as it is now and what was typed kept; scripts are told the new version."""
    running = serving()
    page = running.post({**VALUES, "form_version": "000000000000"}, headers={"Accept": "text/html"})
    told = running.post({**VALUES, "form_version": "000000000000"})
    assert (409, True) == (page.status_code, "张木兰" in page.text)
    assert (409, running.gateway.desk.forms["request"].version) == (told.status_code, told.json()["form_version"])


def test_what_was_not_kept_is_tried_again(serving):
    """The page that says so holds the answers and the files that wait; with room again one press sends them."""
    running = serving()
    check = running.post(files={"id_proof": PDF}, headers={"Accept": "text/html"})
    running.clock[0] += timedelta(seconds=30)
    with running.gateway.desk.store.ledger.writing() as entry:
        entry.do("CREATE TRIGGER full BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    told = running.post({**hidden(check.text), "step": "send"}, headers={"Accept": "text/html"})
    assert (503, True, True) == (told.status_code, "您的内容没有收到" in told.text, ">再试一次</button>" in told.text)
    with running.gateway.desk.store.ledger.writing() as entry:
        entry.do("DROP TRIGGER full")
    assert 303 == running.post({**hidden(told.text), "step": "send"}, headers={"Accept": "text/html"}).status_code
    (number,) = running.gateway.desk.store.spool.numbers()
    filed = running.gateway.desk.store.spool.read(number)
    assert (VALUES, ["证件.pdf"], ()) == (filed.values, [file.name for file in filed.files], filed.suspicions)


def test_the_notice_stands_by_the_form(serving):
    """The gateway's own form tells of personal data and has the notices that its reader ticks to have read."""
    page = serving().post({**VALUES, "phone": "12"}, headers={"Accept": "text/html"}).text
    for words in ("个人信息处理告知", "云岭县林业局，联系电话0789-6521208", "申请须知", "一事一申请", "有1处需要修改"):
        assert words in page


def test_a_receipt_says_nothing_that_quarantine_makes_false(serving):
    """Whether it waits or was passed on, the page's sentences are true and the same."""
    running = serving()
    pages = [httpx.get(running.post({**VALUES, **more}).json()["view_url"]).text for more in ({}, {"homepage": "x"})]
    assert not any("转交" in page for page in pages)


def test_a_replay_is_one_request(serving):
    """The same form with the same token, sent three times, is one request with one key."""
    running = serving()
    token = running.token()
    answers = [running.post({**VALUES, "token": token}, files={"id_proof": PDF}).json() for _ in range(3)]
    assert 1 == len({answer["view_url"] for answer in answers}) == len(running.gateway.desk.store.spool.numbers())


def test_two_requests_on_one_token_are_two(serving):
    """A token that was used does not swallow another request."""
    running = serving()
    token = running.token()
    running.post({**VALUES, "token": token})
    running.post({**VALUES, "token": token, "info_desc": "2024年全县油茶低产林改造补助资金分配文件"})
    assert 2 == len(running.gateway.desk.store.spool.numbers())


@pytest.mark.parametrize(
    ("change", "headers", "expected"),
    [
        ({}, {}, ("no-token",)),
        ({"token": "ey.false"}, {}, ("token-false",)),
        ({"homepage": "https://spam.example"}, {}, ("trap", "no-token")),
        ({}, {"Origin": "https://elsewhere.example"}, ("no-token", "foreign-origin")),
        ({}, {"Origin": ""}, ("no-token", "no-origin")),
        ({"altcha": "bm90aGluZw=="}, {}, ("no-token", "proof-false")),
    ],
)
def test_a_suspect_gets_the_same_answer(serving, change, headers, expected):
    """Whatever lowers trust, the answer is a receipt like any other; only the request waits elsewhere."""
    running = serving()
    answer = running.post({**VALUES, **change}, headers=headers)
    (number,) = running.gateway.desk.store.spool.numbers()
    found = running.gateway.desk.store.spool.read(number).suspicions
    assert (201, {"receipt", "received_at", "status", "view_url", "limits"}) == (answer.status_code, set(answer.json()))
    assert (expected if len(expected) > 1 or "token-false" in expected else ()) == found


def test_strangers_do_not_see_a_receipt(serving):
    """A number without its key, or with another's, shows nothing."""
    running = serving()
    number = running.post().json()["receipt"]
    other = running.post({**VALUES, "name": "李竹青"}).json()["view_url"].partition("?")[2]
    answers = [httpx.get(f"{running.url}r/{number}{tail}") for tail in ("", "?key=", f"?{other}")]
    assert [404] * 3 == [answer.status_code for answer in answers]
    assert not any("张木兰" in answer.text or "李竹青" in answer.text for answer in answers)


def test_number_and_key_can_be_typed(serving):
    """The status page is found by typing number and key, however their letters are written."""
    running = serving()
    body = running.post().json()
    key = body["view_url"].partition("key=")[2]
    found = httpx.post(f"{running.url}r", data={"number": body["receipt"].lower(), "key": key.upper()})
    assert (303, f"r/{body['receipt']}?key={key}") == (found.status_code, found.headers["location"])
    assert 404 == httpx.post(f"{running.url}r", data={"number": body["receipt"], "key": "x"}).status_code


def test_pages_protect_themselves(serving):
    """Every answer forbids scripts, frames, sniffing and storing; foreign origins are not let in."""
    running = serving()
    for answer in (running.post(), running.post(headers={"Accept": "text/html"}), httpx.get(f"{running.url}r/x")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert ("nosniff", "no-store") == (answer.headers["x-content-type-options"], answer.headers["cache-control"])
    assert "https://lyj.yunling.example" == running.post().headers["access-control-allow-origin"]
    assert "access-control-allow-origin" not in running.post(headers={"Origin": "https://elsewhere.example"}).headers


def test_the_style_sheet_is_the_site_s(serving):
    """The pages bring their own copy of the site's style sheet."""
    running = serving()
    page = httpx.get(f"{running.url}r").text
    sheet = httpx.get(f"{running.url}{re.search(r'assets/style.[0-9a-f]+.css', page)[0]}")
    assert (200, True) == (sheet.status_code, ".site-header" in sheet.text)


def test_the_form_itself_is_on_the_site(serving):
    """Who opens the address of a form in a browser is led to the form's page."""
    assert (
        "https://lyj.yunling.example/forms/request.html" == httpx.get(f"{serving().url}f/request").headers["location"]
    )


@pytest.mark.parametrize(
    ("path", "method", "status"), [("f/none", "POST", 404), ("x", "GET", 404), ("healthz", "POST", 405)]
)
def test_wrong_addresses_say_so(serving, path, method, status):
    """A wrong address is answered with a page in Chinese that gives the other channels."""
    answer = httpx.request(method, f"{serving().url}{path}")
    assert (status, True) == (answer.status_code, "0789-6521208" in answer.text)


def test_health(serving):
    """The health says what waits and since when."""
    running = serving()
    running.post({**VALUES, "token": running.token()})
    running.post({**VALUES, "homepage": "x"})
    running.clock[0] += timedelta(hours=2)
    found = httpx.get(f"{running.url}healthz").json()
    assert ("degraded", 7230, 3, 1) == tuple(
        found[name] for name in ("status", "oldest_unsent_seconds", "unsent", "quarantined")
    )
