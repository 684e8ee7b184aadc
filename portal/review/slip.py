"""The review slip (信息公开审查单), filled in as far as the record goes, to print, sign and file (domain.md §2.7)."""

from collections.abc import Iterator, Sequence
from html import escape

from portal.model.settings import ReviewStep
from portal.review.questions import questions_of
from portal.review.record import Review

_STYLE = (
    "body{font:16px/1.7 SimSun,'Noto Serif CJK SC',serif;max-width:170mm;margin:12mm auto}h1{text-align:center}"
    "table{width:100%;border-collapse:collapse}th,td{border:1px solid #000;padding:8px;text-align:left;"
    "vertical-align:top}th{width:26%;font-weight:normal}.tall td{height:26mm}code{word-break:break-all;font-size:12px}"
)


_LABELS = {"unit": "审核部门", "office": "办公室", "leader": "分管领导"}
_USUAL_STEPS = tuple(ReviewStep(label, field) for field, label in _LABELS.items())


def slip_of(
    number: str, title: str, attachments: Sequence[str], review: Review, steps: Sequence[ReviewStep] = ()
) -> str:
    """The slip as a page of its own, with a row to sign for each of the steps."""
    rows = [
        ("文件编号", escape(number), ""),
        ("信息名称", escape(title), ""),
        ("附件", escape("、".join(attachments)) or "无", ""),
        ("信息载体", "□公文　□非公文", ""),
        ("公开属性", "主动公开", ""),
        ("拟稿人", escape(review.drafter), ""),
        *_opinions(review, steps or _USUAL_STEPS),
        ("审查日期", _dates(review), ""),
        ("内容校验码", f"<code>{review.digest}</code>", ""),
    ]
    body = "".join(
        f'<tr class="{kind}"><th scope="row">{escape(label)}</th><td>{value}</td></tr>' for label, value, kind in rows
    )
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>信息公开审查单</title>'
        f"<style>{_STYLE}</style></head><body><h1>信息公开审查单</h1><table>{body}</table>"
        "<p>先审查后公开。校验码对应本单所列内容，内容改动后须重新送审。</p></body></html>\n"
    )


def _opinions(review: Review, steps: Sequence[ReviewStep]) -> Iterator[tuple[str, str, str]]:
    signed = {signature.step: f"{signature.by}　{signature.date.isoformat()}" for signature in review.signatures}
    for question in questions_of(steps):
        if question.step or question.field != "drafter":
            who = getattr(review, question.field) if question.field else signed.get(question.step, "")
            yield f"{question.step or _LABELS[question.field]}意见", f"{escape(who)}<br>签名：", "tall"


def _dates(review: Review) -> str:
    first = f"{review.date.isoformat()}"
    return f"{first}（{review.again.isoformat()} 复审）" if review.again else first
