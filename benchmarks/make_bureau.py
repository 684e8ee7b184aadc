"""Make a bureau of any size: documents of some 2.8 KB in the mix a county bureau files, the same for the same seed.

python benchmarks/make_bureau.py 3000 FOLDER [--seed 1]
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

COLUMNS = {
    "gfxwj": ("规范性文件", "policy", "A20-01"),
    "ghjh": ("规划计划", "policy", "A20-03"),
    "zcjd": ("政策解读", "interpretation", "A19"),
    "xzxk": ("行政许可", "notice", "A20-05"),
    "zfgs": ("行政执法公示", "notice", "A20-06"),
    "yjs": ("预算决算", "notice", "A20-07"),
    "mszj": ("民生资金", "notice", "A20-11"),
    "yjgl": ("应急管理", "notice", "A20-12"),
    "tzgg": ("通知公告", "notice", "A19"),
    "gzdt": ("工作动态", "news", "A19"),
}
WEIGHTS = (2, 1, 2, 5, 4, 1, 4, 3, 6, 8)
PLACES = [
    "云屏镇",
    "桐湾镇",
    "白鹿滩镇",
    "枫源镇",
    "松岗镇",
    "沙溪口镇",
    "大箐乡",
    "木樨乡",
    "竹林沟乡",
    "石笕乡",
    "雾岭乡",
]
THINGS = [
    "森林防火",
    "造林绿化",
    "退耕还林",
    "公益林管护",
    "林木采伐",
    "松材线虫病防治",
    "油茶低产林改造",
    "古树名木保护",
    "湿地修复",
    "林下经济",
    "生态护林员选聘",
    "林权登记",
    "种苗抽检",
    "野生动物致害补偿",
    "木材检疫",
    "国有林场改革",
    "义务植树",
    "林长制考核",
    "石漠化治理",
]
DEEDS = [
    "组织实施",
    "逐户核对",
    "现场查验",
    "按月通报",
    "分批拨付",
    "登记造册",
    "公示七日",
    "限期整改",
    "复查验收",
    "建档立卡",
    "签字确认",
]
HOLDERS = [
    "各乡镇人民政府",
    "国有雾岭林场",
    "国有枫源林场",
    "各村民委员会",
    "承包经营者",
    "护林员",
    "施工单位",
    "监理单位",
    "执法大队",
]
TIMES = [
    "每月五日前",
    "本季度末",
    "汛期到来之前",
    "收到申请之日起十个工作日内",
    "造林季节结束后一个月内",
    "防火期内",
    "年度考核前",
]
HEADINGS = [
    "基本情况",
    "适用范围",
    "工作任务",
    "实施步骤",
    "补助标准",
    "申报程序",
    "监督检查",
    "资金管理",
    "责任分工",
    "档案管理",
    "有关要求",
]
ORDER = "一二三四五六七八九"


class Writer:
    """Draws sentences; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        """Begin at the seed."""
        self.draw = random.Random(seed)

    def sentence(self) -> str:
        """A sentence of some forty characters."""
        pick = self.draw.choice
        number = self.draw.randint(3, 9800)
        return pick(
            (
                f"{pick(HOLDERS)}应当在{pick(TIMES)}对{pick(PLACES)}的{pick(THINGS)}情况{pick(DEEDS)}，报县林业局。",
                f"截至{self.draw.randint(1, 12)}月底，{pick(PLACES)}完成{pick(THINGS)}{number}亩，占{number % 100}%。",
                f"{pick(THINGS)}由{pick(HOLDERS)}负责，{pick(TIMES)}{pick(DEEDS)}，逾期未办的予以通报。",
                f"本次安排{pick(THINGS)}资金{number}元，涉及{pick(PLACES)}、{pick(PLACES)}等地，专款专用。",
                f"对{pick(PLACES)}提出的**{pick(THINGS)}**问题，{pick(HOLDERS)}已经{pick(DEEDS)}，结果另行公布。",
            )
        )

    def paragraph(self) -> str:
        """Three or four sentences."""
        return "".join(self.sentence() for _ in range(self.draw.randint(3, 4)))

    def table(self) -> str:
        """A table of six rows."""
        rows = [f"| {place} | {self.draw.randint(10, 900)} | {self.draw.choice(THINGS)} |" for place in PLACES[:6]]
        return "\n".join(["| 乡镇 | 面积（亩） | 事项 |", "| --- | ---: | --- |", *rows])

    def body(self) -> str:
        """Four sections, some with a table or a list, some 900 characters."""
        parts = [self.paragraph()]
        for place, heading in enumerate(self.draw.sample(HEADINGS, 4)):
            parts += [f"## {ORDER[place]}、{heading}", self.paragraph()]
            if self.draw.random() < 0.3:
                parts.append(self.table())
            elif self.draw.random() < 0.4:
                parts.append("\n".join(f"{item}. {self.sentence()}" for item in range(1, 4)))
        return "\n\n".join(parts)


def make_bureau(count: int, root: Path, seed: int = 1) -> None:
    """Write a whole site of ``count`` documents into ``root``."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "site.toml").write_text(
        '[site]\nname = "云岭县林业局政府信息公开"\norgan = "云岭县林业局"\norgan_code = "11990126MB1Q5Y7E5N"\n'
        'base_url = "https://lyj.yunling.example/"\n\n[host]\nname = "云岭县人民政府"\n',
        encoding="utf-8",
    )
    columns = [
        f"- {{id: {key}, name: {name}, types: [{kind}], category: {category}}}\n"
        for key, (name, kind, category) in COLUMNS.items()
    ]
    (root / "content" / "columns.yaml").write_text("".join(columns), encoding="utf-8")
    writer = Writer(seed)
    serials: dict[int, int] = {}
    policies: list[str] = []
    for place in range(count):
        day = date(2018, 1, 2) + timedelta(days=place * 3000 // count)
        serials[day.year] = serial = serials.get(day.year, 0) + 1
        number = f"{day.year}-{serial:05d}"
        column = writer.draw.choices(list(COLUMNS), WEIGHTS)[0]
        if column == "zcjd" and not policies:
            column = "tzgg"
        text = _document(writer, column, day, serial, policies)
        if COLUMNS[column][1] == "policy":
            policies.append(number)
        folder = root / "content" / "documents" / str(day.year) / number
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(text, encoding="utf-8")


def _document(writer: Writer, column: str, day: date, serial: int, policies: list[str]) -> str:
    _, kind, _ = COLUMNS[column]
    thing, place = writer.draw.choice(THINGS), writer.draw.choice(PLACES)
    lines = [
        "---",
        f"类型: {kind}",
        f"标题: 关于{place}{day.year}年{thing}第{serial}号事项的{'解读' if kind == 'interpretation' else '通知'}",
        f"栏目: {column}",
        "公开方式: 主动公开",
        "发文机关: 云岭县林业局",
        f"成文日期: {day}",
        f"发布日期: {day} 10:{serial % 60:02d}",
        "责任单位: 办公室",
        f"概述: {place}{thing}的安排和要求。",
        f"关键词: [{thing}, {place}]",
        f"保密审查: {{drafter: 甲, unit: 办公室, leader: 乙, date: {day}}}",
    ]
    if kind == "policy":
        lines += [f"发文字号: 云岭林发〔{day.year}〕{serial}号", "体裁: 通知", f"施行日期: {day}"]
    if kind == "interpretation":
        lines.append(f"解读对象: [{writer.draw.choice(policies)}]")
    return "\n".join([*lines, "---", "", writer.body(), ""])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    make_bureau(arguments.count, arguments.folder, arguments.seed)


if __name__ == "__main__":
    main()
