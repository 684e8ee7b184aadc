"""The own fields of decisions that the public must see at once: permits and penalties (双公示, seed 2-15).

Fields of domain.md §2.5; what becomes of a penalty that does not stand is 行政处罚法 第四十八条.
"""

from portal.schema.kinds import Choice, Day, Field, Line, Many, Record, Shape, Text, Whole
from portal.schema.words import OVERTURNED_HOW, PENALTY_KIND, PERMIT_KIND, SEVERITY

_CREDIT_CODE = Field("credit_code", "统一社会信用代码", Line(18), shown=True)
_PARTY = Field("party", "行政相对人", Line(100), required=True, shown=True)
_DECIDED = Field("decided_on", "决定日期", Day(), required=True, shown=True)
_AUTHORITY = Field("authority", "决定机关", Line(60), required=True, shown=True)
_NUMBER = Field("decision_no", "决定文书号", Line(60), required=True, shown=True)

PERMIT = Shape(
    "许可决定",
    (
        _PARTY,
        _CREDIT_CODE,
        Field("document_name", "决定文书名称", Line(100), required=True, shown=True),
        _NUMBER,
        Field("permit_kind", "许可类别", Choice(PERMIT_KIND), required=True, shown=True),
        Field("certificate", "许可证书名称", Line(60), shown=True),
        Field("certificate_no", "许可编号", Line(60), shown=True),
        _DECIDED,
        Field("valid_from", "有效期自", Day(), required=True, shown=True),
        Field("valid_until", "有效期至", Day(), shown=True),
        Field("contents", "许可内容", Text(1000), required=True, shown=True),
        _AUTHORITY,
    ),
)

OVERTURNED = Shape(
    "变更撤销",
    (
        Field("date", "变动日期", Day(), "变更、撤销、确认违法或者确认无效的日期", required=True, shown=True),
        Field("how", "变动方式", Choice(OVERTURNED_HOW), example="撤销", required=True, shown=True),
        Field(
            "by",
            "变动依据",
            Text(300),
            "复议决定书、判决书或者本机关决定的名称和文号，不写当事人",
            required=True,
            shown=True,
        ),
        Field("reason", "撤回理由", Text(500), "向社会说明为什么撤回，不写当事人", required=True, shown=True),
        Field("taken_back", "撤回日期", Day(), "从网上撤回的日期，变动后三个工作日内", required=True, shown=True),
    ),
)

PENALTY = Shape(
    "处罚决定",
    (
        _PARTY,
        _CREDIT_CODE,
        _NUMBER,
        Field("violation", "违法行为类型", Line(100), required=True, shown=True),
        Field("fact", "违法事实", Text(1000), required=True, shown=True),
        Field("basis", "处罚依据", Text(500), required=True, shown=True),
        Field("penalty_kind", "处罚类别", Many(Choice(PENALTY_KIND)), required=True, shown=True),
        Field("contents", "处罚内容", Text(1000), required=True, shown=True),
        Field("fine", "罚款金额（元）", Whole(1_000_000_000), shown=True),
        Field("confiscated", "没收金额（元）", Whole(1_000_000_000), shown=True),
        Field("severity", "失信程度", Choice(SEVERITY), "轻微、一般或者严重，写了的，信用公示期满时提醒撤下", "一般"),
        _DECIDED,
        _AUTHORITY,
        Field(
            "overturned",
            "变更撤销",
            Record(OVERTURNED),
            "决定被变更、撤销、确认违法或者确认无效的才写；写了以后，网上只留决定日期、处罚类别、决定机关和这一组",
            shown=True,
        ),
    ),
)

PERMIT_FIELDS = (
    Field("permits", "许可决定", Many(Record(PERMIT)), "一个决定一组，按双公示的项目写", required=True, shown=True),
)

PENALTY_FIELDS = (
    Field("penalties", "处罚决定", Many(Record(PENALTY)), "一个决定一组，按双公示的项目写", required=True, shown=True),
)
