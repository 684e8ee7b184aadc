"""A title, a day, one more document: what they reach is made anew, and the site is that of a whole build."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portal import write
from portal.course import Course
from portal.family import read_family
from portal.model.order import Order
from portal.pipeline import build_and_keep
from tests.built import AS_OF
from tests.bureau import Bureau, asset

DOCUMENTS = "content/documents"
POLICY = f"{DOCUMENTS}/2025/2025-00004/index.md"
NOTE = f"{DOCUMENTS}/2026/2026-00001/index.md"
DRAFT = f"{DOCUMENTS}/2026/2026-00006/index.md"
PENALTIES = f"{DOCUMENTS}/2026/2026-00001/index.md"
NEW = f"{DOCUMENTS}/2026/2026-00077"
REPORT = """---
类型: annual_report
标题: 2025年政府信息公开工作年度报告
栏目: hygq
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-01-12
发布日期: 2026-01-13 09:00
责任单位: 造林股
保密审查: {拟稿人: 甲, 审核部门: 造林股, 审批领导: 乙, 日期: 2026-01-12}
---

全年没有收到申请。
"""


@pytest.fixture(params=[(), ("--no-search",)], ids=["search", "no search"])
def bureau(request: pytest.FixtureRequest, site, run) -> Bureau:
    """A policy with its whole life; two of its documents have a file beside them."""
    root = site("policy-life")
    for file, title in ((NOTE, "进度表"), (DRAFT, "草案全文")):
        (root / file).with_name("附件.csv").write_text(f"{title},亩\n油茶,1200\n", "utf-8")
        text = (root / file).read_text("utf-8")
        (root / file).write_text(
            text.replace("保密审查:", f"附件:\n  - {{file: 附件.csv, title: {title}}}\n保密审查:"), "utf-8"
        )
    return Bureau(root, lambda output: run("build", "--root", root, "--output", output, *request.param))


def _title(bureau: Bureau) -> None:
    bureau.change(NOTE, "2025年执行情况", "二〇二五年执行情况")


def _hour(bureau: Bureau) -> None:
    bureau.change(NOTE, "2026-01-13 09:00", "2026-01-13 17:30")


def _day(bureau: Bureau) -> None:
    bureau.change(DRAFT, "2026-06-16 09:00", "2026-06-15 09:00")


def _doc_no(bureau: Bureau) -> None:
    bureau.change(POLICY, "试林规〔2025〕1号", "试林规〔2025〕2号")


def _end(bureau: Bureau) -> None:
    bureau.change(POLICY, "2030-04-30", "2026-04-30")


def _reference(bureau: Bureau) -> None:
    bureau.change(DRAFT, "责任单位:", "上位文件: 2026-00005\n责任单位:")


def _reference_by_index(bureau: Bureau) -> None:
    bureau.change(DRAFT, "责任单位:", "上位文件: 11990126MB1Q5Y7E5N/2026-00005\n责任单位:")


def _no_reference(bureau: Bureau) -> None:
    bureau.change(NOTE, "上位文件: 2025-00004\n", "上位文件: 2026-00005\n")


def _file(bureau: Bureau) -> None:
    (bureau.root / NOTE).with_name("附件.csv").write_text("进度表,亩\n油茶,1300\n", "utf-8")


def _title_of_a_file(bureau: Bureau) -> None:
    bureau.change(NOTE, "title: 进度表", "title: 全年进度表")


def _one_more(bureau: Bureau) -> None:
    (bureau.root / NEW).mkdir()
    text = (bureau.root / NOTE).read_text("utf-8").replace("2025年执行情况", "一季度执行情况")
    (bureau.root / NEW / "index.md").write_text(re.sub("(?m)^附件:\n.*\n", "", text), "utf-8")


def _one_more_with_a_file(bureau: Bureau) -> None:
    shutil.copytree((bureau.root / NOTE).parent, bureau.root / NEW)
    bureau.change(f"{NEW}/index.md", "2025年执行情况", "一季度执行情况")


def _several(bureau: Bureau) -> None:
    _one_more(bureau)
    _doc_no(bureau)
    bureau.change(f"{DOCUMENTS}/2026/2026-00005/index.md", "发布日期: 2026", "关键词: [油茶]\n发布日期: 2026")


REACHED = [
    *(_title, _hour, _day, _doc_no, _end, _reference, _reference_by_index, _no_reference),
    *(_file, _title_of_a_file, _one_more, _one_more_with_a_file, _several),
]


@pytest.mark.parametrize("work", REACHED)
def test_what_a_change_reaches_is_made_anew(work: Callable[[Bureau], None], bureau: Bureau) -> None:
    """Byte for byte what a whole build makes and says, and after another change of the same document once more."""
    before = bureau.files()
    work(bureau)
    bureau.build()
    assert bureau.rebuilt() == bureau.output
    bureau.change(NOTE, "责任单位: 造林股", "责任单位: 种苗股")
    bureau.build()
    assert asset(before) == asset(bureau.files())
    assert bureau.rebuilt() == bureau.output


def test_what_it_does_not_reach_is_not_written(bureau: Bureau) -> None:
    """A title stands on its page, its relatives' and in lists; pages that say nothing of it are the same files."""
    before = bureau.files()
    _title(bureau)
    bureau.build()
    after = bureau.files()
    written = {address for address in after if before.get(address) != after[address]}
    reached = {"d/2026-00001.html", "d/2025-00004.html", "c/zxpg.html", "y/2026.html", "catalogue.json", "index.html"}
    assert reached <= written
    assert not {"d/2026-00005.html", "d/2026-00006.html", "y/2025.html", "404.html", "c/hygq.html"} & written


