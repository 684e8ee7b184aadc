"""The own fields of what follows a decision: plans, execution, inspection, audit, evaluation (seed 2-3 to 2-5)."""

from portal.schema.fields import ELSEWHERE
from portal.schema.kinds import Choice, Day, Field, Line, Many, Record, Reference, Shape, Text, When, Whole
from portal.schema.words import EVALUATOR, PLAN_KIND, TASK_STATE

_UNDONE = When("state", frozenset({"waiting", "going"}), "还没有完成")

TASK = Shape(
    "任务",
    (
        Field("task", "任务", Text(300), required=True, shown=True),
        Field("unit", "责任单位", Line(60), required=True, shown=True),
        Field("milestone", "完成时限", Day(), required=True, shown=True),
        Field("channel", "发布渠道", Line(60), shown=True),
        Field("state", "进度", Choice(TASK_STATE), required=True, shown=True),
        Field("note", "说明", Text(500), shown=True),
    ),
)

RECTIFY_ITEM = Shape(
    "整改事项",
    (
        Field("problem", "问题", Text(500), required=True, shown=True),
        Field("measure", "整改措施", Text(500), shown=True),
        Field("unit", "责任单位", Line(60), shown=True),
        Field("state", "进度", Choice(TASK_STATE), required=True, shown=True),
        Field("due", "整改期限", Day(), when=_UNDONE, shown=True),
    ),
)

INDICATOR = Shape(
    "指标",
    (
        Field("indicator", "指标", Line(60), required=True, shown=True),
        Field("unit", "单位", Line(20), shown=True),
        Field("base", "基期", Line(40), shown=True),
        Field("target", "目标", Line(40), required=True, shown=True),
        Field("progress", "进展", Line(40), shown=True),
    ),
)

_ITEMS = Field(
    "rectify_items", "整改事项", Many(Record(RECTIFY_ITEM)), "一个问题一条：问题、措施、责任单位、进度", shown=True
)
_PARENT_HELP = "督查、审计、执行、评估的是哪份文件，写在“上位文件”里"

PLAN_FIELDS = (
    Field("plan_kind", "规划种类", Choice(PLAN_KIND), "哪一种规划或者计划", "年度计划", required=True, shown=True),
    Field("period_from", "规划期始", Day(), "规划期的第一天", "2026-01-01", required=True, shown=True),
    Field("period_until", "规划期止", Day(), "规划期的最后一天", "2026-12-31", required=True, shown=True),
    Field("indicators", "主要指标", Many(Record(INDICATOR)), "指标、单位、基期、目标", shown=True),
)

EXECUTION_FIELDS = (
    Field("measures", "执行措施", Text(), "采取了哪些措施；" + _PARENT_HELP, required=True, shown=True),
    Field("steps", "实施步骤", Many(Text(300)), "一步一条", shown=True),
    Field("tasks", "责任分工", Many(Record(TASK)), "任务、责任单位、完成时限、进度", shown=True),
    Field("as_of_date", "统计截止", Day(), "进展情况截至哪天", "2026-05-31", required=True, shown=True),
    Field("progress", "取得成效", Text(), "截至目前做到了哪一步", required=True, shown=True),
    Field("next_steps", "后续举措", Text(), "下一步做什么", shown=True),
    Field(
        "supervision", "监督方式", Line(), "群众怎样监督、找谁反映", "监督电话0789-6521277", required=True, shown=True
    ),
)

INSPECTION_FIELDS = (
    Field("inspected_unit", "被督查单位", Many(Line(60)), "督查了哪些单位", required=True, shown=True),
    Field("inspected_on", "督查日期", Day(), "哪天督查的", "2026-05-12", required=True, shown=True),
    Field("findings", "发现的问题", Many(Text(500)), "一个问题一条，没有的写“未发现问题”", required=True, shown=True),
    Field("rectify_by", "整改期限", Day(), "要求在哪天以前整改完，没有问题的不写", "2026-06-12", shown=True),
)

AUDIT_FIELDS = (
    Field("auditor", "审计机关", Line(60), "哪个机关审计的", required=True, shown=True),
    Field("audited_unit", "被审计单位", Line(60), "审计了哪个单位", required=True, shown=True),
    Field("audit_period", "审计期间", Line(60), "审计的是哪一段时间", "2025年度", required=True, shown=True),
    Field("findings", "发现的问题", Many(Text(500)), "一个问题一条", required=True, shown=True),
    Field("rectify_by", "整改期限", Day(), "要求在哪天以前整改完", "2026-09-30", shown=True),
)

RECTIFICATION_FIELDS = (
    Field(
        "rectifies",
        "整改对象",
        Many(Reference(ELSEWHERE)),
        "对哪份督查通报、审计结果的整改",
        "[2026-00012]",
        required=True,
        shown=True,
    ),
    _ITEMS,
)

ACCOUNTABILITY_FIELDS = (
    Field(
        "follows", "问责来源", Many(Reference(ELSEWHERE)), "因哪份督查通报、审计结果问责", "[2026-00012]", shown=True
    ),
    Field("fact", "问责事由", Text(1000), "不作为、慢作为、乱作为的事实", required=True, shown=True),
    Field("decided_by", "决定机关", Line(60), "谁作出的处理决定", required=True, shown=True),
    Field("persons", "问责人数", Whole(1000), "几个人受到问责，不写姓名", "2", required=True, shown=True),
    Field("outcome", "处理结果", Text(1000), "怎样处理的", required=True, shown=True),
)

EVALUATION_FIELDS = (
    Field("evaluator", "评估单位", Line(60), "谁做的评估", required=True, shown=True),
    Field("evaluator_type", "评估方式", Choice(EVALUATOR), "由谁、怎样评估", "第三方评估", required=True, shown=True),
    Field("method", "评估方法", Text(1000), "抽样、访谈、问卷等；" + _PARENT_HELP, required=True, shown=True),
    Field("score", "综合评价", Line(60), "得分或者等次", "86.4分，良好", shown=True),
    Field("outcome", "评估结论", Text(), "政策落实和效果怎样", required=True, shown=True),
    Field("proposals", "改进建议", Many(Text(500)), "一条一项", shown=True),
)

RESPONSIBILITY_FIELDS = (
    Field("year", "年度", Line(4), "哪一年的任务", "2026", required=True, shown=True),
    Field(
        "tasks", "任务清单", Many(Record(TASK)), "任务、责任单位、完成时限、发布渠道、进度", required=True, shown=True
    ),
)

TRAINING_FIELDS = (
    Field("held_on", "培训日期", Day(), "哪天培训的", "2026-04-10", required=True, shown=True),
    Field("place", "地点", Line(), "在哪里培训", shown=True),
    Field("audience", "培训对象", Line(), "哪些人参加", required=True, shown=True),
    Field("participants", "参加人数", Whole(100_000), "多少人参加", "46", required=True, shown=True),
    Field("hours", "学时", Whole(1000), "几个学时", "6", shown=True),
    Field("contents", "培训内容", Many(Text(300)), "讲了什么，一项一条", required=True, shown=True),
)
