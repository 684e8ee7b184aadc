"""The pages that lead into the site: home, platform, map, search, and the one for a lost address."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.model.public import Leader, Office, Organ
from portal.model.views.columns import ColumnEntry, Year
from portal.model.views.interpretations import Pair
from portal.model.views.lines import DocumentLine
from portal.model.views.periods import PeriodLine


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    newest: tuple[DocumentLine, ...]
    pairs: tuple[Pair, ...]
    office: Office
    leaders: tuple[Leader, ...]
    columns: tuple[ColumnEntry, ...]
    open: tuple[PeriodLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformSection:
    """One of the sections of 政府信息公开 (61号): its newest documents, or the columns under it."""

    id: str
    name: str
    lines: tuple[DocumentLine, ...] = ()
    columns: tuple[ColumnEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformView:
    """The platform page: four sections in their fixed order, and the entry for requests."""

    sections: tuple[PlatformSection, ...]
    office: Office


@dataclass(frozen=True, slots=True)
class SitemapView:
    """Every way into the site; ``years`` by column, ``all_years`` across them."""

    columns: tuple[ColumnEntry, ...]
    years: Mapping[str, tuple[Year, ...]]
    all_years: tuple[Year, ...]
    organs: tuple[Organ, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page, and the ways to browse when it cannot run."""

    columns: tuple[ColumnEntry, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that is not there."""

    columns: tuple[ColumnEntry, ...]
