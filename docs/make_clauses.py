"""Writes docs/zh/clauses.md: what each clause of a bureau's plan became; ``--check`` only says whether it is stale.

Nothing in the table is taken on trust: types are those of portal/schema, a rule has a case that shows it, a page is
one the sample builds, and the documents are public ones of the sample. A clause for which one is missing is an error.
"""  # noqa: INP001 - a script

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docs.generated import settle  # noqa: E402 - found by the line above
from portal.model.public import PublicDocument, Release  # noqa: E402
from portal.pipeline import clear_site  # noqa: E402
from portal.plan.site import plan_site  # noqa: E402
from portal.schema.types import DOCUMENT_TYPES  # noqa: E402

PAGE = ROOT / "docs" / "zh" / "clauses.md"
CASES = ROOT / "tests" / "cases"
AS_OF = datetime.fromisoformat("2026-06-30T09:00+08:00")
SAMPLES = 2

HEAD = """\
<!-- 本页由 docs/make_clauses.py 从 portal/schema、tests/cases 和 content 生成，请不要直接修改；改了以后重新运行它。 -->
# 实施方案逐条对照

一份政务公开实施方案的每一条，在这里变成了哪种文件、哪些检查规则、哪个网页，样例里各有哪两份文件可以看。
规则的例子见[提示信息](messages.md)（就是 tests/cases 里同名的测试），各类文件的字段见[字段一览](fields.md)。
类型、规则、网页、文件都是生成时逐一核对过的，缺一样就生成不了。
"""


class Clause(NamedTuple):
    """A clause: its number in the plan, what it asks for, and what it became."""

    number: str
    asks: str
    types: tuple[str, ...]
    rules: tuple[str, ...]
    page: str
    columns: tuple[str, ...] = ()
    converted: bool = False


CLAUSES = (
    Clause(
        "二（一）",
        "重大决策预公开",
        ("decision_draft", "opinion_feedback"),
        ("period-short", "feedback-numbers", "answer-due", "draft-missing"),
        "c/jcgk.html",
    ),
    Clause("二（二）", "重要会议公开", ("meeting",), ("missing-key-when",), "c/jcgk.html"),
    Clause("二（三）", "决策执行公开", ("execution", "plan"), ("task-due",), "c/zxpg.html"),
    Clause(
        "二（四）",
        "督查和审计公开",
        ("inspection", "audit", "rectification", "accountability"),
        ("rectification-due", "task-due"),
        "c/dcsj.html",
    ),
    Clause("二（五）", "跟踪反馈和评估", ("evaluation",), ("evaluator-conflict",), "c/zxpg.html"),
    Clause("二（六）", "行政执法公示", ("enforcement_basis", "penalty"), ("missing-key", "credit-late"), "c/zfgs.html"),
    Clause(
        "二（七）", "民生资金公开", ("fund",), ("period-reversed", "pii-list-column", "pii-bank-card"), "c/mszj.html"
    ),
    Clause("二（八）", "公共企事业单位办事公开", ("public_service_guide",), ("missing-key",), "c/bsgk.html"),
    Clause("二（九）", "行政审批中介服务事项公开", ("intermediary",), ("missing-key",), "c/zjfw.html"),
    Clause("二（十）", "依申请公开", ("guide",), ("on-request-ground", "form-request-lacks"), "forms/request.html"),
    Clause(
        "二（十一）",
        "舆情回应",
        ("response",),
        ("response-before-event", "response-late", "update-out-of-order"),
        "c/hygq.html",
    ),
    Clause(
        "二（十二）",
        "政策解读",
        ("interpretation",),
        (
            "interpretation-due",
            "interpretation-late",
            "interpretation-author",
            "interprets-withheld",
            "infographic-without-text",
        ),
        "interpretations.html",
    ),
    Clause(
        "二（十三）",
        "公众参与",
        ("consultation", "interview", "survey", "open_day", "message_reply"),
        ("period-reversed", "answer-due", "reply-late"),
        "interaction.html",
    ),
    Clause("二（十四）", "新闻媒体", ("media_report",), ("not-an-address",), "c/mtbd.html"),
    Clause(
        "二（十五）",
        "行政许可和行政处罚信用信息公示",
        ("permit", "penalty"),
        (
            "credit-late",
            "credit-over",
            "credit-code",
            "decided-after-publication",
            "taken-back-late",
            "overturned-said",
            "waiver-not-punitive",
        ),
        "c/xzxk.html",
    ),
    Clause(
        "二（十六）",
        "负面清单",
        ("rules",),
        ("proactive-on-negative-list", "ground-disagrees", "withheld-outside-list"),
        "negative-list.html",
    ),
    Clause("二（十七）", "政务服务中心：办事过程和结果公开", ("service_item",), ("missing-key",), "c/bszn.html"),
    Clause(
        "二（十八）",
        "网上办事大厅：哪些在窗口办、哪些能网办",
        ("service_item",),
        ("missing-key-when",),
        "services.html",
    ),
    Clause(
        "三（一）",
        "组织领导：分管领导和主管机构对外公布",
        ("notice",),
        ("no-openness-leader",),
        "organisation.html",
        ("jgzn",),
    ),
    Clause("三（二）", "单位责任：任务、时间节点、发布渠道", ("responsibility",), ("task-due",), "c/zwgk.html"),
    Clause(
        "三 完善制度规范",
        "拟稿时定公开属性，不公开的说明理由",
        ("policy",),
        ("not-proactive-in-documents", "unknown-ground", "joint-without-lead"),
        "directory.html",
    ),
    Clause(
        "三 完善制度规范",
        "依申请公开、不予公开向主动公开转化",
        (),
        ("stub-review-due",),
        "conversions.html",
        converted=True,
    ),
    Clause("三 完善制度规范", "保密审查", ("rules",), ("review-stale", "pii-secret-mark"), "platform.html"),
    Clause("三（四）", "宣传培训", ("training",), ("not-a-number",), "c/zwgk.html"),
    Clause(
        "三（五）",
        "考评监督：程序、真实、准确、全面、及时",
        ("responsibility",),
        ("published-late", "empty-column", "wording"),
        "sitemap.html",
    ),
)


