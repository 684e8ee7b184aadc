"""What is asked for, in words that let it be found (条例 第二十九条): warnings, for only a person can tell."""

import re
from collections.abc import Iterator

from portal.forms.fault import Fault
from portal.forms.sentences import sentence
from portal.model.form import FormField

VAGUE = (
    "等信息",
    "等材料",
    "等文件",
    "等资料",
    "所有信息",
    "全部信息",
    "一切信息",
    "相关信息",
    "有关信息",
    "所有文件",
    "所有材料",
    "全部材料",
)
ITEM = (
    r"(?:^|\n)\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、]"
    r"|\d{1,2}[.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]+[项、，])"
)
_ITEM = re.compile(ITEM)
_SEVERAL = 2


def subject_faults(field: FormField, value: str) -> Iterator[Fault]:
    """Warnings of words too wide to search by, and of several subjects in one request (一事一申请)."""
    word = next((word for word in VAGUE if word in value), "")
    if word:
        yield Fault(field.name, "vague", sentence("vague", field.kind, word=word), "warning")
    if len(_ITEM.findall(value)) >= _SEVERAL:
        yield Fault(field.name, "several-subjects", sentence("several-subjects", field.kind), "warning")
