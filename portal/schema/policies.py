"""The own fields of policy documents and their interpretations (domain.md §7, §10; seed 2-1, 2-12)."""

from portal.schema.fields import ELSEWHERE
from portal.schema.kinds import Choice, Day, Field, Flag, Line, Many, Record, Reference, Shape, Text, When
from portal.schema.words import DRAFT_KIND, INTERPRETATION_FORM, INTERPRETATION_POINT

INTERPRETATION_PLAN = Shape(
    "解读方案",
    (
        Field("outline", "提纲", Text(1000), required=True),
        Field("form", "形式", Many(Choice(INTERPRETATION_FORM)), required=True),
        Field("channel", "渠道", Many(Line(40)), required=True),
        Field("time", "时间", Day(), required=True),
    ),
)

QUESTION = Shape(
    "政策问答",
    (
        Field("question", "问题", Line(), required=True, shown=True),
        Field("answer", "回答", Text(), required=True, shown=True),
        Field("clause", "依据条款", Line(60), shown=True),
        Field("updated", "更新日期", Day(), shown=True),
    ),
)

PUBLICITY = (
    Field("publicity_from", "公示开始", Day(), "公示期的第一天，打印张贴版时用", "2026-03-03", shown=True),
    Field("publicity_until", "公示结束", Day(), "公示期的最后一天", "2026-03-09", shown=True),
)

POLICY_FIELDS = (
    Field("drafting_unit", "起草单位", Line(60), "起草这份文件的单位，谁起草谁解读", "造林绿化与种苗股", shown=True),
    Field(
        "decision_kind",
        "决策种类",
        Choice(DRAFT_KIND),
        "重大行政决策、规范性文件要先公开征求意见，检查时会找决策草案和意见采纳情况",
        "规范性文件",
        shown=True,
    ),
    Field("amended_by", "修改文件", Many(Reference(ELSEWHERE)), "哪些文件修改了它", "[2026-00012]", shown=True),
    Field(
        "interpretation_plan",
        "解读方案",
        Record(INTERPRETATION_PLAN),
        "与文件一并报批的解读方案，不对外公开",
        when=When("needs_interpretation", frozenset({True}), "需要解读"),
    ),
    *PUBLICITY,
)

INTERPRETATION_FIELDS = (
    Field(
        "interprets",
        "解读对象",
        Many(Reference(ELSEWHERE)),
        "被解读文件的编号；别处发布的写 {标题, 发文字号, 发文机关, 网址}",
        "[2026-00012]",
        required=True,
    ),
    Field("form", "解读形式", Many(Choice(INTERPRETATION_FORM)), "文字、图解、问答等", "[文字]"),
    Field("author_unit", "解读单位", Line(60), "谁起草谁解读"),
    Field("interpreter", "解读人", Line(60), "解读人的姓名或职务"),
    Field(
        "covers",
        "解读要点",
        Many(Choice(INTERPRETATION_POINT)),
        "讲到了哪些方面",
        "[背景依据, 新旧政策差异]",
        shown=True,
    ),
    Field("questions", "政策问答", Many(Record(QUESTION)), "一问一答，另外汇总到政策问答页", shown=True),
    Field("first", "首次解读", Flag(), "后续解读写否，不再算三个工作日"),
)
