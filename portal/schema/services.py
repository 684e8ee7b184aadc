"""The own fields of what people come to an office for: its services, those of others, enforcement, money.

Seed 2-6 to 2-9, 2-17, 2-18; service elements of domain.md C08.
"""

from portal.schema.kinds import Choice, Field, Line, Many, Text, WebAddress, When, Whole
from portal.schema.policies import PUBLICITY
from portal.schema.words import ONLINE_LEVEL

ENFORCEMENT_FIELDS = (
    Field("duties", "执法职责", Text(1000), "管哪些事", required=True, shown=True),
    Field("basis", "执法依据", Many(Text(300)), "法律、法规、规章和裁量基准，一部一条", required=True, shown=True),
    Field("scope", "执法范围", Text(500), "地域和对象", shown=True),
    Field("powers", "执法权限", Text(500), "能作出哪些决定、采取哪些措施", shown=True),
    Field("standards", "裁量标准", Text(1000), "怎样定档", shown=True),
    Field("procedure", "执法程序", Many(Text(300)), "一步一条", required=True, shown=True),
    Field("remedy", "救济途径", Text(500), "陈述申辩、听证、复议、诉讼", required=True, shown=True),
    Field("supervision", "监督方式", Text(300), "监督电话、地址", required=True, shown=True),
)

FUND_FIELDS = (
    Field("fund", "资金名称", Line(100), "资金的全称", required=True, shown=True),
    Field("fund_source", "资金来源", Text(300), "哪一级、哪份文件下达", required=True, shown=True),
    Field("purpose", "资金用途", Text(300), "发给谁、做什么", required=True, shown=True),
    Field("standard", "补助标准", Text(300), "每亩、每户多少", shown=True),
    Field("amount", "金额（元）", Whole(100_000_000_000), "这次分配、发放多少", "1456000", required=True, shown=True),
    Field("beneficiaries", "受益对象", Text(300), "多少户、多少人，名单去掉身份证号、账号", required=True, shown=True),
    *PUBLICITY,
    Field("supervision", "监督方式", Text(300), "监督电话、地址", required=True, shown=True),
)

PUBLIC_SERVICE_FIELDS = (
    Field("provider", "服务单位", Line(60), "哪个公共企事业单位", required=True, shown=True),
    Field("contents", "服务内容", Text(1000), "提供什么服务", required=True, shown=True),
    Field("procedure", "办事程序", Many(Text(300)), "一步一条", required=True, shown=True),
    Field("time_limit", "办理时限", Text(300), "多久办完", required=True, shown=True),
    Field("fee", "收费标准", Text(500), "收多少、依据什么；不收费的写不收费", required=True, shown=True),
    Field("hours", "服务时间", Text(300), "什么时候能办", shown=True),
    Field("place", "服务地点", Line(), "在哪里", shown=True),
    Field("phone", "联系电话", Line(40), "办公电话", required=True, shown=True),
    Field("supervision", "监督方式", Text(300), "监督投诉电话", required=True, shown=True),
)

INTERMEDIARY_FIELDS = (
    Field("item", "中介服务事项", Line(100), "事项名称", required=True, shown=True),
    Field("approval", "对应的审批事项", Line(100), "办哪个许可要用", required=True, shown=True),
    Field("basis", "设定依据", Text(500), "法律、法规、国务院决定的条款", required=True, shown=True),
    Field("time_limit", "服务时限", Text(300), "多久出结果", required=True, shown=True),
    Field("provider", "实施机构", Text(500), "什么样的机构可以做", required=True, shown=True),
    Field("fee", "收费", Text(500), "谁付、怎么定价", required=True, shown=True),
    Field("assessment", "考评结果", Text(1000), "信用情况和考评结果", shown=True),
    Field("supervision", "投诉举报", Text(300), "电话和网上投诉的办法", required=True, shown=True),
)

SERVICE_FIELDS = (
    Field("item", "事项名称", Line(100), "与权力清单、责任清单一致", required=True, shown=True),
    Field(
        "online_level",
        "网办程度",
        Choice(ONLINE_LEVEL),
        "在哪里能办到哪一步",
        "实体大厅办理",
        required=True,
        shown=True,
    ),
    Field(
        "online_address",
        "网办地址",
        WebAddress(),
        "网上办事大厅的网址",
        when=When("online_level", frozenset({"partly", "wholly"}), "可以网上办"),
        shown=True,
    ),
    Field("basis", "设定依据", Many(Text(300)), "一条一项", required=True, shown=True),
    Field("conditions", "申请条件", Many(Text(300)), "一条一项", required=True, shown=True),
    Field("materials", "办理材料", Many(Text(300)), "一样一条", required=True, shown=True),
    Field("place", "办理地点", Line(), "窗口的地址", required=True, shown=True),
    Field("hours", "办理时间", Text(300), "什么时候能办", required=True, shown=True),
    Field("phone", "联系电话", Line(40), "办公电话", required=True, shown=True),
    Field("procedure", "办理流程", Many(Text(300)), "一步一条", required=True, shown=True),
    Field("time_limit", "办理时限", Text(300), "法定和承诺时限", required=True, shown=True),
    Field("fee", "收费标准", Text(300), "不收费的写不收费", required=True, shown=True),
    Field("result", "审批结果", Line(100), "发什么证、什么文书", shown=True),
)
