"""The document types: adding one is an entry here, a template, its messages and its test site."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.schema import credit, decisions, dialogue, follow_up, policies, services
from portal.schema.fields import BASE_FIELDS
from portal.schema.kinds import Field, Shape
from portal.schema.words import TYPE_NAMES

_RESPONSE_OUTLINE = """\
## 一、基本情况

{to_do}：时间、地点、经过，只写已经查明的事实。

## 二、处置措施

{to_do}：已经做了什么、正在做什么。

## 三、后续发布

{to_do}：后续情况在哪里发布，群众反映情况打哪个电话。"""


@dataclass(frozen=True)
class DocumentType:
    """A type: its own fields beside the common ones, its template, what ``new`` suggests and outlines."""

    id: str
    help: str
    own_fields: tuple[Field, ...] = ()
    template: str = "document.html"
    column_type: str = "信息公开目录"
    suggested: tuple[str, ...] = ()
    outline: str = "{to_do}：正文。小标题从“## 一、”开始，段与段之间空一行。"

    @property
    def name(self) -> str:
        """What authors and the public call it."""
        return TYPE_NAMES[self.id]

    @cached_property
    def shape(self) -> Shape:
        """All the fields a document of this type may have."""
        return Shape(self.name, (*BASE_FIELDS, *self.own_fields))


_TYPES = (
    DocumentType(
        "policy",
        "规范性文件、通知、方案、规划等正式文件",
        own_fields=policies.POLICY_FIELDS,
        column_type="政策文件",
        suggested=("doc_no", "genre", "topic", "effective_date", "expires_on", "validity"),
    ),
    DocumentType(
        "interpretation",
        "对一份或几份文件的解读，谁起草谁解读",
        own_fields=policies.INTERPRETATION_FIELDS,
        template="interpretation.html",
        column_type="政策解读",
        suggested=("form", "author_unit"),
    ),
    DocumentType("notice", "面向社会的通知、公告、公示、公开事项", own_fields=policies.PUBLICITY),
    DocumentType("news", "工作消息", column_type="工作动态", suggested=("source",)),
    DocumentType("guide", "政府信息公开指南", column_type="信息公开指南"),
    DocumentType("rules", "政府信息公开的各项制度", suggested=("effective_date",)),
    DocumentType("annual_report", "政府信息公开工作年度报告", column_type="信息公开年报"),
    DocumentType(
        "decision_draft",
        "重大决策、规范性文件的草案，向社会公开征求意见",
        own_fields=decisions.DRAFT_FIELDS,
        template="consultation.html",
        column_type="征集调查",
    ),
    DocumentType(
        "opinion_feedback",
        "决策草案收到多少意见、采纳多少、没有采纳的理由",
        own_fields=decisions.FEEDBACK_FIELDS,
        column_type="征集调查",
    ),
    DocumentType(
        "meeting",
        "邀请有关方面代表列席的会议",
        template="consultation.html",
        own_fields=decisions.MEETING_FIELDS,
    ),
    DocumentType("plan", "发展规划、专项规划和年度计划", own_fields=follow_up.PLAN_FIELDS, column_type="政策文件"),
    DocumentType("execution", "文件、规划、政府决定的执行情况，按进展更新", own_fields=follow_up.EXECUTION_FIELDS),
    DocumentType("inspection", "督查发现的问题和整改要求", own_fields=follow_up.INSPECTION_FIELDS),
    DocumentType("audit", "预算执行和其他财政收支的审计结果", own_fields=follow_up.AUDIT_FIELDS),
    DocumentType("rectification", "督查、审计发现问题的整改落实情况", own_fields=follow_up.RECTIFICATION_FIELDS),
    DocumentType("accountability", "不作为、慢作为、乱作为的问责情况", own_fields=follow_up.ACCOUNTABILITY_FIELDS),
    DocumentType("evaluation", "文件、规划落实效果的评估结果", own_fields=follow_up.EVALUATION_FIELDS),
    DocumentType(
        "response",
        "对突发事件、媒体和群众关切的回应",
        own_fields=dialogue.RESPONSE_FIELDS,
        template="response.html",
        column_type="回应关切",
        outline=_RESPONSE_OUTLINE,
    ),
    DocumentType(
        "consultation",
        "不是决策草案的意见建议征集",
        own_fields=dialogue.CONSULTATION_FIELDS,
        template="consultation.html",
        column_type="征集调查",
    ),
    DocumentType(
        "interview",
        "领导、专家与网民的在线访谈",
        own_fields=dialogue.INTERVIEW_FIELDS,
        column_type="在线访谈",
    ),
    DocumentType(
        "survey",
        "网上问卷调查和它的结果",
        own_fields=dialogue.SURVEY_FIELDS,
        template="consultation.html",
        column_type="征集调查",
    ),
    DocumentType("open_day", "政务开放日等主题活动", own_fields=dialogue.OPEN_DAY_FIELDS, column_type="工作动态"),
    DocumentType(
        "message_reply",
        "公开答复的群众留言",
        own_fields=dialogue.MESSAGE_REPLY_FIELDS,
        column_type="咨询投诉",
    ),
    DocumentType("proposal_reply", "人大代表建议、政协提案的答复", own_fields=dialogue.PROPOSAL_REPLY_FIELDS),
    DocumentType(
        "media_report",
        "媒体对本局工作的报道",
        own_fields=dialogue.MEDIA_REPORT_FIELDS,
        column_type="工作动态",
    ),
    DocumentType("responsibility", "政务公开工作任务、责任单位和完成时限", own_fields=follow_up.RESPONSIBILITY_FIELDS),
    DocumentType("training", "政务公开工作人员的培训", own_fields=follow_up.TRAINING_FIELDS, column_type="工作动态"),
    DocumentType("enforcement_basis", "行政执法的职责、依据、程序和裁量标准", own_fields=services.ENFORCEMENT_FIELDS),
    DocumentType("permit", "行政许可决定，作出后七个工作日内公示", own_fields=credit.PERMIT_FIELDS),
    DocumentType("penalty", "行政处罚决定，作出后七个工作日内公示", own_fields=credit.PENALTY_FIELDS),
    DocumentType("fund", "补贴、补助等民生资金的分配和发放", own_fields=services.FUND_FIELDS),
    DocumentType("service_item", "政务服务事项的办事指南", own_fields=services.SERVICE_FIELDS, column_type="办事服务"),
    DocumentType(
        "public_service_guide",
        "公园、林场等公共企事业单位的办事公开",
        own_fields=services.PUBLIC_SERVICE_FIELDS,
        column_type="办事服务",
    ),
    DocumentType(
        "intermediary",
        "行政审批要用的中介服务：事项、依据、时限和机构",
        own_fields=services.INTERMEDIARY_FIELDS,
        column_type="办事服务",
    ),
)

DOCUMENT_TYPES: Mapping[str, DocumentType] = {entry.id: entry for entry in _TYPES}
