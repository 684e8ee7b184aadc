"""All documents by the year they were published: the lists that lead to every one of them without a search."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from portal.model.public import PublicDocument
from portal.model.site import Page
from portal.model.views.columns import MonthOfLines, Year, YearView
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, all_of_year
from portal.plan.columns import year_chunks
from portal.plan.listing import Listing
from portal.plan.meta import list_meta

CHUNK = 200


def all_years(listing: Listing) -> tuple[Year, ...]:
    """The years something was published in, newest first."""
    years = sorted(listing.by_year.items(), reverse=True)
    return tuple(Year(year, all_of_year(year), len(documents)) for year, documents in years)


def pages_of_years(listing: Listing) -> Iterator[Page]:
    """The lists of every year, 200 to 399 documents on its first page."""
    years = all_years(listing)
    for year in years:
        chunks = year_chunks(listing.by_year[year.year], CHUNK)
        names = [all_of_year(year.year, number) for number in (0, *range(len(chunks) - 1, 0, -1))]
        for index, chunk in enumerate(chunks):
            view = YearView(
                year=year.year,
                months=_months(listing, chunk),
                years=years,
                total=year.count,
                newer=names[index - 1] if index else "",
                older=names[index + 1] if index + 1 < len(chunks) else "",
            )
            yield _page(listing, names[index], view)


def _months(listing: Listing, documents: Sequence[PublicDocument]) -> tuple[MonthOfLines, ...]:
    by_month = groupby(documents, key=lambda document: document.published_at.month)
    return tuple(MonthOfLines(month, listing.lines(group)) for month, group in by_month)


def _page(listing: Listing, address: str, view: YearView) -> Page:
    title = f"{view.year}年公开的文件"
    meta = list_meta(listing.release.settings, title, "", "信息公开目录")
    return Page(address, "year.html", title, view, (Link("首页", HOME),), meta)
