"""The closed vocabularies of the field: identifier, and the word the public reads."""

from collections.abc import Mapping
from typing import NamedTuple

OPENNESS: Mapping[str, str] = {"proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}

TYPE_NAMES: Mapping[str, str] = {
    "policy": "政策文件",
    "interpretation": "政策解读",
    "notice": "通知公告",
    "news": "工作动态",
    "guide": "信息公开指南",
    "rules": "信息公开制度",
    "annual_report": "信息公开年报",
    "decision_draft": "决策草案",
    "opinion_feedback": "意见采纳情况",
    "meeting": "会议公开",
    "plan": "规划计划",
    "execution": "决策执行",
    "inspection": "督查",
    "audit": "审计结果",
    "rectification": "整改落实",
    "accountability": "问责情况",
    "evaluation": "评估结果",
    "response": "回应关切",
    "consultation": "民意征集",
    "interview": "在线访谈",
    "survey": "网上调查",
    "open_day": "政务开放日",
    "message_reply": "留言答复",
    "proposal_reply": "建议提案答复",
    "media_report": "媒体报道",
    "responsibility": "工作任务分解",
    "training": "公开工作培训",
    "enforcement_basis": "执法事前公示",
    "permit": "行政许可决定",
    "penalty": "行政处罚决定",
    "fund": "民生资金",
    "service_item": "办事指南",
    "public_service_guide": "公共服务单位办事公开",
    "intermediary": "中介服务事项",
}

VALIDITY: Mapping[str, str] = {
    "valid": "有效",
    "partially_invalid": "部分失效",
    "expired": "失效",
    "repealed": "废止",
    "not_yet_effective": "尚未生效",
}

GENRE: Mapping[str, str] = {
    "resolution": "决议",
    "decision": "决定",
    "order": "命令",
    "communique": "公报",
    "announcement": "公告",
    "public_notice": "通告",
    "opinions": "意见",
    "notice": "通知",
    "circular": "通报",
    "report": "报告",
    "request_for_instructions": "请示",
    "reply": "批复",
    "bill": "议案",
    "letter": "函",
    "minutes": "纪要",
    "plan": "规划",
    "scheme": "方案",
    "measures": "办法",
    "other": "其他",
}

INTERPRETATION_FORM: Mapping[str, str] = {
    "text": "文字",
    "infographic": "图解",
    "audio": "音频",
    "video": "视频",
    "animation": "动漫",
    "press_conference": "新闻发布会",
    "interview": "访谈",
    "expert": "专家解读",
    "official": "负责人解读",
    "media": "媒体解读",
    "qa": "问答",
}

CATEGORY: Mapping[str, str] = {
    "A19": "第十九条 涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的信息",
    "A20-01": "第二十条第（一）项 行政法规、规章和规范性文件",
    "A20-02": "第二十条第（二）项 机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
    "A20-03": "第二十条第（三）项 发展规划、专项规划、区域规划及相关政策",
    "A20-04": "第二十条第（四）项 统计信息",
    "A20-05": "第二十条第（五）项 行政许可和其他对外管理服务事项",
    "A20-06": "第二十条第（六）项 行政处罚、行政强制",
    "A20-07": "第二十条第（七）项 财政预算、决算信息",
    "A20-08": "第二十条第（八）项 行政事业性收费",
    "A20-09": "第二十条第（九）项 政府集中采购",
    "A20-10": "第二十条第（十）项 重大建设项目的批准和实施",
    "A20-11": "第二十条第（十一）项 扶贫、教育、医疗、社会保障、促进就业等政策、措施及其实施",
    "A20-12": "第二十条第（十二）项 突发公共事件的应急预案、预警信息及应对情况",
    "A20-13": "第二十条第（十三）项 环境保护、公共卫生、安全生产等监督检查",
    "A20-14": "第二十条第（十四）项 公务员招考的职位、名额、报考条件及录用结果",
    "A20-15": "第二十条第（十五）项 法律、法规、规章和国家有关规定规定应当主动公开的其他信息",
    "A21": "第二十一条 市、县级和乡镇人民政府还应当主动公开的信息",
}


class Ground(NamedTuple):
    """A ground for not disclosing: its name, its article of 条例, and whether it leaves no choice."""

    name: str
    article: str
    mandatory: bool


GROUNDS: Mapping[str, Ground] = {
    "E14-SECRET": Ground("国家秘密", "第十四条", mandatory=True),
    "E14-LAW": Ground("法律、行政法规禁止公开", "第十四条", mandatory=True),
    "E14-SAFETY": Ground("危及国家安全、公共安全、经济安全、社会稳定", "第十四条", mandatory=True),
    "E15-THIRD": Ground("商业秘密、个人隐私", "第十五条", mandatory=True),
    "E16-INTERNAL": Ground("内部事务信息", "第十六条第一款", mandatory=False),
    "E16-PROCESS": Ground("过程性信息", "第十六条第二款", mandatory=False),
    "E16-CASEFILE": Ground("行政执法案卷信息", "第十六条第二款", mandatory=False),
}

MARKER_GROUNDS: Mapping[str, str] = {
    "商业秘密": "商业秘密",
    "个人隐私": "个人隐私",
    "内部事务": "内部事务信息",
    "内部事务信息": "内部事务信息",
    "过程性信息": "过程性信息",
    "行政执法案卷": "行政执法案卷信息",
    "行政执法案卷信息": "行政执法案卷信息",
    **{code: ground.name for code, ground in GROUNDS.items() if code != "E14-SECRET"},
}

WAIVABLE: Mapping[str, str] = {
    "id18": "身份证号码",
    "mobile": "手机号码",
    "bank": "银行卡号",
    "list-column": "名单表头",
}

DRAFT_KIND: Mapping[str, str] = {
    "major_decision": "重大行政决策",
    "normative_document": "规范性文件",
    "other": "其他决策",
}

ADOPTION: Mapping[str, str] = {"adopted": "采纳", "partly": "部分采纳", "rejected": "未采纳"}

PARTICIPANTS: Mapping[str, str] = {
    "stakeholder": "利益相关方",
    "public": "公众代表",
    "expert": "专家",
    "media": "媒体",
    "deputy": "人大代表、政协委员",
}

TASK_STATE: Mapping[str, str] = {"waiting": "未开始", "going": "进行中", "done": "已完成"}

EVALUATOR: Mapping[str, str] = {
    "third_party": "第三方评估",
    "professional": "专业机构鉴定",
    "survey": "社情民意调查",
    "self": "自行评估",
}

INCIDENT_LEVEL: Mapping[str, str] = {
    "extraordinary": "特别重大突发事件",
    "major": "重大突发事件",
    "casualties": "重大人员伤亡或者社会影响较大",
    "other": "其他政务舆情",
}

PLAN_KIND: Mapping[str, str] = {
    "development": "发展规划",
    "special": "专项规划",
    "regional": "区域规划",
    "annual": "年度计划",
}

PROPOSAL: Mapping[str, str] = {"deputy": "人大代表建议", "member": "政协提案"}

PROPOSAL_RESULT: Mapping[str, str] = {
    "solved": "已经解决或者基本解决",
    "planned": "列入计划逐步解决",
    "reference": "留作参考",
}

INTERPRETATION_POINT: Mapping[str, str] = {
    "background": "背景依据",
    "purpose": "目的意义",
    "goals": "目标任务",
    "contents": "主要内容",
    "scope": "适用范围",
    "standards": "执行标准",
    "terms": "期限",
    "cautions": "注意事项",
    "keywords": "关键词诠释",
    "benefits": "惠民利民举措",
    "differences": "新旧政策差异",
    "operation": "操作方法",
}

PERMIT_KIND: Mapping[str, str] = {
    "ordinary": "普通",
    "concession": "特许",
    "recognition": "认可",
    "approval": "核准",
    "registration": "登记",
    "other": "其他",
}

SEVERITY: Mapping[str, str] = {
    "minor": "轻微",
    "ordinary": "一般",
    "serious": "严重",
}

OVERTURNED_HOW: Mapping[str, str] = {
    "changed": "变更",
    "revoked": "撤销",
    "unlawful": "确认违法",
    "void": "确认无效",
}

PENALTY_KIND: Mapping[str, str] = {
    "warning": "警告",
    "criticism": "通报批评",
    "fine": "罚款",
    "confiscation": "没收违法所得、没收非法财物",
    "suspension": "暂扣许可证件、降低资质等级",
    "revocation": "吊销许可证件",
    "restriction": "限制开展生产经营活动",
    "closure": "责令停产停业、责令关闭",
    "other": "其他行政处罚",
}

ONLINE_LEVEL: Mapping[str, str] = {"hall": "实体大厅办理", "partly": "部分网办", "wholly": "全流程网办"}

OUTSIDE = "outside"
OUTSIDE_NAME = "清单外"
STATE_SECRET = "E14-SECRET"  # noqa: S105 - a code of 条例, not a password
DEFAULT_TOPIC = "农业、林业、水利\\林业"
