"""``review``: seen, asked, recorded, bound to what was seen, and filed."""

import io
import re
import shutil

import pytest
import xlsxwriter

from tests.built import bytes_of
from tests.proof.canaries import docx, png

NUMBER = "2026-00001"
INDEX = f"content/documents/2026/{NUMBER}/index.md"
ANSWERS = "是\n\n\n李四\n"


@pytest.fixture
def bureau(site):
    """A site that binds its reviews, with one document whose review is not bound."""
    root = site("minimal")
    settings = root / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("bound = false", "bound = true"), encoding="utf-8")
    return root


@pytest.fixture
def answer(monkeypatch):
    """What is typed."""

    def type_in(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return type_in


def change(root, old: str, new: str, number: str = NUMBER) -> None:
    """Change a document's text."""
    file = root / INDEX.replace(NUMBER, number)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(root, number: str, published: str = "2026-03-02 10:00") -> None:
    """One more document."""
    shutil.copytree((root / INDEX).parent, (root / INDEX).parent.parent / number)
    change(root, "2026-03-02 10:00", published, number)


def rules(outcome) -> list[str]:
    """The rules of the problems said."""
    return [line.partition("[")[2].partition("]")[0] for line in outcome.err.splitlines() if "[" in line]


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


def test_finds_are_shown(bureau, run) -> None:
    """The reviewer sees what the scan found in this document, masked, and not what it found in others."""
    add(bureau, "2026-00002")
    change(bureau, "火种", "火种，联系人张三zhangsan@qq.com")
    change(bureau, "火种", "火种，车牌桂A12345", "2026-00002")
    outcome = run("review", NUMBER, "--yes", "--root", bureau)
    assert ["pii-email"] == rules(outcome)
    assert "zhangsan" not in outcome.err


def test_a_document_with_personal_data_is_not_passed(bureau, run, answer) -> None:
    """The page cannot be built, the finds are said, nothing is recorded."""
    change(bureau, "火种", "火种，身份证号360426199101010071")
    answer(ANSWERS)
    before = (bureau / INDEX).read_bytes()
    outcome = run("review", NUMBER, "--root", bureau)
    assert (1, True) == (outcome.status, "pii-id-card" in rules(outcome))
    assert (before, False) == ((bureau / INDEX).read_bytes(), "360426199101010071" in outcome.err)


def test_a_script_does_not_record_over_an_error(bureau, run) -> None:
    """What is told as an error is not approved by ``--yes`` either; the other documents are."""
    add(bureau, "2026-00002")
    change(bureau, "火种", "火种，电话1380013**8000**")
    before = (bureau / INDEX).read_bytes()
    outcome = run("review", "--all", "--yes", "--root", bureau)
    assert (1, ["pii-mobile"]) == (outcome.status, rules(outcome))
    assert (before, True, True) == (
        (bureau / INDEX).read_bytes(),
        f"{NUMBER} 没有登记" in outcome.err,
        "共 2 份，登记了 1 份" in outcome.err,
    )


def test_a_secrecy_mark_is_not_approved_by_a_waiver(bureau, run) -> None:
    """A waiver covers what a law makes public, and only on punitive disclosure."""
    waiver = "公开类别: A20-06\n个人信息例外: [{种类: 手机号码, 依据: 《行政处罚法》第四十八条, 批准人: 乙}]\n保密审查"
    change(bureau, "保密审查", waiver)
    change(bureau, "火种", "火种，电话13800138000")
    outcome = run("review", NUMBER, "--yes", "--root", bureau)
    assert (0, True) == (
        outcome.status,
        "138****8000" in outcome.err and "依《行政处罚法》第四十八条公示" in outcome.err,
    )
    change(bureau, "火种", "机密★，火种")
    assert 1 == run("review", NUMBER, "--yes", "--root", bureau).status
    change(bureau, "机密★，", "")
    change(bureau, "公开类别: A20-06\n", "")
    outcome = run("review", NUMBER, "--yes", "--root", bureau)
    assert (1, ["waiver-not-punitive"]) == (outcome.status, [rule for rule in rules(outcome) if rule != "pii-mobile"])


def test_what_was_read_of_each_file_is_told(bureau, run) -> None:
    """How much text there is, which is hidden, and what is taken out before it is published."""
    folder = (bureau / INDEX).parent
    names = {"a.csv": "县,亩\n甲,1\n".encode(), "b.docx": docx("正文", creator="张三"), "c.png": png("说明")}
    for name, content in names.items():
        (folder / name).write_bytes(content)
    listed = "".join(f"  - {{文件: {name}}}\n" for name in names)
    change(bureau, "保密审查", f"附件:\n{listed}保密审查")
    said = [
        line for line in run("review", NUMBER, "--yes", "--root", bureau).err.splitlines() if line.startswith("文件")
    ]
    assert ["文件 a.csv（1 KB）：读出 4 处、4 字"] == said[:1]
    assert [True, True] == [line.endswith("公开的一份去掉了作者等属性") for line in said[1:]]
    assert (True, True) == ("平时看不见的在：文件属性；" in said[1], said[2].startswith("文件 c.png"))


def test_many_hidden_places_are_counted(bureau, run) -> None:
    """The first few are named."""
    with xlsxwriter.Workbook((bureau / INDEX).parent / "a.xlsx") as book:
        book.add_worksheet("公开").write(0, 0, "公开")
        sheet = book.add_worksheet("底稿")
        sheet.hide()
        sheet.write_column(0, 0, ["草稿"] * 8)
    change(bureau, "保密审查", "附件: [{文件: a.xlsx}]\n保密审查")
    outcome = run("review", NUMBER, "--yes", "--root", bureau)
    assert re.search(r"：工作表“底稿”A1、工作表“底稿”A2、.*等 \d+ 处；", outcome.err)
    assert "A8" not in outcome.err


def steps(root, named: str) -> None:
    """Name the steps of the review in the bureau's settings."""
    settings = root / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("bound = true", f"bound = true\nsteps = {named}"), "utf-8")


