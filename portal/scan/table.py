"""The columns that a published list of people may not have (domain.md §12)."""

import re
from collections.abc import Iterator, Sequence

from portal.identity import is_identity_card
from portal.scan.patterns import COLUMN, NAME_COLUMN, NUMBER_COLUMN

_CARD, _FEW_CELLS = 18, 4
_PIECE = re.compile(r"\s*(\d{1,17}[Xx]?|[Xx])\s*", re.ASCII)
_PAPERS = ("复印件", "原件")


def columns_of_list(head: str) -> Iterator[re.Match[str]]:
    """The words of a table's header that name such columns: numbers of persons, and in a list of names their troubles.

    ``身份证复印件`` heads a list of papers to bring, ``残疾等级`` without names a scale of subsidies.
    """
    if NAME_COLUMN.search(head):
        yield from (found for found in COLUMN.finditer(head) if not head.startswith(_PAPERS, found.end()))
    else:
        yield from NUMBER_COLUMN.finditer(head)


def card_in_row(cells: Sequence[str]) -> str:
    """An identity number that a row holds in pieces, a digit a cell as forms have it or in up to four; else empty."""
    pieces = [found[1] if (found := _PIECE.fullmatch(cell)) else "" for cell in cells]
    for start in range(len(pieces)):
        number = ""
        for count, piece in enumerate(pieces[start:], 1):
            number += piece
            if not piece or len(number) > _CARD:
                break
            if len(number) == _CARD and count > 1 and (count == _CARD or count <= _FEW_CELLS):
                if is_identity_card(number.upper()):
                    return number
                break
    return ""