def clauses_page() -> str:
    """The page as it should be. Raises ``LookupError`` where a cell would be empty."""
    release, _ = clear_site(ROOT, AS_OF)
    addresses = {page.address for page in plan_site(release, search=False).pages}
    rows = [_row(clause, release, addresses) for clause in CLAUSES]
    head = ["| 条目 | 要求 | 文件类型 | 检查规则 | 网页 | 样例 |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join([HEAD, *head, *rows, ""])


def _row(clause: Clause, release: Release, addresses: set[str]) -> str:
    types = "、".join(f"{DOCUMENT_TYPES[kind].name} `{kind}`" for kind in clause.types) or "各类文件的“公开属性变更”"
    rules = "、".join(f"[{rule}](messages.md#{rule})" for rule in clause.rules if _has_case(rule))
    if clause.page not in addresses:
        raise LookupError(clause.page)
    samples = "<br>".join(_samples(clause, release))
    return f"| {clause.number} | {clause.asks} | {types} | {rules} | `{clause.page}` | {samples} |"


def _has_case(rule: str) -> bool:
    """Whether a case of the rule's name shows it."""
    shown = [
        folder
        for folder in CASES.glob(f"*/{rule}")
        for file in folder.glob("*.txt")
        if f"[{rule}]" in file.read_text("utf-8")
    ]
    if not shown:
        raise LookupError(rule)
    return True


def _samples(clause: Clause, release: Release) -> Iterator[str]:
    """Two documents of the sample for each type of the clause: the oldest, which new ones do not displace."""
    converted = {conversion.number for conversion in release.conversions}
    for kind in clause.types or ("",):
        found = [document for document in reversed(release.documents) if _fits(document, kind, clause, converted)]
        if len(found) < SAMPLES:
            raise LookupError(f"{clause.number} {kind}")
        for document in found[:SAMPLES]:
            yield f"[{document.title}](../../content/documents/{document.number[:4]}/{document.number}/index.md)"


def _fits(document: PublicDocument, kind: str, clause: Clause, converted: set[str]) -> bool:
    if clause.converted:
        return document.number in converted
    return document.type == kind and (not clause.columns or document.column in clause.columns)


if __name__ == "__main__":
    sys.exit(settle(PAGE, clauses_page(), sys.argv[1:]))
