"""The whole plan of the site."""

from collections.abc import Iterable, Mapping
from datetime import date

from portal.model.public import Release
from portal.model.site import Frame, Page, SitePlan
from portal.model.views.lines import Link
from portal.plan.addresses import NOT_FOUND, document_page
from portal.plan.catalogue import catalogue_rows
from portal.plan.columns import column_pages, menu
from portal.plan.directory import directory_pages, directory_sheets
from portal.plan.documents import document_pages, file_copies
from portal.plan.feeds import feeds
from portal.plan.forms import form_links, form_pages, papers
from portal.plan.interaction import interaction_pages
from portal.plan.listing import Listing
from portal.plan.organisation import organisation_pages
from portal.plan.overviews import has_negative_list, overview_pages
from portal.plan.periods import period_pages
from portal.plan.questions import question_pages
from portal.plan.records import search_records
from portal.plan.services import services_pages
from portal.plan.serving import serving_of
from portal.plan.years import pages_of_years


def plan_site(release: Release, *, search: bool) -> SitePlan:
    """All that will be written for the release; ``search`` says whether its search will be indexed."""
    listing = Listing(release)
    places = (
        *services_pages(listing),
        *interaction_pages(listing),
        *organisation_pages(listing),
        *directory_pages(listing),
        *question_pages(listing),
    )
    pages = (
        *overview_pages(listing),
        *places,
        *pages_of_years(listing),
        *form_pages(listing),
        *period_pages(listing),
        *column_pages(listing),
        *document_pages(listing),
    )
    return SitePlan(
        frame=Frame(
            settings=release.settings,
            office=release.office,
            columns=menu(listing),
            has_search=search,
            negative_list=has_negative_list(listing),
            interpretations=any(document.interprets for document in release.documents),
            conversions=bool(release.conversions),
            forms=form_links(release),
            places=tuple(Link(page.title, page.address) for page in places),
        ),
        pages=pages,
        feeds=tuple(feeds(listing)),
        copies=tuple(file_copies(listing)),
        catalogue=tuple(catalogue_rows(listing)),
        sitemap=tuple(_sitemap(listing, pages)) if release.settings.base_url else (),
        records=tuple(search_records(listing)) if search else (),
        links=_links(release),
        serving=serving_of(release),
        papers=tuple(papers(release)),
        sheets=tuple(directory_sheets(listing)),
    )


def _sitemap(listing: Listing, pages: Iterable[Page]) -> list[tuple[str, date]]:
    """Address and last change of every page a search engine should know."""
    newest = listing.release.documents[0].published_at.date() if listing.release.documents else listing.today
    changed = {document_page(document.number): document.published_at.date() for document in listing.release.documents}
    kept = (page for page in pages if page.address != NOT_FOUND and page.template not in _NOT_MAPPED)
    return [(page.address, changed.get(page.address, newest)) for page in kept]


def _links(release: Release) -> Mapping[str, str]:
    """The page of each document that a body may link to, withdrawn ones included, by number."""
    numbers = [document.number for document in release.documents] + [item.number for item in release.withdrawn]
    return {number: document_page(number) for number in numbers}


_NOT_MAPPED = frozenset({"redirect.html", "withdrawn.html", "search.html", "form-blank.html"})
