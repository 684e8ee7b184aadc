"""Slips of the pen: what was written, what was meant, and where it is right after all (domain.md §1)."""

from typing import NamedTuple


class Slip(NamedTuple):
    """A wrong word and the right one; inside one of the phrases of ``right_in`` the word is no slip."""

    wrong: str
    right: str
    right_in: tuple[str, ...] = ()


SLIPS = (
    Slip("政务分开", "政务公开", ("政务分开办理", "政务分开设置", "党务政务分开")),
    Slip("决策分开", "决策公开", ("与决策分开",)),
    Slip("下面导向", "正面导向"),
    Slip("分布决策", "公布决策"),
    Slip("分布草案", "公布草案"),
    Slip(
        "意见和建设",
        "意见和建议",
        ("意见和建设方案", "意见和建设项目", "意见和建设单位", "意见和建设用地", "意见和建设工程"),
    ),
    Slip("负面清理", "负面清单"),
    Slip("责任主任", "责任主体", ("责任主任医师", "责任主任护师", "负责任主任")),
    Slip("办事报务", "办事服务"),
    Slip("的执行为", "的执行力", ("的执行为期", "的执行为主", "的执行为准", "的执行为例", "的执行为重点")),
    Slip(
        "予回应",
        "予以回应",
        tuple(f"{before}予回应" for before in ("给", "不", "未", "应", "即", "可", "须", "当", "已", "均", "赐")),
    ),
    Slip("免予公开", "不予公开"),
    Slip("布署", "部署", ("公布署名", "发布署名")),
    Slip("按排", "安排", ("按排名", "按排序", "按排放", "按排污", "按排查", "按排列", "按排期", "按排水")),
    Slip("通迅", "通讯"),
    Slip("既使", "即使", ("既使用", "既使得", "既使人")),
)
