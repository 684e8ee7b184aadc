"""``gateway`` on the command line, over a store with two requests."""

import json
import re
import shutil
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portal.gateway.intake import Intake
from portal.gateway.store import open_store
from tests.gateway.conftest import NOON, make_submission, make_upload

SAMPLE = Path(__file__).parents[2] / "gateway.toml"
LATER = "2026-07-03T09:00+08:00"


@pytest.fixture
def root(tmp_path):
    """A site with a gateway that has received a request and a suspect one."""
    shutil.copy(SAMPLE, tmp_path)
    store = open_store(tmp_path / ".gongkai/gateway")
    intake = Intake(store.spool, store.ledger, 0, lambda: NOON)
    for submission in (
        make_submission("1", uploads=(make_upload(b"%PDF-1.7"),)),
        make_submission("2", suspicions=("trap",)),
    ):
        intake.accept(submission).result(20)
    intake.close()
    store.ledger.close()
    return tmp_path


@pytest.fixture
def gateway(root, run):
    """The command as a function; times are those of 3 July 2026."""
    return lambda *words: run("gateway", *words, "--root", root, as_of=LATER)


@pytest.fixture
def number(gateway):
    """The number of the honest request."""
    return next(row["number"] for row in json.loads(gateway("list", "--format", "json").out) if not row["quarantined"])


def test_the_list_has_what_is_overdue_first(gateway, number):
    """An unconfirmed request is overdue after the next working day, and stands before all others."""
    lines = gateway("list").out.splitlines()
    assert (2, True, True) == (len(lines), lines[0].startswith(number), lines[0].endswith("逾期"))
    assert "待甄别" in lines[1]