def _annual_report(bureau: Bureau) -> None:
    bureau.change("content/columns.yaml", "types: [response]", "types: [response, annual_report]")
    (bureau.root / NEW).mkdir()
    (bureau.root / NEW / "index.md").write_text(REPORT, "utf-8")
    bureau.build()
    bureau.change(f"{NEW}/index.md", "责任单位: 造林股", "责任单位: 办公室")


def _column_emptied(bureau: Bureau) -> None:
    for file in bureau.root.glob(f"{DOCUMENTS}/*/*/index.md"):
        text = file.read_text("utf-8")
        if "栏目: hygq" in text:
            shutil.rmtree(file.parent)
    bureau.build()
    bureau.change("content/columns.yaml", "types: [response]", "types: [response, execution]")
    bureau.build()
    bureau.change(NOTE, "栏目: zxpg", "栏目: hygq")


def _former_address(bureau: Bureau) -> None:
    bureau.change(NOTE, "责任单位: 造林股\n", "别名: [old/1.html]\n责任单位: 造林股\n")


def _doc_no_of_another(bureau: Bureau) -> None:
    bureau.change(NOTE, "责任单位: 造林股\n", "发文字号: 试林发〔2026〕7号\n责任单位: 造林股\n")
    bureau.build()
    bureau.change(DRAFT, "责任单位:", "发文字号: 试林发〔2026〕7号\n责任单位:")


def _doc_no_that_two_had(bureau: Bureau) -> None:
    _doc_no_of_another(bureau)
    bureau.build()
    bureau.change(DRAFT, "试林发〔2026〕7号", "试林发〔2026〕9号")


def _withdrawn(bureau: Bureau) -> None:
    bureau.change(NOTE, "责任单位: 造林股\n", "撤下: {日期: 2026-05-01, 理由: 有误。}\n责任单位: 造林股\n")


def _later(bureau: Bureau) -> None:
    bureau.change(NOTE, "2026-01-13 09:00", "2026-07-13 09:00")


def _file_gone(bureau: Bureau) -> None:
    bureau.change(NOTE, "附件:\n  - {file: 附件.csv, title: 进度表}\n", "")
    (bureau.root / NOTE).with_name("附件.csv").unlink()


def _one_file_of_two_gone(bureau: Bureau) -> None:
    (bureau.root / NOTE).with_name("附表.csv").write_text("附表,亩\n油茶,7\n", "utf-8")
    bureau.change(NOTE, "title: 进度表}\n", "title: 进度表}\n  - {file: 附表.csv, title: 附表}\n")
    bureau.build()
    bureau.change(NOTE, "  - {file: 附表.csv, title: 附表}\n", "")
    (bureau.root / NOTE).with_name("附表.csv").unlink()


