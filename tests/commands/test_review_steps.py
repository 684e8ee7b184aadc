"""The steps of a bureau's own review: asked for, signed for, kept."""

from tests.built import bytes_of
from tests.commands.reviewing import INDEX, NUMBER, add, change, rules


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