def test_from_confirmation_to_answer(gateway, number):
    """Confirm, extend, answer: each says what is due next; the export has it all."""
    assert "2026-07-31以前答复" in gateway("confirm", number, "--by", "phone").err
    assert "2026-08-28以前答复" in gateway("extend", number, "--reason", "数量较多").err
    assert f"已登记 {number} 的答复：部分公开" in gateway("answer", number, "部分公开").err
    table = json.loads(gateway("export", "--format", "json").out)
    assert 1 == table["三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]["自然人"]
    shown = gateway("show", number).out
    assert [True] * 4 == [words in shown for words in ("张木兰", "延期\t\t2026-07-03\t数量较多", "收到", "部分公开")]


def test_the_files_come_out(gateway, number, tmp_path):
    """``show --files`` puts what was uploaded into a folder, for its owner alone."""
    gateway("show", number, "--files", tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert (b"%PDF-1.7", 0o600) == (file.read_bytes(), file.stat().st_mode & 0o777)


def test_the_workbook_is_written(gateway, tmp_path):
    """``export FILE`` writes a workbook there."""
    outcome = gateway("export", tmp_path / "台账.xlsx")
    assert (0, b"PK") == (outcome.status, (tmp_path / "台账.xlsx").read_bytes()[:2])


def test_a_suspect_is_released(gateway):
    """A released request is in quarantine no more."""
    suspect = next(row["number"] for row in json.loads(gateway("list", "--format", "json").out) if row["quarantined"])
    assert "马上转发" in gateway("release", suspect).err
    assert not any(row["quarantined"] for row in json.loads(gateway("list", "--format", "json").out))


def test_the_digest_covers_no_identity(gateway, number):
    """The daily list has numbers and dates, and nothing of the applicant."""
    text = gateway("digest").out
    assert (True, False, False) == (number in text, "张木兰" in text, "11010519491231002X" in text)


def test_check_finds_what_is_wrong(gateway, root, number):
    """A mail server that is not there, and a request that is damaged, make the check fail and are named."""
    outcome = gateway("check")
    assert (1, True) == (outcome.status, "邮件服务器 127.0.0.1:25 连不上" in outcome.err)
    file = root / f".gongkai/gateway/requests/{number}.request"
    file.write_bytes(file.read_bytes()[:-5])
    assert f"{number} 的内容丢失或者损坏" in gateway("check").err


@pytest.fixture
def sealed(root, tmp_path_factory, gateway):
    """The site with a key from now on; what it had received is not sealed, and another request is."""
    key = tmp_path_factory.mktemp("etc") / "store.key"
    assert 0 == gateway("key", key).status
    file = root / "gateway.toml"
    file.write_text(file.read_text("utf-8").replace("[mail]", f'key_file = "{key}"\n[mail]'), "utf-8")
    receive("3", root, key)
    return key


def receive(once, root, key):
    """Take in one more request with the keys of the file."""
    store = open_store(root / ".gongkai/gateway", [bytes.fromhex(line) for line in key.read_text().split()])
    intake = Intake(store.spool, store.ledger, 0, lambda: NOON)
    number = intake.accept(make_submission(once, uploads=(make_upload(b"%PDF-1.7 sealed"),))).result(20).number
    intake.close()
    store.ledger.close()
    return number


def test_a_key_is_made_for_its_owner_alone(gateway, tmp_path_factory):
    """``key FILE`` makes a file nobody else reads; again it puts a new key before the old; without a file it prints."""
    file = tmp_path_factory.mktemp("etc") / "store.key"
    assert "请另外抄存一份" in gateway("key", file).err
    (first,) = file.read_text().split()
    assert (64, 0o600) == (len(first), file.stat().st_mode & 0o777)
    assert "新的密钥已放在" in gateway("key", file).err
    assert (first, 2) == (file.read_text().split()[1], len(set(file.read_text().split())))
    assert 65 == len(gateway("key").out)


def test_a_key_is_not_made_beside_what_it_locks(gateway, root, tmp_path_factory):
    """Neither in the site's folder nor in a git repository is a key made."""
    other = tmp_path_factory.mktemp("repository")
    (other / ".git").mkdir()
    for place in (root / "store.key", other / "etc.key"):
        outcome = gateway("key", place)
        assert (2, True, False) == (outcome.status, "密钥不能放在" in outcome.err, place.exists())


def test_a_store_half_in_clear_is_worked_with(gateway, root, sealed, tmp_path):
    """With a key that came later, and another after it, every action reads what came before and after."""
    assert 0 == gateway("key", sealed).status
    last = receive("4", root, sealed)
    assert 4 == len(gateway("list").out.splitlines())
    for row in json.loads(gateway("list", "--format", "json").out):
        assert "张木兰" in gateway("show", row["number"]).out
    assert "取出的文件没有加密" in gateway("show", last, "--files", tmp_path / "out").err
    assert [b"%PDF-1.7 sealed"] == [file.read_bytes() for file in (tmp_path / "out").iterdir()]
    outcome = gateway("check", "--no-mail")
    assert "加密：1件用现在的密钥，1件用以前的密钥，2件没有加密" in outcome.err
    assert (0, True) == (outcome.status, "台账和内容都完整，共 4 件" in outcome.err)
    gateway("confirm", last, "--by", "phone")
    assert "2026-08-28以前答复" in gateway("extend", last, "--reason", "数量较多").err
    assert "数量较多" in gateway("show", last).out
    assert last in gateway("digest").out
    assert "密钥不在里面" in gateway("backup", tmp_path / "backup").err
    assert 0 == gateway("export", tmp_path / "台账.xlsx").status


@pytest.mark.parametrize("words", [("serve",), ("check",), ("list",), ("purge",), ("backup", "{out}"), ("digest",)])
@pytest.mark.parametrize("how", ["another", "none"])
def test_without_the_key_nothing_is_done(gateway, root, sealed, tmp_path, words, how):
    """With another key or none every action says in one line which is wanted, and leaves every byte as it is."""
    settings = root / "gateway.toml"
    if how == "another":
        sealed.write_text("0" * 64)
    else:
        settings.write_text(settings.read_text("utf-8").replace(f'key_file = "{sealed}"\n', ""), "utf-8")
    before = {place: place.read_bytes() for place in (root / ".gongkai/gateway/requests").iterdir()}
    outcome = gateway(*(word.format(out=tmp_path / "out") for word in words))
    said = "密钥不对：" if how == "another" else "没有密钥："
    assert (3, 1, True) == (outcome.status, len(outcome.err.splitlines()), said in outcome.err), outcome.err
    assert before == {place: place.read_bytes() for place in (root / ".gongkai/gateway/requests").iterdir()}
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("sealed")
def test_a_line_that_does_not_open_is_told(gateway, root):
    """Facts of the ledger that somebody changed are named in one line, after the place where the chain breaks."""
    with closing(sqlite3.connect(root / ".gongkai/gateway/ledger.sqlite")) as ledger, ledger:
        ledger.execute("DROP TRIGGER lines_stay")
        ledger.execute("UPDATE lines SET facts = replace(facts, 'A', 'B') WHERE seq = 4")
    outcome = gateway("check", "--no-mail")
    assert (3, True, True) == (outcome.status, "台账第4行" in outcome.err, "读不出加密的“line 4 " in outcome.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "20260630-0001-X"), "“20260630-0001-X”不是回执编号"),
        (("confirm", "nonsense"), "“nonsense”不是回执编号"),
        (("extend", "{number}"), "请用 --reason 写明延期的理由"),
        (("extend", "{number}", "--reason", "数量较多"), "还没有双方确认收到"),
        (("answer", "{number}", "公开"), "答复类型“公开”不在下列各项中"),
        (("answer", "{number}", "予以公开", "--day", "2026-7-1"), "“2026-7-1”不是日期"),
        (("answer", "{number}", "予以公开", "--day", "2027-01-01"), "2027-01-01还没有到"),
        (("supplement", "{number}", "--back"), "没有等着的补正"),
        (("third-party", "{number}", "--back"), "没有在征求意见"),
        (("release", "{number}"), "不在待甄别"),
        (("export", "--year", "今年"), "“今年”不是年份"),
    ],
)
def test_what_cannot_be_is_said(gateway, number, words, said):
    """A wrong number, day, kind or order of things is told in one line, with status 2, and nothing is recorded."""
    before = gateway("show", number).out
    outcome = gateway(*(word.format(number=number) for word in words))
    assert (2, True) == (outcome.status, said in outcome.err), outcome.err
    assert before == gateway("show", number).out


def test_mistakes_of_gateway_toml_are_told(gateway, root):
    """A mistake in gateway.toml is told at its place with status 2."""
    file = root / "gateway.toml"
    file.write_text(file.read_text("utf-8").replace("port = 25", "port = 0"), "utf-8")
    outcome = gateway("list")
    assert (2, True) == (outcome.status, bool(re.match(r"gateway\.toml:37:1: error\[gateway-port\]", outcome.err)))


def test_two_gateways_do_not_share_a_store(gateway, root):
    """A second gateway on a store is refused."""
    from portal.gateway.store import take_store  # noqa: PLC0415 - for this test alone

    with take_store(root / ".gongkai/gateway"):
        outcome = gateway("serve")
    assert (3, True) == (outcome.status, "另一个网关正在使用" in outcome.err)


def test_a_port_in_use_is_said(gateway, root):
    """Where another program listens the gateway says so and lets go of the store."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        file = root / "gateway.toml"
        file.write_text(file.read_text("utf-8").replace("port = 8025", f"port = {other.getsockname()[1]}"), "utf-8")
        outcome = gateway("serve")
    assert (3, True) == (outcome.status, "监听不了 127.0.0.1" in outcome.err)
