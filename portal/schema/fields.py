"""The fields every document may have (domain.md §7), in the order an author is shown them."""

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
)
from portal.schema.words import CATEGORY, GENRE, OPENNESS, TYPE_NAMES, VALIDITY, WAIVABLE

ELSEWHERE = Shape(
    "别处发布的文件",
    (
        Field("title", "标题", Line(), required=True),
        Field("doc_no", "发文字号", Line(60)),
        Field("issuer", "发文机关", Line(60)),
        Field("url", "网址", WebAddress()),
    ),
)

FORWARDED = Shape(
    "别处的原件",
    (
        *ELSEWHERE.fields,
        Field("openness", "公开方式", Choice(OPENNESS), "原件上标注的公开方式；没有标注的，问原发文机关"),
    ),
)

SIGNATURE = Shape(
    "审签",
    (
        Field("step", "环节", Line(40), "site.toml 里写的审查环节", required=True),
        Field("by", "姓名", Line(40), "谁审的", required=True),
        Field("date", "日期", Day(), "哪天审的；不写就是审查日期"),
    ),
)

REVIEW = Shape(
    "保密审查",
    (
        Field("drafter", "拟稿人", Line(40), required=True),
        Field("unit", "审核部门", Line(60), required=True),
        Field("office", "办公室", Line(60)),
        Field("leader", "审批领导", Line(40), required=True),
        Field("signatures", "审签", Many(Record(SIGNATURE)), "没有对应上面各项的审查环节"),
        Field("date", "日期", Day(), required=True),
        Field("again", "复审日期", Day()),
        Field("digest", "校验码", Line(64)),
    ),
)

REVIEWERS = ("drafter", "unit", "office", "leader")

WAIVER = Shape(
    "个人信息例外",
    (
        Field("kind", "种类", Many(Choice(WAIVABLE)), required=True),
        Field("basis", "依据", Line(), required=True),
        Field("approver", "批准人", Line(40), required=True),
    ),
)

HAND_CHECK = Shape(
    "人工检查",
    (Field("by", "检查人", Line(40), required=True), Field("date", "日期", Day(), required=True)),
)

ATTACHMENT = Shape(
    "附件",
    (
        Field("file", "文件", Line(), required=True),
        Field("title", "标题", Line()),
        Field("checked", "人工检查", Record(HAND_CHECK)),
    ),
)

CHANNEL = Shape(
    "公开渠道",
    (
        Field("kind", "渠道", Line(40), required=True),
        Field("date", "日期", Day()),
        Field("link", "网址", WebAddress()),
    ),
)

CORRECTION = Shape(
    "更正",
    (Field("date", "日期", Day(), required=True), Field("note", "说明", Text(), required=True)),
)

WITHDRAWAL = Shape(
    "撤下",
    (Field("date", "日期", Day(), required=True), Field("reason", "理由", Text(), required=True)),
)

OPENNESS_CHANGE = Shape(
    "公开属性变更",
    (
        Field("from", "原属性", Choice(OPENNESS), required=True),
        Field("to", "现属性", Choice(OPENNESS), required=True),
        Field("date", "日期", Day(), required=True),
        Field("reason", "理由", Text(), required=True),
        Field("approver", "批准人", Line(40)),
    ),
)

IDENTITY = (
    Field("type", "类型", Choice(TYPE_NAMES), "文件类型，决定页面的样子和要填的字段", "policy", required=True),
    Field("title", "标题", Line(), "文件的完整标题，页面上作大标题", required=True),
    Field("doc_no", "发文字号", Line(60), "机关代字加六角括号里的年份和序号", "云岭林发〔2026〕5号"),
    Field("index_no", "索引号", Line(60), "只有旧文件沿用原索引号时才写，平时由系统编"),
    Field("column", "栏目", Line(60), "columns.yaml 里栏目的 id 或名称", required=True),
    Field("category", "公开类别", Choice(CATEGORY), "《条例》第十九至二十一条的类别；不写就用栏目的", "A20-01"),
    Field(
        "openness",
        "公开方式",
        Choice(OPENNESS),
        "documents 里只放主动公开的；依申请公开、不予公开的登记在 register",
        "主动公开",
        required=True,
    ),
    Field("negative_list", "负面清单", Line(20), "清单外，或负面清单条目的代码", "清单外"),
    Field("genre", "体裁", Choice(GENRE), "公文种类", "通知"),
    Field("topic", "主题", Line(60), "主题分类", "农业、林业、水利\\林业"),
    Field("summary", "概述", Text(200), "一两句话说清内容，不照抄标题"),
    Field("keywords", "关键词", Many(Line(30)), "群众会用来查找的词", "[造林, 补助]"),
)

