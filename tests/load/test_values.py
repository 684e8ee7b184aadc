from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from portal.load import nodes
from portal.load.keys import keys_below
from portal.load.moments import SHANGHAI
from portal.load.report import Report
from portal.load.values import read_entry
from portal.model.source import Entry
from portal.schema.files import BUREAU
from portal.schema.types import DOCUMENT_TYPES

NOTICE = DOCUMENT_TYPES["notice"].shape
NEEDED = {
    "类型": "notice",
    "标题": "关于春季防火的公告",
    "栏目": "tzgg",
    "公开方式": "主动公开",
    "发文机关": "试点县林业局",
    "成文日期": "2026-03-01",
}


def read(text: str, shape=NOTICE) -> tuple[Entry | None, Report]:
    """The text as an entry of the shape, and what was noted."""
    report = Report("index.md")
    node = nodes.compose(text, keys_below(shape), report)
    return (read_entry(node, shape, report) if node else None), report


def notice(**more: str) -> tuple[Entry, Report]:
    """A notice with further or other fields."""
    entry, report = read("".join(f"{key}: {value}\n" for key, value in {**NEEDED, **more}.items()))
    assert entry is not None
    return entry, report


@pytest.mark.parametrize(
    "text",
    [
        "8:30",
        "no",
        "是",
        "0755",
        "007",
        "1e3",
        "0x1F",
        "13800000000",
        "2026-03-01",
        "1_000",
        "12:30:45",
        ".5",
        "<<",
        "=",
    ],
)
def test_a_text_stays_as_it_was_written(text: str) -> None:
    """What YAML would take for a number, a date, a time or a truth value survives in a field for text."""
    entry, report = notice(标题=text)
    assert (text, []) == (entry.text("title"), report.problems)


def test_the_office_keeps_its_numbers() -> None:
    """Telephone numbers, hours and post codes keep their zeros, colons and hyphens."""
    entry, _ = read(
        "office: {name: 办公室, phone: 0990-0012345, hours: 8:30-17:30, postcode: 012300, fax: 0755}", BUREAU
    )
    office = entry.entry("office") if entry else None
    assert office is not None
    assert ["0990-0012345", "8:30-17:30", "012300", "0755"] == [
        office.text(key) for key in ("phone", "hours", "postcode", "fax")
    ]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=SHANGHAI)),
        ("2026-03-02 10:30", datetime(2026, 3, 2, 10, 30, tzinfo=SHANGHAI)),
        ("2026-03-02T10:30", datetime(2026, 3, 2, 10, 30, tzinfo=SHANGHAI)),
        ("2026-03-02 10:30:15", datetime(2026, 3, 2, 10, 30, 15, tzinfo=SHANGHAI)),
        ("2026-03-02T10:30+08:00", datetime(2026, 3, 2, 10, 30, tzinfo=SHANGHAI)),
        ("2026-03-02T02:30Z", datetime(2026, 3, 2, 2, 30, tzinfo=UTC)),
        ("2026-03-02T00:30-05:00", datetime(2026, 3, 2, 0, 30, tzinfo=timezone(-timedelta(hours=5)))),
    ],
)
def test_a_moment_is_in_shanghai_unless_it_says_otherwise(written: str, moment: datetime) -> None:
    """A day is its first minute there; an offset is honoured and brought to Shanghai's."""
    entry, _ = notice(发布日期=written)
    found = entry.moment("published_at")
    assert (moment, timedelta(hours=8)) == (found, found.utcoffset() if found else None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("２０２６－０３－０１", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("2026.03.01", "2026-03-01"),
        ("2026—3—1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("“2026-03-01”", "2026-03-01"),
        ("2026-03-01 10:00", "2026-03-01"),
        ("明天", "2026-12-01"),
        ("2026-13-01", "2026-12-01"),
    ],
)
def test_a_day_is_suggested_as_it_was_meant(written: str, meant: str) -> None:
    """The message writes the day that was meant, or an example where it cannot be told; nothing is taken as read."""
    entry, report = notice(成文日期=written)
    values = [dict(problem.values) for problem in report.problems]
    assert (None, [meant]) == (entry.day("written_date"), [value["example"] for value in values])


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("2026-03-02 9:30", "2026-03-02", "09:30"),
        ("2026年3月2日 14点", "2026-03-02", "14:00"),
        ("2026-03-02 10：05", "2026-03-02", "10:05"),
        ("2026-03-02 下午3:00", "2026-03-02", "10:30"),
        ("2026-03-02 25:00", "2026-03-02", "10:30"),
    ],
)
def test_a_moment_is_suggested_as_it_was_meant(written: str, day: str, time: str) -> None:
    """So is a time; one in words that can be read in two ways is not guessed."""
    _, report = notice(发布日期=written)
    assert [(day, time)] == [(dict(problem.values)["day"], dict(problem.values)["time"]) for problem in report.problems]


