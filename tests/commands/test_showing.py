"""What is due this week, as the first screen of ``serve`` says it."""

from datetime import date

from portal.commands.showing import due_this_week
from portal.problems import Location, warning

HERE = Location("content/documents/2026/2026-00002/index.md", 12, 7)
TODAY = date(2026, 6, 30)


def test_what_is_due_is_listed_by_date() -> None:
    """Overdue first, then this week; what is due later, or is no matter of time, is not there."""
    problems = [
        warning(HERE, "interpretation-due", due="2026-07-03（推定）"),
        warning(HERE, "task-due", task="发布年报", due="2026-06-15"),
        warning(HERE, "expires-soon", due="2026-09-15"),
        warning(HERE, "empty-column", column="统计"),
    ]
    assert [
        "到 2026-07-07 为止有 2 件事到期或者逾期：",
        "  2026-06-15 content/documents/2026/2026-00002/index.md “发布年报”应当在 2026-06-15 以前完成，还没有完成",
        f"  2026-07-03（推定） {HERE.path} 本文件需要解读，应当在 2026-07-03（推定） 以前发布",
    ] == due_this_week(problems, TODAY, "zh").splitlines()


def test_nothing_due_is_said() -> None:
    """An office with nothing to do this week is told so."""
    assert "这一周没有到期的事" == due_this_week([], TODAY, "zh")
