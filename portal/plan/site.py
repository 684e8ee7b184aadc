"""The whole plan of the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from portal.model.public import Release
from portal.model.site import Frame, Page, SearchRecord, SitePlan
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
    lists = with_tables(plan_lists(listing, search=search), listing)
    return replace(lists, pages=(*lists.pages, *document_pages(listing)))


def plan_documents(release: Release) -> tuple[tuple[Page, ...], tuple[SearchRecord, ...]]:
    """The pages of the documents, and what the search is told of them.

    Those of a part of a release are the same, where the part has all to which a chain of names leads from it.
    """
    listing = Listing(release)
    return tuple(document_pages(listing)), tuple(search_records(listing))


def plan_lists(listing: Listing, *, search: bool) -> SitePlan:
    """The plan without the documents' own pages, and without the tables: no text of a body is in it."""
    release = listing.release
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
        catalogue=(),
        sitemap=(),
        records=(),
        links=_links(release),
        serving=serving_of(release),
        papers=tuple(papers(release)),
        sheets=tuple(directory_sheets(listing)),
    )


def with_tables(plan: SitePlan, listing: Listing) -> SitePlan:
    """The plan of the lists with what names every document: the catalogue, the sitemap, what the search is told."""
    return replace(
        plan,
        catalogue=tuple(catalogue_rows(listing)),
        sitemap=tuple(_sitemap(listing, plan.pages)) if listing.release.settings.base_url else (),
        records=tuple(search_records(listing)) if plan.frame.has_search else (),
    )


def _sitemap(listing: Listing, pages: Iterable[Page]) -> Iterator[tuple[str, date]]:
    """Address and last change of every page a search engine should know."""
    documents = listing.release.documents
    newest = documents[0].published_at.date() if documents else listing.today
    yield from ((page.address, newest) for page in pages if _is_mapped(page))
    yield from ((document_page(document.number), document.published_at.date()) for document in documents)


def _links(release: Release) -> Mapping[str, str]:
    """The page of each document that a body may link to, withdrawn ones included, by number."""
    numbers = [document.number for document in release.documents] + [item.number for item in release.withdrawn]
    return {number: document_page(number) for number in numbers}


def _is_mapped(page: Page) -> bool:
    return page.address != NOT_FOUND and page.template not in {"search.html", "form-blank.html"}
