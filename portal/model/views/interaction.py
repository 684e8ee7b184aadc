"""The page of exchange with the public."""

from dataclasses import dataclass

from portal.model.views.forms import FormLink
from portal.model.views.lines import DocumentLine
from portal.model.views.periods import PeriodLine


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The newest documents of a type, and the column where all of them stand."""

    id: str
    name: str
    lines: tuple[DocumentLine, ...]
    more: str


@dataclass(frozen=True, slots=True)
class InteractionView:
    """What is open to the public, what was answered, and the forms to write with."""

    open: tuple[PeriodLine, ...]
    groups: tuple[LineGroup, ...]
    forms: tuple[FormLink, ...]
