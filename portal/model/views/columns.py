"""The pages of columns and years, and the menus that lead to them."""

from dataclasses import dataclass

from portal.model.public import Column
from portal.model.views.lines import DocumentLine


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a column's archive."""

    year: int
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A column in the menu of every page: what changes with each document is not in it."""

    id: str
    name: str
    address: str
    children: tuple["MenuEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column in a map, with the number of its documents."""

    id: str
    name: str
    address: str
    count: int
    description: str = ""
    legal_basis: str = ""
    children: tuple["ColumnEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """An on-request document's line in a catalogue; ``id`` is its place on the request page, where it leads."""

    title: str
    issuer: str
    column_name: str
    id: str
    address: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's page, or one page of a year of it; ``year`` is 0 on the column's own page."""

    column: Column
    lines: tuple[DocumentLine, ...]
    years: tuple[Year, ...]
    total: int
    year: int = 0
    newer: str = ""
    older: str = ""
    requests: tuple[RequestEntry, ...] = ()
    children: tuple[ColumnEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthOfLines:
    """The documents of a month, newest first."""

    month: int
    lines: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """All documents of a year, or one page of them; ``total`` counts the year, ``years`` are all there are."""

    year: int
    months: tuple[MonthOfLines, ...]
    years: tuple[Year, ...]
    total: int
    newer: str = ""
    older: str = ""
