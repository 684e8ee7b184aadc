"""The mails, read as the office's and the applicant's mail programs read them."""

import csv
import io
import json
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import httpx
import pytest

from portal.gateway.mails.dates import Dated, as_calendar
from portal.gateway.mails.message import plain_address
from portal.gateway.mails.tables import neutral
from tests.gateway.conftest import NOON, VALUES

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def sent(serving, office, route, wait_until):
    """Post a form and get the mails that come of it, by what they are about."""

    def post(values=None, faults=(), **options):
        box = office(*faults)
        running = serving(route(box.port, size=options.pop("size", 20_000_000)), **options.pop("settings", {}))
        answer = running.post({**VALUES, "token": running.token(), **(values or {})}, **options)
        assert 201 == answer.status_code, answer.text
        wait_until(lambda: len(box.taken) >= 3)
        mails = [message_from_bytes(content, policy=default) for content in box.taken]
        kinds = {mail["Message-ID"].partition("@")[0].rpartition(".")[2]: mail for mail in mails}
        return running, answer.json()["receipt"], kinds

    return post


def text_of(mail):
    """The text of a mail."""
    return mail.get_body(("plain",)).get_content()


def test_the_office_s_mail(sent):
    """The office gets the whole request, laid out like the paper form, with its files, as JSON and as a table."""
    _, number, mails = sent(files={"id_proof": ("身份证.pdf", PDF, "application/pdf")})
    mail = mails["office"]
    assert (f"【依申请公开】{number}", "mailbox" not in mail["To"]) == (mail["Subject"], True)
    assert ("xxgk@lyj.yunling.example", "gateway@lyj.yunling.example", "applicant@mail.example") == tuple(
        mail[name].addresses[0].addr_spec for name in ("To", "From", "Reply-To")
    )
    assert f"<{number}.office@lyj.yunling.example>" == mail["Message-ID"]
    for words in (
        "政府信息公开申请表",
        "姓名或者名称：张木兰",
        "证件类型：居民身份证",
        "证件号码：11010519491231002X",
        "获取方式：电子邮件",
    ):
        assert words in text_of(mail)
    files = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
    assert {f"{number}.json", f"{number}.csv", "1-身份证.pdf"} == set(files)
    assert PDF == files["1-身份证.pdf"]
    assert "张木兰" == json.loads(files[f"{number}.json"])["values"]["name"]
    assert files[f"{number}.csv"].startswith(b"\xef\xbb\xbf")
    assert ["姓名或者名称", "张木兰"] in list(csv.reader(io.StringIO(files[f"{number}.csv"].decode("utf-8-sig"))))


def test_the_applicant_s_mail_repeats_nothing(sent):
    """The receipt by mail has number, time, terms, the link, and nothing that was typed: the address may be wrong."""
    _, number, mails = sent()
    text = text_of(mails["receipt"])
    assert [True] * 4 == [words in text for words in (number, "12:00", "20个工作日", f"r/{number}/confirm?link=")]
    typed = {value for name, value in VALUES.items() if len(value) > 4 and name != "applicant_type"}
    assert [] == [value for value in typed if value in text]


def test_no_cell_is_a_formula(sent):
    """A cell that a spreadsheet would calculate is made text."""
    _, number, mails = sent({"info_name": '=HYPERLINK("http://x.example","看")', "purpose": "+86 用于研究"})
    table = next(part for part in mails["office"].iter_attachments() if part.get_filename() == f"{number}.csv")
    cells = dict(csv.reader(io.StringIO(table.get_payload(decode=True).decode("utf-8-sig"))))
    assert ('\'=HYPERLINK("http://x.example","看")', "'+86 用于研究") == (cells["信息名称"], cells["用途"])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_every_beginning_of_a_formula(cell):
    """Whatever a spreadsheet takes for a formula gets a mark before it."""
    assert f"'{cell}" == neutral(cell)


