"""The shapes of the files beside the documents: columns, negative list, bureau, retired numbers."""

from portal.schema.fields import STUB
from portal.schema.kinds import Choice, Day, Field, Flag, Line, Many, Record, Shape, Text, WebAddress, Whole
from portal.schema.words import CATEGORY, GROUNDS, TYPE_NAMES

_COLUMN_FIELDS = (
    Field("id", "编号", Line(40), required=True),
    Field("name", "名称", Line(40), required=True),
    Field("types", "文件类型", Many(Choice(TYPE_NAMES)), required=True),
    Field("category", "公开类别", Choice(CATEGORY)),
    Field("legal_basis", "公开依据", Line()),
    Field("description", "说明", Line()),
    Field("freshness_days", "更新期限", Whole(3660)),
    Field("unit", "责任单位", Line(60)),
    Field("required", "必设", Flag()),
    Field("time_limit", "公开时限", Line()),
    Field("carriers", "公开渠道", Line()),
    Field("audience", "公开对象", Line(60)),
    Field("level", "公开层级", Line(20)),
)
_DEEPEST = Shape("栏目", _COLUMN_FIELDS)
_MIDDLE = Shape("栏目", (*_COLUMN_FIELDS, Field("children", "下级栏目", Many(Record(_DEEPEST)))))
COLUMN = Shape("栏目", (*_COLUMN_FIELDS, Field("children", "下级栏目", Many(Record(_MIDDLE)))))

NEGATIVE_ITEM = Shape(
    "负面清单条目",
    (
        Field("code", "代码", Line(20), required=True),
        Field("item", "事项", Text(500), required=True),
        Field("ground", "依据", Choice({code: ground.name for code, ground in GROUNDS.items()}), required=True),
        Field("unit", "责任单位", Line(60)),
        Field("adopted", "列入日期", Day()),
        Field("next_review", "下次审查", Day()),
    ),
)

OFFICE = Shape(
    "工作机构",
    (
        Field("name", "名称", Line(60), required=True),
        Field("address", "地址", Line()),
        Field("postcode", "邮编", Line(6)),
        Field("hours", "办公时间", Line()),
        Field("phone", "电话", Line(40)),
        Field("fax", "传真", Line(40)),
        Field("email", "邮箱", Line(80)),
        Field("supervision_phone", "监督电话", Line(40)),
    ),
)

LEADER = Shape(
    "领导",
    (
        Field("name", "姓名", Line(40), required=True),
        Field("post", "职务", Line(60), required=True),
        Field("duties", "分工", Text(500)),
        Field("openness", "分管政务公开", Flag()),
    ),
)

ORGAN = Shape(
    "机构",
    (
        Field("name", "名称", Line(60), required=True),
        Field("duties", "职责", Text(500)),
        Field("phone", "电话", Line(40)),
        Field("head", "负责人", Line(40)),
        Field("url", "网址", WebAddress()),
    ),
)

BUREAU = Shape(
    "机构信息",
    (
        Field("office", "工作机构", Record(OFFICE)),
        Field("leaders", "领导", Many(Record(LEADER))),
        Field("organs", "机构", Many(Record(ORGAN))),
    ),
)

WORDING = Shape(
    "用词",
    (
        Field("wrong", "错词", Line(20), required=True),
        Field("right", "正词", Line(20), required=True),
        Field("right_in", "例外", Many(Line(40))),
    ),
)

RETIRED = Shape(
    "停用编号",
    (Field("number", "编号", Line(12), required=True), Field("reason", "理由", Line())),
)

__all__ = ["BUREAU", "COLUMN", "NEGATIVE_ITEM", "RETIRED", "STUB", "WORDING"]
