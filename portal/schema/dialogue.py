"""The own fields of the exchange with the public: responses, consultations, replies (seed 2-11, 2-13, 2-14)."""

from portal.schema.decisions import CONTACTS, PERIOD
from portal.schema.fields import ELSEWHERE
from portal.schema.kinds import (
    Choice,
    Day,
    Field,
    Flag,
    Line,
    Many,
    Moment,
    Record,
    Reference,
    Shape,
    Text,
    WebAddress,
    When,
    Whole,
)
from portal.schema.words import INCIDENT_LEVEL, PROPOSAL, PROPOSAL_RESULT

UPDATE = Shape(
    "后续情况",
    (
        Field("at", "时间", Moment(exact=True), required=True, shown=True),
        Field("text", "内容", Text(), required=True, shown=True),
    ),
)

EXCHANGE = Shape(
    "问答",
    (
        Field("question", "提问", Text(500), required=True, shown=True),
        Field("answer", "回答", Text(), required=True, shown=True),
    ),
)

SURVEY_RESULT = Shape(
    "调查结果",
    (
        Field("question", "问题", Line(), required=True, shown=True),
        Field("choice", "选项", Line(), required=True, shown=True),
        Field("count", "人数", Whole(), required=True, shown=True),
    ),
)

RESPONSE_FIELDS = (
    Field("incident", "事件", Line(), "回应的是什么事", required=True, shown=True),
    Field(
        "level",
        "舆情等级",
        Choice(INCIDENT_LEVEL),
        "决定多久以内首次回应：1小时、24小时、48小时",
        "其他政务舆情",
        required=True,
        shown=True,
    ),
    Field(
        "first_heard_at",
        "获知时间",
        Moment(exact=True),
        "什么时候知道的，写到时分",
        "2026-05-06 08:40",
        required=True,
        shown=True,
    ),
    Field("facts", "事实", Text(), "已经查明的事实", required=True, shown=True),
    Field("measures", "措施", Text(), "采取了哪些措施", required=True, shown=True),
    Field("result", "处置结果", Text(), "处置完了写", shown=True),
    Field("corrects_rumour", "澄清不实信息", Flag(), "有不实信息要澄清的写是", "是", shown=True),
    Field(
        "rumour",
        "不实信息",
        Text(500),
        "网上怎么传的；事实写在“事实”里",
        when=When("corrects_rumour", frozenset({True}), "澄清不实信息"),
        shown=True,
    ),
    Field("updates", "后续情况", Many(Record(UPDATE)), "按时间先后往下加，写过的不改", shown=True),
    Field("approver", "批准人", Line(40), "批准发布的领导，不对外公开", required=True),
)

CONSULTATION_FIELDS = (
    *PERIOD,
    Field("subject", "征集事项", Text(500), "想听哪方面的意见", required=True, shown=True),
    Field("received", "收到意见", Whole(), "结束后写，一共多少条", "20", shown=True),
    Field("outcome", "征集结果", Text(), "结束后写：主要意见和怎样处理", shown=True),
    *CONTACTS,
)

INTERVIEW_FIELDS = (
    Field("held_at", "访谈时间", Moment(exact=True), "哪天几点", "2026-04-15 15:00", required=True, shown=True),
    Field("guest", "嘉宾", Many(Text(60)), "职务和姓名，一人一条", required=True, shown=True),
    Field("theme", "访谈主题", Line(), "谈什么", required=True, shown=True),
    Field("exchanges", "访谈实录", Many(Record(EXCHANGE)), "一问一答；还没有举行的可以先不写", shown=True),
)

SURVEY_FIELDS = (
    *PERIOD,
    Field("subject", "调查事项", Text(500), "调查什么", required=True, shown=True),
    Field("answers", "有效答卷", Whole(), "结束后写，收到多少份", "214", shown=True),
    Field("results", "调查结果", Many(Record(SURVEY_RESULT)), "问题、选项、人数", shown=True),
    Field("outcome", "结果说明", Text(), "结束后写：说明了什么、怎样改进", shown=True),
)

OPEN_DAY_FIELDS = (
    Field("held_on", "活动日期", Day(), "哪天开放", "2026-05-22", required=True, shown=True),
    Field("place", "地点", Line(), "在哪里", required=True, shown=True),
    Field("capacity", "名额", Whole(10_000), "可以来多少人", "40", shown=True),
    Field("activities", "活动内容", Many(Text(300)), "一项一条", required=True, shown=True),
    Field("sign_up", "报名方式", Line(), "电话、现场等", "电话0789-6521208", required=True, shown=True),
    Field("participants", "参加人数", Whole(10_000), "活动后写", "36", shown=True),
)

MESSAGE_REPLY_FIELDS = (
    Field("received_on", "来信日期", Day(), "哪天收到的", "2026-03-02", required=True, shown=True),
    Field("question", "来信内容", Text(), "群众问的是什么，去掉姓名、电话、住址", required=True, shown=True),
    Field("replied_on", "答复日期", Day(), "哪天答复的", "2026-03-06", required=True, shown=True),
    Field("reply_unit", "答复单位", Line(60), "谁答复的", required=True, shown=True),
    Field("complex", "情况复杂", Flag(), "情况复杂、延长到15个工作日的写是", "是"),
)

PROPOSAL_REPLY_FIELDS = (
    Field("proposal_kind", "种类", Choice(PROPOSAL), "建议还是提案", "人大代表建议", required=True, shown=True),
    Field("session", "届次", Line(60), "哪一届哪一次会议", "县十七届人大五次会议", required=True, shown=True),
    Field("proposal_no", "建议提案编号", Line(20), "第几号", "第26号", required=True, shown=True),
    Field("subject", "案由", Line(), "建议、提案的标题", required=True, shown=True),
    Field("received_on", "交办日期", Day(), "哪天交办的", "2026-03-02", shown=True),
    Field(
        "proposal_result",
        "办理结果",
        Choice(PROPOSAL_RESULT),
        "办理到什么程度",
        "列入计划逐步解决",
        required=True,
        shown=True,
    ),
    Field("disclosure_approved", "同意公开", Flag(), "代表、委员同意公开答复的写是"),
)

MEDIA_REPORT_FIELDS = (
    Field("media", "媒体", Line(60), "哪家媒体", required=True, shown=True),
    Field("reported_on", "报道日期", Day(), "哪天报道的", "2026-03-12", required=True, shown=True),
    Field("link", "原文网址", WebAddress(), "原文的网址", shown=True),
    Field("about", "有关文件", Many(Reference(ELSEWHERE)), "报道的是哪份文件、哪件事", "[2026-00012]", shown=True),
)
