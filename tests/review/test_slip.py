"""The review slip, to print and sign."""

import datetime as dt
from dataclasses import replace

from portal.review import Review, slip_of
from tests.built import tree

REVIEW = Review("张三", "办公室", "李四", dt.date(2026, 3, 1), "ab" * 32, office="综合股")


def rows(slip: str) -> dict[str, str]:
    """What each row of the slip says."""
    table = tree(slip.partition("\n")[2]).one("table")
    return {row.one("th").text: row.one("td").text for row in table.all("tr")}


def test_the_slip_says_what_the_record_says() -> None:
    """Number, title, files, who, when, and the digest the signatures stand for."""
    said = rows(slip_of("2026-00001", "公告", ["附件1.docx", "表.xlsx"], REVIEW))
    expected = {
        "文件编号": "2026-00001",
        "信息名称": "公告",
        "附件": "附件1.docx、表.xlsx",
        "拟稿人": "张三",
        "审核部门意见": "办公室 签名：".replace(" ", ""),
        "办公室意见": "综合股签名：",
        "分管领导意见": "李四签名：",
        "审查日期": "2026-03-01",
        "内容校验码": "ab" * 32,
    }
    assert expected == {key: said[key] for key in expected}


def test_a_second_review_and_no_files() -> None:
    """Both dates stand on it; no files is said."""
    said = rows(slip_of("2026-00001", "公告", [], replace(REVIEW, again=dt.date(2026, 5, 2))))
    assert ("2026-03-01（2026-05-02 复审）", "无") == (said["审查日期"], said["附件"])


def test_titles_and_names_are_text() -> None:
    """Nothing in them is markup."""
    slip = slip_of("2026-00001", "<b>公告</b>", ["<i>.docx"], replace(REVIEW, leader="<u>"))
    assert ("<b>公告</b>", "<i>.docx", "<u>签名：") == tuple(
        rows(slip)[key] for key in ("信息名称", "附件", "分管领导意见")
    )
