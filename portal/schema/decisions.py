"""The own fields of what comes before a decision: drafts, what was said of them, meetings (seed 2-1, 2-2)."""

from portal.schema.fields import ELSEWHERE
from portal.schema.kinds import Choice, Day, Field, Flag, Line, Many, Record, Reference, Shape, Text, When, Whole
from portal.schema.words import ADOPTION, DRAFT_KIND, PARTICIPANTS

OPINION = Shape(
    "意见",
    (
        Field("opinion", "意见", Text(1000), required=True, shown=True),
        Field("adoption", "采纳", Choice(ADOPTION), required=True, shown=True),
        Field("reason", "理由", Text(1000), shown=True),
    ),
)

CONTACTS = (
    Field("contact", "联系人", Line(60), "接收意见的股室或者职务，不写个人手机", shown=True),
    Field("contact_phone", "联系电话", Line(40), "办公电话", "0789-6521213", shown=True),
    Field("contact_email", "电子邮箱", Line(80), "接收意见的邮箱", shown=True),
    Field("contact_address", "通信地址", Line(), "来信寄到哪里", shown=True),
)

PERIOD = (
    Field("open_from", "开始日期", Day(), "从哪天开始收意见", "2026-03-03", required=True, shown=True),
    Field("open_until", "截止日期", Day(), "收意见的最后一天", "2026-04-02", required=True, shown=True),
)

DRAFT_FIELDS = (
    Field(
        "draft_kind",
        "决策种类",
        Choice(DRAFT_KIND),
        "决定征求意见要多少天：重大行政决策30日，规范性文件7个工作日",
        "重大行政决策",
        required=True,
        shown=True,
    ),
    *PERIOD,
    Field(
        "market_entities",
        "涉及市场主体",
        Flag(),
        "规范性文件与市场主体生产经营密切相关的写是，期限不少于30日",
        "是",
        shown=True,
    ),
    Field("reason_if_short", "缩短理由", Text(500), "期限短于规定时写明理由", shown=True),
    Field("basis", "决策依据", Text(1000), "依据哪些法律、规划和上级文件", required=True, shown=True),
    Field("drafting_note", "起草说明", Text(), "为什么起草、主要内容；也可以写在正文里", shown=True),
    Field("assessor", "论证评估单位", Line(60), "承担决策前主要论证评估的单位，没有的不写", shown=True),
    Field("final_doc", "最终文件", Reference(ELSEWHERE), "决策出台后的文件编号", "2026-00012", shown=True),
    *CONTACTS,
)

FEEDBACK_FIELDS = (
    Field("draft", "征求意见稿", Reference(), "对哪份决策草案的意见", "2026-00012", required=True, shown=True),
    Field("received", "收到意见", Whole(), "一共多少条", "20", required=True, shown=True),
    Field("adopted", "采纳意见", Whole(), "采纳多少条", "12", required=True, shown=True),
    Field("partly_adopted", "部分采纳意见", Whole(), "部分采纳多少条", "0", shown=True),
    Field("rejected", "未采纳意见", Whole(), "没有采纳多少条", "8", required=True, shown=True),
    Field(
        "opinions",
        "意见处理",
        Many(Record(OPINION)),
        "意见内容、是否采纳；未采纳的写理由，不写提意见人的姓名",
        shown=True,
    ),
    Field("final_doc", "最终文件", Reference(ELSEWHERE), "决策出台后的文件编号", "2026-00013", shown=True),
)

MEETING_FIELDS = (
    Field("meeting_date", "会议日期", Day(), "哪天开会", "2026-03-03", required=True, shown=True),
    Field("host", "主持人", Line(60), "主持人的姓名和职务", shown=True),
    Field("topics", "议题", Many(Text(300)), "一个议题一条", required=True, shown=True),
    Field("livelihood", "重大民生议题", Flag(), "涉及重大民生、社会关注度高的写是", "是", shown=True),
    Field(
        "invited",
        "邀请列席",
        Many(Choice(PARTICIPANTS)),
        "请了哪些方面的代表列席",
        "[利益相关方, 专家]",
        when=When("livelihood", frozenset({True}), "重大民生议题"),
        shown=True,
    ),
    Field(
        "signup_until",
        "报名截止",
        Day(),
        "公众报名列席的最后一天；从发布起，会议页面上有报名表",
        "2026-03-01",
        shown=True,
    ),
    Field("observers", "列席人数", Whole(1000), "列席的代表一共几人", "6", shown=True),
    Field(
        "outcome",
        "会议结果",
        Text(1000),
        "议定事项，列席代表意见的处理；还没有开会的写“会后公布”",
        required=True,
        shown=True,
    ),
    Field(
        "decides", "审议文件", Many(Reference(ELSEWHERE)), "会上审议的草案或者通过的文件", "[2026-00012]", shown=True
    ),
)

__all__ = ["CONTACTS", "DRAFT_FIELDS", "FEEDBACK_FIELDS", "MEETING_FIELDS", "PERIOD"]