def test_the_steps_of_the_bureau_are_asked_for_and_recorded(bureau, run, answer) -> None:
    """In their order and by their names; those without a field of their own are signed for with the day."""
    steps(bureau, '["初审：审核部门", "法制审核", "复审：办公室", "终审：审批领导"]')
    assert ["review-step-missing", "review-step-unsigned", "review-unbound"] == rules(run("check", "--root", bureau))
    answer("是\n\n资源股\n丙\n申\n李四\n")
    outcome = run("review", NUMBER, "--root", bureau)
    asked = [line.partition("是谁")[0] for line in outcome.err.splitlines() if "是谁" in line]
    assert ["拟稿人", "初审（审核部门）", "法制审核", "复审（办公室）", "终审（审批领导）"] == asked
    text = (bureau / INDEX).read_text("utf-8")
    assert (
        "  拟稿人: 甲\n  审核部门: 资源股\n  办公室: 申\n  审批领导: 李四\n"
        "  审签:\n    - {环节: 法制审核, 姓名: 丙, 日期: 2026-03-01}\n  日期: 2026-03-01\n"
    ) in text
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err
    change(bureau, "火种", "火柴")
    assert 0 == run("review", NUMBER, "--yes", "--root", bureau).status
    assert "  审签:\n    - {环节: 法制审核, 姓名: 丙, 日期: 2026-06-30}\n" in (bureau / INDEX).read_text("utf-8")
    assert "检查通过，没有发现问题\n" == run("check", "--root", bureau).err
    slip = (bureau / ".gongkai" / "slips" / f"{NUMBER}.html").read_text("utf-8")
    assert [] == [
        word for word in ("初审意见", "法制审核意见", "丙　2026-06-30", "复审意见", "终审意见") if word not in slip
    ]


def test_a_script_learns_what_is_missing_before_anything_is_written(bureau, run) -> None:
    """Nobody is named for a step of one document: none is recorded."""
    add(bureau, "2026-00002")
    steps(bureau, '["初审：审核部门", "复审：办公室", "终审：审批领导"]')
    change(bureau, "审核部门: 办公室", "审核部门: 办公室, 办公室: 申")
    before = bytes_of(bureau / "content")
    outcome = run("review", "--all", "--yes", "--root", bureau)
    assert (2, True) == (outcome.status, "2026-00002 没有写“复审（办公室）”是谁" in outcome.err)
    assert before == bytes_of(bureau / "content")


def test_what_was_signed_for_stays_where_no_steps_are_named(bureau, run) -> None:
    """A record is bound as it was written."""
    change(bureau, "审批领导: 乙, ", "审批领导: 乙, 审签: [{环节: 法制审核, 姓名: 丙}], ")
    assert 0 == run("review", NUMBER, "--yes", "--root", bureau).status
    assert "{环节: 法制审核, 姓名: 丙, 日期: 2026-03-01}" in (bureau / INDEX).read_text("utf-8")


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The addresses a browser was asked for."""
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: addresses.append(address) or len(addresses) == 1)
    return addresses


def test_the_page_is_opened_when_that_is_asked_for(bureau, run, answer, opened) -> None:
    """``--open`` shows it; without a terminal nothing is offered; that no browser comes up is said."""
    page = (bureau / ".gongkai" / "review" / "d" / f"{NUMBER}.html").as_uri()
    answer("否\n")
    run("review", NUMBER, "--open", "--root", bureau)
    assert [page] == opened
    answer("否\n")
    assert "打不开浏览器" in run("review", NUMBER, "--open", "--root", bureau).err
    answer("否\n")
    assert "在浏览器里打开吗" not in run("review", NUMBER, "--root", bureau).err
    assert [page, page] == opened


@pytest.mark.parametrize(("said", "count"), [("是\n否\n", 1), ("否\n是\n\n\n\n", 0)])
def test_at_a_terminal_the_browser_is_offered(bureau, run, monkeypatch, opened, said: str, count: int) -> None:
    """Before the question whether the content may be public."""
    typed = io.StringIO(said)
    typed.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", typed)
    outcome = run("review", NUMBER, "--root", bureau)
    assert (count, count, True) == (outcome.status, len(opened), "在浏览器里打开吗" in outcome.err)


def test_the_page_of_a_document_not_yet_public_is_the_reviewers_alone(bureau, run, answer) -> None:
    """It is built as of its publication, under .gongkai, and no output is touched."""
    add(bureau, "2026-00002", published="2026-12-01 10:00")
    answer(ANSWERS)
    outcome = run("review", "2026-00002", "--root", bureau)
    page = bureau / ".gongkai" / "review" / "d" / "2026-00002.html"
    assert (0, True, False) == (outcome.status, page.exists(), (bureau / "output").exists())
    assert (True, True) == ("进入防火期" in page.read_text("utf-8"), str(page) in outcome.err)


def test_a_changed_document_can_be_looked_at(bureau, run, answer) -> None:
    """That its review is out of date does not keep the page from being built."""
    run("review", NUMBER, "--yes", "--root", bureau)
    change(bureau, "火种", "火柴")
    answer(ANSWERS)
    assert 0 == run("review", NUMBER, "--root", bureau).status
    assert "火柴" in (bureau / ".gongkai" / "review" / "d" / f"{NUMBER}.html").read_text("utf-8")


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
