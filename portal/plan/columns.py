"""Column pages, their archives by year, and the menu of columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from portal.model.public import Column, PublicDocument
from portal.model.site import Page
from portal.model.views.columns import ColumnEntry, ColumnView, MenuEntry, Year
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, PLATFORM, column_feed, column_page, year_page
from portal.plan.listing import Listing
from portal.plan.meta import column_meta

CHUNK = 50


def column_entries(listing: Listing, parent: str = "") -> tuple[ColumnEntry, ...]:
    """The columns below ``parent`` that have something to show, each with those below it."""
    return tuple(
        ColumnEntry(
            id=column.id,
            name=column.name,
            address=column_page(column.id),
            count=len(listing.by_column[column.id]),
            description=column.description,
            legal_basis=column.legal_basis,
            children=column_entries(listing, column.id),
        )
        for column in listing.release.columns
        if column.parent == parent and is_shown(listing, column)
    )


def menu(listing: Listing, parent: str = "") -> tuple[MenuEntry, ...]:
    """The same columns as every page names them."""
    return tuple(
        MenuEntry(column.id, column.name, column_page(column.id), menu(listing, column.id))
        for column in listing.release.columns
        if column.parent == parent and is_shown(listing, column)
    )


def is_shown(listing: Listing, column: Column) -> bool:
    """Whether the column, or one below it, has a document or a line to show."""
    if listing.by_column[column.id] or listing.requests(column.id):
        return True
    return any(is_shown(listing, below) for below in listing.release.columns if below.parent == column.id)


def years_of(listing: Listing, column: str) -> tuple[Year, ...]:
    """The years of a column's archive, newest first."""
    counts = Counter(document.published_at.year for document in listing.by_column[column])
    return tuple(Year(year, year_page(column, year), count) for year, count in sorted(counts.items(), reverse=True))


def column_pages(listing: Listing) -> Iterator[Page]:
    """The pages of every column that is shown: its own and those of its years."""
    for column in listing.release.columns:
        if not is_shown(listing, column):
            continue
        documents, years = listing.by_column[column.id], years_of(listing, column.id)
        yield _page(
            listing,
            column,
            column_page(column.id),
            ColumnView(
                column=column,
                lines=listing.lines(documents[:CHUNK]),
                years=years,
                total=len(documents),
                requests=listing.requests(column.id),
                children=column_entries(listing, column.id),
            ),
        )
        for year, of_year in groupby(documents, key=lambda document: document.published_at.year):
            yield from _year_pages(listing, column, year, [*of_year], years)


def _year_pages(
    listing: Listing, column: Column, year: int, documents: Sequence[PublicDocument], years: tuple[Year, ...]
) -> Iterator[Page]:
    chunks = year_chunks(documents)
    names = [year_page(column.id, year, number) for number in (0, *range(len(chunks) - 1, 0, -1))]
    for index, chunk in enumerate(chunks):
        view = ColumnView(
            column=column,
            lines=listing.lines(chunk),
            years=years,
            total=len(documents),
            year=year,
            newer=names[index - 1] if index else "",
            older=names[index + 1] if index + 1 < len(chunks) else "",
        )
        yield _page(listing, column, names[index], view)


def year_chunks(documents: Sequence[PublicDocument], size: int = CHUNK) -> list[Sequence[PublicDocument]]:
    """Documents, newest first, cut so that older pages are full and never change: 50 to 99 first, then 50 each."""
    older = max(0, len(documents) // size - 1) * size
    newest = len(documents) - older
    return [documents[:newest], *(documents[start : start + size] for start in range(newest, len(documents), size))]


def _page(listing: Listing, column: Column, address: str, view: ColumnView) -> Page:
    title = f"{column.name} {view.year}年" if view.year else column.name
    trail = column_trail(listing, column)
    return Page(
        address=address,
        template="column.html",
        title=title,
        view=view,
        trail=trail if view.year else trail[:-1],
        meta=column_meta(listing.release.settings, column),
        feed=column_feed(column.id, "xml") if listing.by_column[column.id] else "",
    )


def column_trail(listing: Listing, column: Column) -> tuple[Link, ...]:
    """The way to the column from the home page: the platform where it belongs to it, the columns above it, itself."""
    link = Link(column.name, column_page(column.id))
    if column.parent:
        return (*column_trail(listing, listing.columns[column.parent]), link)
    above = (Link("政府信息公开", PLATFORM),) if is_on_platform(column) else ()
    return (Link("首页", HOME), *above, link)


def is_on_platform(column: Column) -> bool:
    """Whether the column holds statutory content (条例 第二十条、第二十一条), all the platform may show (61号)."""
    return column.category.startswith(("A20", "A21"))