def test_the_days_are_days() -> None:
    """Days come as days, flags as truth values, lists as tuples."""
    entry, report = notice(施行日期="2026-04-01", 需要解读="是", 关键词="[防火, 火种]", 联合发文机关="试点县财政局")
    assert [] == report.problems
    assert date(2026, 4, 1) == entry.day("effective_date")
    assert entry.flag("needs_interpretation")
    assert (("防火", "火种"), ("试点县财政局",)) == (entry.texts("keywords"), entry.texts("issuers"))


def test_chinese_and_english_say_the_same() -> None:
    """Keys and values in either language give the same entry, at the same places but for the length of the keys."""
    chinese, _ = read(
        "类型: 通知公告\n标题: 甲\n栏目: tzgg\n公开方式: 主动公开\n体裁: 公告\n发文机关: 乙\n成文日期: 2026-03-01\n"
        "需要解读: 否\n保密审查: {拟稿人: 甲, 审核部门: 乙, 审批领导: 丙, 日期: 2026-03-01}\n"
    )
    english, _ = read(
        "type: notice\ntitle: 甲\ncolumn: tzgg\nopenness: proactive\ngenre: announcement\nissuer: 乙\n"
        "written_date: 2026-03-01\nneeds_interpretation: false\n"
        "review: {drafter: 甲, unit: 乙, leader: 丙, date: 2026-03-01}\n"
    )
    assert chinese is not None
    assert english is not None
    for name, value in chinese.values.items():
        if isinstance(value, Entry):
            inner = english.values[name]
            assert isinstance(inner, Entry)
            assert value.values == inner.values
        else:
            assert value == english.values[name]
    assert chinese.values.keys() == english.values.keys()


def test_a_field_is_called_what_its_author_calls_it() -> None:
    """The Chinese name alone where that was written, with the English key where that was."""
    entry, _ = read("类型: notice\ntitle: 甲\n")
    assert entry is not None
    assert {"type": "类型", "title": "标题（title）"} == entry.called


def test_every_value_knows_its_place() -> None:
    """Lines and columns count from 1, inside groups and lists as well."""
    entry, _ = read(
        "类型: notice\n标题:   甲\n关键词:\n  - 防火\n  -   火种\n保密审查: {拟稿人: 甲, 日期: 2026-03-01}\n"
    )
    assert entry is not None
    review = entry.entry("review")
    assert review is not None
    assert (2, 7) == entry.places["title"]
    assert [(4, 5), (5, 7)] == [entry.places[f"keywords.{index}"] for index in range(2)]
    assert (6, 20) == review.places["date"]


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "' '"])
def test_nothing_is_no_value(nothing: str) -> None:
    """An empty value is none, however it is written, and is remembered as empty."""
    entry, _ = notice(公开方式=nothing)
    assert ("", True) == (entry.text("openness"), "openness" in entry.empty)


@pytest.mark.parametrize(
    "written",
    ["publc", "公开", "主动", "proactive!", "[主动公开]", "{主动公开}", "是", "true", "主动公开 # 待定", "不", "1"],
)
def test_no_openness_is_guessed(written: str) -> None:
    """What is not the very word is no openness."""
    entry, report = notice(公开方式=written)
    if written.endswith("待定"):
        assert ("proactive", []) == (entry.text("openness"), report.problems)
    else:
        assert ("", 1) == (entry.text("openness"), len(report.problems))
        assert "是不是" not in report.problems[0].rule


def test_a_word_of_a_vocabulary_is_one_word() -> None:
    """A word that holds a comma of its own, as 人大代表、政协委员 does, needs no quotes; two words are told apart."""
    meeting = DOCUMENT_TYPES["meeting"].shape
    text = "".join(f"{key}: {value}\n" for key, value in {**NEEDED, "类型": "meeting"}.items())
    entry, _ = read(f"{text}邀请列席: [人大代表、政协委员, 专家]\n", meeting)
    assert entry is not None
    assert ("deputy", "expert") == entry.texts("invited")
    _, report = read(f"{text}邀请列席: [专家、媒体]\n", meeting)
    assert "list-separator" in {problem.rule for problem in report.problems}