RESPONSIBILITY = (
    Field("issuer", "发文机关", Line(60), "发文机关全称；联合发文写牵头机关", required=True),
    Field("issuers", "联合发文机关", Many(Line(60)), "除牵头机关以外的发文机关"),
    Field(
        "openness_decided_by",
        "公开属性认定机关",
        Line(60),
        "联合发文由别的机关牵头的才写：认定为主动公开的牵头机关，和发文机关一样",
    ),
    Field("responsible_unit", "责任单位", Line(60), "负责这份文件的股室"),
    Field("source", "来源", Line(60), "转载的写原发布单位"),
)

DATES = (
    Field("written_date", "成文日期", Day(), "签发或会议通过的日期", "2026-03-01", required=True),
    Field("published_at", "发布日期", Moment(), "上网时间；晚于现在的到时才公开", "2026-03-03 10:30"),
    Field("originally_published_at", "原发布时间", Moment(), "从旧网站迁来的文件原来的发布时间"),
    Field("migrated_from", "迁移来源", Line(), "从哪个网站迁来"),
    Field("effective_date", "施行日期", Day(), "开始施行的日期", "2026-04-01"),
    Field("expires_on", "失效日期", Day(), "有效期的最后一天", "2031-03-31"),
    Field("status_changed_at", "效力变动日期", Day(), "废止、失效或修改的日期"),
)

VALIDITY_FIELDS = (
    Field("validity", "效力", Choice(VALIDITY), "不写时按施行日期、失效日期计算", "有效"),
    Field("repealed_by", "废止文件", Reference(ELSEWHERE), "哪份文件废止了它"),
    Field("replaced_by", "替代文件", Reference(ELSEWHERE), "哪份文件接替了它"),
    Field("parent", "上位文件", Reference(ELSEWHERE), "落实的是哪份文件"),
    Field(
        "forwards",
        "转发文件",
        Many(Reference(FORWARDED, registered=True)),
        "转发的是哪份文件，公开方式随原件；别处的写 {标题, 发文字号, 发文机关, 公开方式, 网址}",
        "[2026-00012]",
    ),
    Field("needs_interpretation", "需要解读", Flag(), "是否应当配发政策解读"),
)

PUBLICATION = (
    Field("attachments", "附件", Many(Record(ATTACHMENT)), "同一文件夹里的文件和它的标题"),
    Field("channels", "公开渠道", Many(Record(CHANNEL)), "还在哪里公开过"),
    Field("corrections", "更正", Many(Record(CORRECTION)), "发布后的更正，写日期和说明"),
    Field("withdrawn", "撤下", Record(WITHDRAWAL), "从网上撤下的日期和理由"),
    Field("openness_changes", "公开属性变更", Many(Record(OPENNESS_CHANGE)), "公开属性变更的记录"),
    Field("aliases", "别名", Many(Line()), "旧网址，打开后转到本页", "[old/123.html]"),
    Field(
        "pii_waiver",
        "个人信息例外",
        Many(Record(WAIVER)),
        "依法必须公开个人信息的惩戒、强制披露文件才写：种类、依据的法律、批准人",
    ),
    Field("review", "保密审查", Record(REVIEW), "谁拟稿、哪个部门审核、哪位领导批准、哪天"),
)

STUB_FIELDS = (
    Field("reason", "理由", Text(500), "依申请公开写一句话；不予公开写条例依据的代码", "E16-PROCESS"),
    Field("explain", "说明", Text(500), "为什么不予公开"),
    Field("next_review", "下次审查", Day(), "下次评估能不能公开的日期", "2027-03-01"),
    Field("title_public", "可公开标题", Flag(), "标题本身可以公开的写 true", "true"),
)

BASE_FIELDS = (*IDENTITY, *RESPONSIBILITY, *DATES, *VALIDITY_FIELDS, *PUBLICATION)
STUB = Shape("登记条目", (*BASE_FIELDS, *STUB_FIELDS))