def _heading_gone(bureau: Bureau) -> None:
    with (bureau.root / NOTE).open("a", encoding="utf-8") as file:
        file.write("\n## 兑付情况\n\n已经兑付。\n")
    bureau.build()
    bureau.change(NOTE, "## 兑付情况\n\n", "")
    _title(bureau)


def _another_opening(bureau: Bureau) -> None:
    change = "{日期: 2026-01-13, 原属性: 依申请公开, 现属性: 主动公开, 理由: 已可公开, 批准人: 乙}"
    bureau.change(NOTE, "责任单位: 造林股\n", f"公开属性变更:\n  - {change}\n责任单位: 造林股\n")


def _settings_too(bureau: Bureau) -> None:
    _title(bureau)
    bureau.change("site.toml", "信息公开", "信息公开平台")


def _year_gone(bureau: Bureau) -> None:
    (bureau.root / NEW).mkdir()
    text = (
        (bureau.root / NOTE)
        .read_text("utf-8")
        .replace("2025年执行情况", "一季度执行情况")
        .replace("2026-01", "2024-01")
    )
    (bureau.root / NEW / "index.md").write_text(re.sub("(?m)^附件:\n.*\n", "", text), "utf-8")
    bureau.build()
    bureau.change(f"{NEW}/index.md", "2024-01-13 09:00", "2025-01-13 09:00")


def _category_of_nobody(bureau: Bureau) -> None:
    bureau.change("content/columns.yaml", ", category: A19}\n- {id: zxpg", "}\n- {id: zxpg")
    bureau.build()
    path = next(
        file for file in bureau.root.glob(f"{DOCUMENTS}/*/*/index.md") if "栏目: zcjd" in file.read_text("utf-8")
    )
    shutil.copytree(path.parent, bureau.root / NEW)
    bureau.change(f"{NEW}/index.md", "标题: ", "标题: 再次")


LEFT = [
    *(_annual_report, _column_emptied, _former_address, _doc_no_of_another, _doc_no_that_two_had, _withdrawn, _later),
    *(_file_gone, _one_file_of_two_gone, _heading_gone, _another_opening, _settings_too, _year_gone),
    _category_of_nobody,
]


@pytest.mark.parametrize("work", LEFT)
def test_what_reaches_further_is_built_whole(work: Callable[[Bureau], None], bureau: Bureau) -> None:
    """Where a rule looks at all documents, or a page or file is no more."""
    work(bureau)
    before = bureau.files()
    bureau.build()
    assert asset(before) != asset(bureau.files())
    assert bureau.rebuilt() == bureau.output


def _git(root: Path, *words: str) -> None:
    name = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", root, *name, *words], check=True, capture_output=True)


def test_a_number_that_was_deleted_is_looked_at_by_a_whole_build(site, run) -> None:
    """Whether it comes back with its own document is asked of git."""
    root = site("policy-life")
    _git(root, "init", "-q")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "一")
    kept = root.parent / "kept"
    shutil.move((root / NOTE).parent, kept)
    _git(root, "commit", "-qam", "二")
    bureau = Bureau(root, lambda output: run("build", "--root", root, "--output", output, "--no-search"))
    before = bureau.files()
    shutil.move(kept, (root / NOTE).parent)
    bureau.build()
    assert asset(before) != asset(bureau.files())
    assert bureau.rebuilt() == bureau.output


def test_words_of_what_is_not_public_are_looked_at_by_a_whole_build(site, run) -> None:
    """In a list as on a page: what was planned cannot tell whether somebody else says it in public."""
    root = site("embargo-and-withdrawal")
    with (root / f"{DOCUMENTS}/2026/2026-00002/index.md").open("a", encoding="utf-8") as file:
        file.write("\n环山林道施工期间封闭通行。\n")
    bureau = Bureau(root, lambda output: run("build", "--root", root, "--output", output, "--no-search"))
    bureau.change(f"{DOCUMENTS}/2026/2026-00001/index.md", "标题: ", "标题: 环山林道施工期间封闭通行：")
    before = bureau.files()
    bureau.build()
    assert asset(before) != asset(bureau.files())
    assert bureau.rebuilt() == bureau.output


