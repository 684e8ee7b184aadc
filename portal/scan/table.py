"""The columns that a published list of people may not have (domain.md §12)."""

import re
from collections.abc import Iterator

from portal.scan.patterns import COLUMN, NAME_COLUMN, NUMBER_COLUMN

_PAPERS = ("复印件", "原件")


def columns_of_list(head: str) -> Iterator[re.Match[str]]:
    """The words of a table's header that name such columns: numbers of persons, and in a list of names their troubles.

    ``身份证复印件`` heads a list of papers to bring, ``残疾等级`` without names a scale of subsidies.
    """
    if NAME_COLUMN.search(head):
        yield from (found for found in COLUMN.finditer(head) if not head.startswith(_PAPERS, found.end()))
    else:
        yield from NUMBER_COLUMN.finditer(head)
