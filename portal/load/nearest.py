"""What an author may have meant by a word we do not know."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

_CLOSE = 0.6
_MOST = 3
_NO_LETTERS = frozenset("PZSC")
_OTHER_NAMES: Mapping[str, str] = {
    "题目": "标题",
    "标題": "标题",
    "题名": "标题",
    "文件名称": "标题",
    "文号": "发文字号",
    "字号": "发文字号",
    "发布时间": "发布日期",
    "公开时间": "发布日期",
    "公开日期": "发布日期",
    "印发日期": "成文日期",
    "发文日期": "成文日期",
    "签发日期": "成文日期",
    "生效日期": "施行日期",
    "实施日期": "施行日期",
    "有效期": "失效日期",
    "截止日期": "失效日期",
    "发布机构": "发文机关",
    "发布机关": "发文机关",
    "发文单位": "发文机关",
    "制发机关": "发文机关",
    "公开": "公开方式",
    "公开属性": "公开方式",
    "是否公开": "公开方式",
    "分类": "栏目",
    "栏目名称": "栏目",
    "审查": "保密审查",
    "公开审查": "保密审查",
    "摘要": "概述",
    "简介": "概述",
    "主题词": "关键词",
    "标签": "关键词",
    "时效": "效力",
    "有效性": "效力",
    "拟稿": "拟稿人",
    "起草人": "拟稿人",
    "领导": "审批领导",
    "审批人": "审批领导",
    "date": "written_date",
    "author": "issuer",
    "tags": "keywords",
    "category": "column",
    "description": "summary",
}


def nearest(word: str, known: Iterable[str], *, fuzzy: bool = True) -> tuple[str, ...]:
    """The known words it may stand for, as like as each other; with ``fuzzy`` off only the same word written oddly."""
    words = list(known)
    bare = _bare(word)
    same = [candidate for candidate in words if _bare(candidate) == bare]
    if same or not fuzzy or not bare:
        return tuple(same[:1])
    other = _OTHER_NAMES.get(bare)
    return (other,) if other in words else _closest(bare, words)


def _closest(bare: str, words: list[str]) -> tuple[str, ...]:
    matcher = difflib.SequenceMatcher(b=bare, autojunk=False)
    rated: list[tuple[float, str]] = []
    for candidate in words:
        matcher.set_seq1(_bare(candidate))
        rated.append((matcher.ratio(), candidate))
    best = max((ratio for ratio, _ in rated), default=0)
    found = [candidate for ratio, candidate in rated if ratio == best]
    return tuple(found) if best >= _CLOSE and len(found) <= _MOST else ()


def _bare(word: str) -> str:
    """Without what differs in width, case, punctuation or white space alone."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in folded if unicodedata.category(character)[0] not in _NO_LETTERS)
