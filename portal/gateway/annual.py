"""Answers as 条例 第三十六条 and the yearly report know them, and its table 3 (国办公开办函〔2021〕30号)."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.gateway.case import Case

ANSWERS: Mapping[str, str] = {
    "予以公开": "予以公开",
    "部分公开": "部分公开（区分处理的，只计这一情形，不计其他情形）",
    "不予公开1": "属于国家秘密",
    "不予公开2": "其他法律行政法规禁止公开",
    "不予公开3": "危及“三安全一稳定”",
    "不予公开4": "保护第三方合法权益",
    "不予公开5": "属于三类内部事务信息",
    "不予公开6": "属于四类过程性信息",
    "不予公开7": "属于行政执法案卷",
    "不予公开8": "属于行政查询事项",
    "无法提供1": "本机关不掌握相关政府信息",
    "无法提供2": "没有现成信息需要另行制作",
    "无法提供3": "补正后申请内容仍不明确",
    "不予处理1": "信访举报投诉类申请",
    "不予处理2": "重复申请",
    "不予处理3": "要求提供公开出版物",
    "不予处理4": "无正当理由大量反复申请",
    "不予处理5": "要求行政机关确认或重新出具已获取信息",
    "其他处理1": "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "其他处理2": "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "其他处理3": "其他",
}
APPLICANTS: Mapping[str, str] = {
    "citizen": "自然人",
    "enterprise": "商业企业",
    "research": "科研机构",
    "charity": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
}
NEW, CARRIED_IN, TOTAL, CARRIED_OUT = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、（七）总计",
    "四、结转下年度继续办理",
)
_GROUPS = {"不予公开": "三、（三）", "无法提供": "三、（四）", "不予处理": "三、（五）", "其他处理": "三、（六）"}
SUM = "总计"


def row_name(answer: str) -> str:
    """The row of table 3 an answer belongs to."""
    group, number = answer[:4], answer[4:]
    if group in _GROUPS:
        return f"{_GROUPS[group]}{group} {number}.{ANSWERS[answer]}"
    return f"三、（{'一' if answer == '予以公开' else '二'}）{ANSWERS[answer]}"


def table_3(cases: Iterable[Case], year: int) -> dict[str, dict[str, int]]:
    """Each row's counts by kind of applicant and their sum; every row and column is there, empty ones as 0."""
    names = (NEW, CARRIED_IN, *(row_name(answer) for answer in ANSWERS), TOTAL, CARRIED_OUT)
    table = {name: dict.fromkeys((*APPLICANTS.values(), SUM), 0) for name in names}
    for case in cases:
        for name in _rows_of(case, year):
            table[name][APPLICANTS.get(case.applicant, "其他")] += 1
            table[name][SUM] += 1
    return table


def _rows_of(case: Case, year: int) -> Iterable[str]:
    """Where the case is counted; one that neither side confirmed nor anybody answered was not received."""
    received = case.received_on or (case.submitted_at.date() if case.answered_on else None)
    if received is None or case.quarantined or received.year > year:
        return
    answered = case.answered_on or date.max
    if answered.year < year:
        return
    yield NEW if received.year == year else CARRIED_IN
    if answered.year == year:
        yield row_name(case.answer)
        yield TOTAL
    else:
        yield CARRIED_OUT
