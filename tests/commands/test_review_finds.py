"""What a reviewer is told of a document: what the scan found, and what could be read of its files."""

import re

import xlsxwriter

from tests.commands.reviewing import ANSWERS, INDEX, NUMBER, add, change, rules
from tests.proof.canaries import docx, png


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
