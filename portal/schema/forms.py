"""The shape of a form file: what a form, a field, a choice and a condition may say."""

from collections.abc import Mapping

from portal.schema.kinds import Choice, Field, Flag, Line, Many, Record, Shape, Text, Whole

FORM_KINDS: Mapping[str, str] = {
    "request": "依申请公开",
    "inquiry": "咨询",
    "complaint": "投诉举报",
    "comment": "意见征集",
    "attendance": "列席会议",
    "proposal": "建议主动公开",
    "correction": "更正个人信息",
    "site_error": "内容纠错",
}

FIELD_KINDS: Mapping[str, str] = {
    "line": "一行文字",
    "text": "多行文字",
    "choice": "单选",
    "check": "勾选",
    "identity": "证件号码",
    "credit_code": "统一社会信用代码",
    "phone": "电话",
    "email": "电子邮箱",
    "postcode": "邮编",
    "document": "文件编号",
    "subject": "所需内容",
    "file": "上传文件",
}

CONDITION = Shape(
    "条件",
    (
        Field("field", "项", Line(40), required=True),
        Field("is", "是", Many(Line(40)), required=True),
    ),
)

CHOICE = Shape(
    "选项",
    (
        Field("value", "值", Line(40), required=True),
        Field("label", "文字", Line(40), required=True),
        Field("note", "说明", Line(80)),
    ),
)

FIELD = Shape(
    "表单项",
    (
        Field("name", "字段", Line(40), required=True),
        Field("label", "名称", Line(40), required=True),
        Field("kind", "种类", Choice(FIELD_KINDS), required=True),
        Field("required", "必填", Flag()),
        Field("required_when", "何时必填", Record(CONDITION)),
        Field("only_when", "仅当", Record(CONDITION)),
        Field("hint", "提示", Line()),
        Field("least", "最少", Whole()),
        Field("most", "最多", Whole()),
        Field("choices", "选项", Many(Record(CHOICE))),
        Field("autocomplete", "自动填写", Line(40)),
        Field("sensitive", "敏感", Flag()),
        Field("accept", "文件类型", Many(Line(10))),
    ),
)

SECTION = Shape(
    "部分",
    (
        Field("title", "标题", Line(40), required=True),
        Field("note", "说明", Line()),
        Field("fields", "各项", Many(Record(FIELD)), required=True),
    ),
)

PRIVACY = Shape(
    "个人信息告知",
    (
        Field("purpose", "处理目的", Text(500), required=True),
        Field("kinds", "信息种类", Text(500), required=True),
        Field("method", "处理方式", Text(500), required=True),
        Field("retention", "保存说明", Text(500)),
        Field("necessity", "敏感信息说明", Text(500)),
        Field("rights", "权利", Text(500), required=True),
    ),
)

FORM = Shape(
    "表单",
    (
        Field("title", "标题", Line(40), required=True),
        Field("menu_title", "菜单名称", Line(20)),
        Field("kind", "用途", Choice(FORM_KINDS), required=True),
        Field("intro", "开头", Text(500)),
        Field("basis", "依据", Line()),
        Field("steps", "怎样办理", Text(2000)),
        Field("notices", "告知", Text(4000)),
        Field("time_limits", "时限", Text(1000)),
        Field("reply_days", "答复期限", Whole(60)),
        Field("contacts", "至少一项", Many(Line(40))),
        Field("sections", "部分", Many(Record(SECTION)), required=True),
        Field("privacy", "个人信息", Record(PRIVACY), required=True),
        Field("retention_days", "保存天数", Whole(3660), required=True),
        Field("mailbox", "收件箱", Line(40)),
        Field("envelope", "信封注明", Line(40)),
    ),
)
