"""The negative list, what is counted under it, and the changes of openness."""

import datetime as dt
from dataclasses import dataclass

from portal.model.public import NegativeItem


@dataclass(frozen=True, slots=True)
class NegativeRow:
    """An item of the negative list with its ground in words."""

    item: NegativeItem
    ground_name: str
    article: str
    mandatory: bool


@dataclass(frozen=True, slots=True)
class GroundCount:
    """How many documents are withheld under a ground."""

    ground: str
    name: str
    article: str
    mandatory: bool
    count: int


@dataclass(frozen=True, slots=True)
class NegativeListView:
    """The negative list and the counts of what is not disclosed."""

    rows: tuple[NegativeRow, ...]
    counts: tuple[GroundCount, ...]
    on_request: int


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """A change of openness as shown."""

    title: str
    address: str
    before: str
    after: str
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class ConversionsView:
    """公开属性调整情况."""

    rows: tuple[ConversionRow, ...]
