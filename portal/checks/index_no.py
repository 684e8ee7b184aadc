"""索引号 of older documents: made of an organ's code, a year and a serial (domain.md §7)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.identity import is_credit_code
from portal.model.source import SourceTree
from portal.problems import Problem, error, warning

_FORM = re.compile(
    r"(?P<organ>[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{7,8}-?[0-9X])[/-]"
    r"(?P<period>(?:19|20)\d{2}(?:0[1-9]|1[0-2])?)-(?P<serial>\d{4,6})"
)
_CREDIT_CODE = 18
_FROM_ELSEWHERE = frozenset({"migrated_from", "originally_published_at"})


class IndexNumber(NamedTuple):
    """The parts of an 索引号: the organ's code, the year or the year and month, the serial."""

    organ: str
    period: str
    serial: str


def parsed(value: str) -> IndexNumber | None:
    """The parts, None where the number is not made of them."""
    found = _FORM.fullmatch(value)
    return IndexNumber(**found.groupdict()) if found else None


def index_numbers(tree: SourceTree) -> Iterator[Problem]:
    """An 索引号 given by hand has the usual parts, or comes from an older system; its credit code is right."""
    for document in tree.documents:
        value, where = document.entry.text("index_no"), document.entry.place("index_no")
        parts = parsed(value)
        if value and parts is None and not _FROM_ELSEWHERE & document.entry.values.keys():
            yield warning(where, "index-no-form", value=value, example=f"{tree.settings.organ_code}/{document.number}")
        elif parts and len(parts.organ) == _CREDIT_CODE and not is_credit_code(parts.organ):
            yield error(where, "index-no-code", value=value, code=parts.organ)
