"""Columns of a published list: what may not be there, and what only sounds like it."""

import pytest

from portal.scan import card_in_row, columns_of_list


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("| 姓名 | 身份证号 | 金额 |", ["身份证"]),
        ("| 序号 | 身份证号码 | 金额 |", ["身份证"]),
        ("序号|身份证", ["身份证"]),
        ("| 户主 | 致贫原因 | 监护人 |", ["致贫原因", "监护人"]),
        ("| 申请人 | 残疾等级 | 病种 |", ["残疾", "病种"]),
        ("| 受益人 | 证件号码 | 银行账号 | 开户行 |", ["证件号", "银行账号", "开户行"]),
        ("| 编号 | 银行卡号 |", ["银行卡"]),
        ("| 编号 | 开户行及账号 |", ["开户行"]),
        ("| **身份证号** |", ["身份证"]),
        ("| 承包人 | 残疾人证号 |", ["残疾"]),
        ("| 证件号（后四位） |", ["证件号"]),
    ],
)
def test_a_list_of_people_is_known_by_its_head(head: str, words: list[str]) -> None:
    """Numbers of persons always; poverty, disability, illness and guardians beside names."""
    assert words == [found[0] for found in columns_of_list(head)]


@pytest.mark.parametrize(
    "head",
    [
        "| 材料名称 | 份数 |",
        "| 身份证复印件 | 户口簿复印件 |",
        "| 申请人 | 身份证复印件 | 身份证原件 |",
        "| 残疾等级 | 补贴标准 |",
        "| 残疾人类别 | 每月补贴 |",
        "| 病种 | 防治药剂 |",
        "| 病种名称 | 寄主树种 |",
        "| 监护人职责 | 依据 |",
        "| 办理身份证需带 | 地点 |",
        "| 姓名 | 职务 | 办公电话 |",
        "| 银行卡发放方式 | 时间 |",
        "| 致贫原因分析 | 帮扶措施 |",
    ],
)
def test_a_table_of_rules_is_left_alone(head: str) -> None:
    """Scales of subsidies, papers to bring, duties."""
    assert [] == [found[0] for found in columns_of_list(head)]


NUMBER = "119901195605010052"


@pytest.mark.parametrize(
    "cells",
    [
        [*NUMBER],
        ["身份证号", *NUMBER, ""],
        ["甲", "119901", "19560501", "0052"],
        ["1", "119901195605", " 010052 "],
        ["119901", "19560501", "00", "52", "12.5"],
    ],
)
def test_an_identity_number_in_pieces_is_whole(cells: list[str]) -> None:
    """A digit a cell, as forms have it, or in a few cells."""
    assert NUMBER == card_in_row(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [NUMBER],
        ["119901", "19560501", "0053"],
        ["119901", "甲", "19560501", "0052"],
        ["119", "901", "195", "605", "010", "052"],
        ["119901195605010052", "1"],
        ["2021", "2022", "2023", "2024", "2025"],
    ],
)
def test_figures_in_a_row_are_no_identity_number(cells: list[str]) -> None:
    """A number in one cell is the text's affair, and many small figures are figures."""
    assert "" == card_in_row(cells)