def test_a_mailbox_that_takes_no_attachments(sent):
    """Then the mail says where the files are, and how to take them out."""
    _, number, mails = sent(files={"id_proof": ("身份证.pdf", PDF * 200, "application/pdf")}, size=4_000)
    text = text_of(mails["office"])
    assert [] == list(mails["office"].iter_attachments())
    assert [True, True] == [words in text for words in (f"gateway show {number} --files", "1-身份证.pdf")]


def test_both_confirm(sent, wait_until):
    """The link is a page with a button; pressed, and confirmed by the office, the dates go out to both."""
    from portal.gateway.proceedings import case_of, confirm_by_office  # noqa: PLC0415 - for this test alone

    running, number, mails = sent()
    link = next(line for line in text_of(mails["receipt"]).splitlines() if "/confirm?link=" in line)
    ledger = running.gateway.desk.store.ledger
    assert "请确认是您提交的" in httpx.get(link).text
    assert case_of(ledger, number).applicant_confirmed is None
    assert "已经确认" in httpx.post(link).text
    assert case_of(ledger, number).received_on is None
    running.clock[0] += timedelta(days=1)
    confirm_by_office(ledger, number, running.clock[0], by_phone=False)
    assert (NOON + timedelta(days=1)).date() == case_of(ledger, number).received_on
    states = lambda: dict(ledger.ask("SELECT kind, state FROM mails WHERE number = ?", number))  # noqa: E731 - read twice
    wait_until(lambda: {"sent"} == {states().get("dates"), states().get("notice")})
    page = httpx.get(running.post({**VALUES, "name": "李竹青"}).json()["view_url"]).text
    assert "已提交，待工作人员与您确认收到" in page


def test_a_false_link_confirms_nothing(serving):
    """Another number's link, or none, is answered 404 and changes nothing."""
    running = serving()
    first, second = (running.post({**VALUES, "name": name}).json()["receipt"] for name in ("张木兰", "李竹青"))
    link = running.gateway.desk.signer.confirm_link(first)
    answers = [
        httpx.post(f"{running.url}r/{second}/confirm?link={link}"),
        httpx.post(f"{running.url}r/{second}/confirm"),
    ]
    assert [404, 404] == [answer.status_code for answer in answers]
    assert "applicant-confirmed" not in {line.event for line in running.gateway.desk.store.ledger.lines()}


@pytest.mark.parametrize(
    "address",
    [
        "a@b",
        "a b@mail.example",
        "a@mail.example\r\nBcc: b@mail.example",
        "a@mail.example, b@mail.example",
        "<a@mail.example>",
        "",
    ],
)
def test_what_is_no_address_is_no_recipient(address):
    """Only one plain address becomes a Reply-To or a recipient."""
    assert not plain_address(address)


def test_the_calendar_file():
    """Whole days, with a name that stays, lines that no program finds too long."""
    content = as_calendar(
        "20260630-0001-A", [Dated("reply", NOON.date(), "答复的最后一天" * 9)], NOON, "lyj.example"
    ).decode()
    lines = content.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert {"UID:20260630-0001-A.reply@lyj.example", "DTSTART;VALUE=DATE:20260630", "DTEND;VALUE=DATE:20260701"} <= set(
        lines
    )
    assert "答复的最后一天" * 9 in content.replace("\r\n ", "")


def test_the_digest_goes_out_also_when_there_was_nothing(serving, office, route, wait_until):
    """Once its hour has come the office gets the day's list, whatever is in it, once."""
    box = office()
    running = serving(route(box.port))
    wait_until(lambda: box.taken)
    mail = message_from_bytes(box.taken[0], policy=default)
    assert ("收件日报 2026年6月30日（星期二）", True) == (mail["Subject"], "二、过去24小时收到（0件）" in text_of(mail))
    assert 1 == len([line for line in running.gateway.desk.store.ledger.lines() if line.event == "digest"])
