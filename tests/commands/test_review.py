"""``review``: seen, asked, recorded, bound to what was seen, and filed."""

import pytest

from tests.built import bytes_of
from tests.commands.reviewing import ANSWERS, INDEX, NUMBER, add, change, rules


def test_an_unbound_review_is_a_warning(bureau, run) -> None:
    """Until it is recorded by the command."""
    outcome = run("check", "--root", bureau)
    assert (0, ["review-unbound"]) == (outcome.status, rules(outcome))


def test_a_review_is_asked_for_and_recorded(bureau, run, answer) -> None:
    """Title, text and page are shown; the leader is asked for; check is content; the slip is written."""
    answer(ANSWERS)
    outcome = run("review", NUMBER, "--root", bureau)
    assert 0 == outcome.status
    assert [] == [
        word
        for word in ("关于春季防火的公告", "/.gongkai/review/d/", "拟稿人是谁？（直接按回车就是“甲”）", "已登记")
        if word not in outcome.err
    ]
    text = (bureau / INDEX).read_text("utf-8")
    assert "  拟稿人: 甲\n  审核部门: 办公室\n  审批领导: 李四\n  日期: 2026-03-01\n  校验码: " in text
    assert "复审日期" not in text
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err
    slip = (bureau / ".gongkai" / "slips" / f"{NUMBER}.html").read_text("utf-8")
    assert [] == [word for word in ("李四", text.partition("校验码: ")[2][:64]) if word not in slip]


@pytest.mark.parametrize("said", ["否\n", "\n", "", "不可以\n", "no\n"])
def test_a_refusal_records_nothing(bureau, run, answer, said: str) -> None:
    """Anything but yes is no, also the end of the input."""
    answer(said)
    before = (bureau / INDEX).read_bytes()
    assert 1 == run("review", NUMBER, "--root", bureau).status
    assert (before, False) == ((bureau / INDEX).read_bytes(), (bureau / ".gongkai" / "slips").exists())


@pytest.mark.parametrize("said", ["是\n", "是\n\n\n", "是\n张三"])
def test_an_end_before_all_is_answered_records_nothing(bureau, run, answer, said: str) -> None:
    """Nobody pressed Enter to agree with the names of last time."""
    answer(said)
    before = (bureau / INDEX).read_bytes()
    assert 2 == run("review", NUMBER, "--root", bureau).status
    assert before == (bureau / INDEX).read_bytes()


def test_scripts_are_not_asked(bureau, run, answer) -> None:
    """``--yes --by`` reads nothing and builds no page."""
    answer("否\n")
    outcome = run("review", NUMBER, "--yes", "--by", "王五", "--root", bureau)
    assert (0, False) == (outcome.status, (bureau / ".gongkai" / "review").exists())
    assert "审批领导: 王五\n" in (bureau / INDEX).read_text("utf-8")


def test_a_document_without_a_record_needs_names(bureau, run, answer) -> None:
    """A script cannot invent who drafted; a person is asked."""
    record = "保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}\n"
    change(bureau, record, "")
    assert 2 == run("review", NUMBER, "--yes", "--by", "王五", "--root", bureau).status
    answer("是\n张三\n办公室\n李四\n")
    assert 0 == run("review", NUMBER, "--root", bureau, as_of="2026-03-01T09:00+08:00").status
    assert "  拟稿人: 张三\n  审核部门: 办公室\n  审批领导: 李四\n  日期: 2026-03-01\n" in (bureau / INDEX).read_text(
        "utf-8"
    )
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err


@pytest.mark.parametrize(("old", "new"), [("火种", "火柴"), ("春季", "冬季"), ("10:00", "10:30")])
def test_a_later_change_needs_a_new_review(bureau, run, old: str, new: str) -> None:
    """An error until it is reviewed again, which leaves both dates."""
    run("review", NUMBER, "--yes", "--root", bureau)
    change(bureau, old, new)
    outcome = run("check", "--root", bureau)
    assert (1, ["review-stale"]) == (outcome.status, rules(outcome))
    assert 1 == run("build", "--root", bureau).status
    assert 0 == run("review", NUMBER, "--yes", "--root", bureau).status
    assert "  日期: 2026-03-01\n  复审日期: 2026-06-30\n" in (bureau / INDEX).read_text("utf-8")
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err


def test_a_file_put_beside_it_needs_a_new_review(bureau, run) -> None:
    """Attachments are bound as well."""
    change(bureau, "保密审查", "附件: [{文件: a.csv, 标题: 表}]\n保密审查")
    file = (bureau / INDEX).parent / "a.csv"
    file.write_text("县,亩\n", encoding="utf-8")
    run("review", NUMBER, "--yes", "--root", bureau)
    file.write_text("县,公顷\n", encoding="utf-8")
    assert ["review-stale"] == rules(run("check", "--root", bureau))


def test_a_written_digest_is_refused(bureau, run) -> None:
    """What is no digest was typed by hand."""
    change(bureau, "日期: 2026-03-01}", "日期: 2026-03-01, 校验码: abc}")
    assert ["review-digest"] == rules(run("check", "--root", bureau))


def test_all_are_those_that_need_it(bureau, run) -> None:
    """Unbound and changed ones; a reviewed one is left alone, and when all are, that is said."""
    add(bureau, "2026-00002")
    add(bureau, "2026-00003")
    run("review", NUMBER, "2026-00002", "--yes", "--root", bureau)
    change(bureau, "火种", "火柴", "2026-00002")
    before = (bureau / INDEX).read_bytes()
    outcome = run("review", "--all", "--yes", "--root", bureau)
    assert (0, True) == (outcome.status, "共 2 份，登记了 2 份" in outcome.err)
    assert before == (bureau / INDEX).read_bytes()
    outcome = run("review", "--all", "--yes", "--root", bureau)
    assert (0, "没有需要审查的文件\n") == (outcome.status, outcome.err)


@pytest.mark.parametrize("words", [["2026-09999"], [NUMBER, "2026-09999"], []])
def test_a_wrong_command_line(bureau, run, words: list[str]) -> None:
    """An unknown number, or none: nothing is recorded."""
    before = bytes_of(bureau)
    assert 2 == run("review", *words, "--yes", "--root", bureau).status
    assert before == bytes_of(bureau)


def test_a_file_keeps_its_line_ends_and_mark(bureau, run) -> None:
    """Written by Notepad it stays readable in Notepad."""
    file = bureau / INDEX
    file.write_bytes(b"\xef\xbb\xbf" + file.read_text("utf-8").replace("\n", "\r\n").encode())
    assert 0 == run("review", NUMBER, "--yes", "--root", bureau).status
    content = file.read_bytes()
    assert (True, content.count(b"\n")) == (content.startswith(b"\xef\xbb\xbf---\r\n"), content.count(b"\r\n"))
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err


def test_a_bureau_that_approves_in_git_is_not_asked(bureau, run) -> None:
    """``[review] bound = false`` silences both the missing digest and the stale one."""
    settings = bureau / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("bound = true", "bound = false"), encoding="utf-8")
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err
    run("review", NUMBER, "--yes", "--root", bureau)
    change(bureau, "火种", "火柴")
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err