def test_what_breaks_a_rule_is_rejected_and_changes_nothing(bureau: Bureau, run) -> None:
    """The same errors as ever, and the site that stood."""
    before = bureau.output
    _one_more(bureau)
    bureau.change(f"{NEW}/index.md", "2025-00004", "2025-00999")
    outcome = run("build", "--root", bureau.root, "--no-search")
    assert (1, True) == (outcome.status, "[link-unknown-document]" in outcome.err)
    assert before == bureau.output


def test_a_link_to_a_place_that_is_not_there_is_an_error_as_ever(bureau: Bureau, run) -> None:
    """No rule knows the places of another page: they are looked for once it is made."""
    before = bureau.output
    bureau.change(NOTE, "全年兑付", "[见情况说明](2026-00005#none)全年兑付")
    outcome = run("build", "--root", bureau.root, "--no-search")
    assert (1, True) == (outcome.status, "[dead-anchor]" in outcome.err)
    assert before == bureau.output


def test_a_file_that_changes_while_it_is_copied_is_an_error_as_ever(bureau: Bureau, run, monkeypatch) -> None:
    """What was looked through is what is published."""
    before = bureau.output
    (bureau.root / NOTE).with_name("附件.csv").write_text("进度表,亩\n油茶,1300\n", "utf-8")
    monkeypatch.setattr(write.shutil, "copyfile", lambda _source, target: Path(target).write_text("另一份", "utf-8"))
    outcome = run("build", "--root", bureau.root, "--no-search")
    assert (1, True) == (outcome.status, "[file-changed]" in outcome.err)
    assert before == bureau.output


def test_a_relative_that_is_not_as_it_was_is_left_to_a_whole_build(site) -> None:
    """It may have changed after the look at what changed."""
    root = site("policy-life")
    order = Order(root, root / "output", datetime.fromisoformat(AS_OF), search=False)
    _, ground = build_and_keep(order, Course())
    assert read_family(order, ground, frozenset({"2026-00001"})) is not None
    assert read_family(order, replace(ground, traces={**ground.traces, "2025-00004": b""}), {"2026-00001"}) is None


def test_a_file_that_is_not_there_is_an_error_as_ever(bureau: Bureau, run) -> None:
    """The gate is not asked about a document that breaks a rule."""
    before = bureau.output
    bureau.change(NOTE, "file: 附件.csv", "file: 附表.csv")
    outcome = run("build", "--root", bureau.root, "--no-search")
    assert (1, True) == (outcome.status, "附表.csv" in outcome.err)
    assert before == bureau.output


def _kind(bureau: Bureau) -> None:
    bureau.change(PENALTIES, "决定公示（两件）", "决定公示（二件）")


def _anew_under_its_number(bureau: Bureau) -> None:
    text = (bureau.root / PENALTIES).read_text("utf-8")
    first, *_ = re.findall("(?ms)^  - 行政相对人.*?(?=^  - |^---)", text)
    standing = re.sub("(?m)^    变更撤销: .*\n", "", first)
    fallen = re.search("(?ms)^  - 行政相对人.*^---", text)
    assert fallen
    (bureau.root / NEW).mkdir()
    (bureau.root / NEW / "index.md").write_text(
        text.replace(fallen[0], f"{standing}---")
        .replace("（两件）", "（重新作出）")
        .replace("两件，其中一件已经撤销", "一件"),
        "utf-8",
    )
    bureau.build()
    bureau.change(f"{NEW}/index.md", "重新作出", "再次作出")


@pytest.mark.parametrize("work", [_kind, _anew_under_its_number])
def test_words_that_were_taken_back_are_looked_for_in_the_whole_site(work: Callable[[Bureau], None], site, run) -> None:
    """A penalty that was revoked may not be told by any page, be it one that a change of penalties does not reach."""
    root = site("overturned-penalty")
    bureau = Bureau(root, lambda output: run("build", "--root", root, "--output", output, "--no-search"))
    work(bureau)
    before = bureau.files()
    bureau.build()
    assert asset(before) != asset(bureau.files())
    assert bureau.rebuilt() == bureau.output
