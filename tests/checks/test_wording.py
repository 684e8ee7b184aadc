"""Slips of the pen are found with the word that was meant; right words that look like them are left alone."""

import pytest

from portal.checks.wording import Wording
from portal.schema.wording import SLIPS


def slips(text: str) -> list[tuple[str, str]]:
    """What is written wrongly in the text, with what was meant."""
    return [(wrong, right) for _, wrong, right in Wording(SLIPS).find(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("关于全面推进政务分开工作的实施方案", "政务分开", "政务公开"),
        ("坚持下面导向，以公开树公信", "下面导向", "正面导向"),
        ("在决策前应向社会分布决策草案", "分布决策", "公布决策"),
        ("在决策分开的基础上", "决策分开", "决策公开"),
        ("听取意见和建设。", "意见和建设", "意见和建议"),
        ("负面清理要详细具体", "负面清理", "负面清单"),
        ("涉事责任部门作为第一责任主任", "责任主任", "责任主体"),
        ("开展网上办事报务", "办事报务", "办事服务"),
        ("增强抓落实的执行为，确保政令畅通", "的执行为", "的执行力"),
        ("应在48小时内予回应", "予回应", "予以回应"),
        ("依法免予公开的信息", "免予公开", "不予公开"),
        ("（隆办发〔201719号）", "〔201719号", "〔2017〕19号"),
        ("（南府办〔201595号）", "〔201595号", "〔2015〕95号"),
        ("按照云岭林发[2026]5号文件", "[2026]5号", "〔2026〕5号"),
    ],
)
def test_a_slip_is_found(text: str, wrong: str, right: str) -> None:
    """The slips of a real plan, as it was copied."""
    assert [(wrong, right)] == slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "推进政务公开、决策公开，坚持正面导向",
        "公布决策草案，听取意见和建议",
        "提出意见和建设项目清单",
        "负面清单外的事项原则上公开",
        "压实第一责任主体；请责任主任医师到场",
        "本期的执行为期三个月，以批复的执行为准",
        "及时给予回应，不予回应的说明理由，未予回应的通报",
        "分布在十一个乡镇",
        "云岭林发〔2026〕5号、国务院令第711号、（2024）云0126行初3号",
        "公布署名的答复",
        "按排名先后",
        "全部署名",
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    """Near misses: the same characters in words that are right."""
    assert [] == slips(text)
