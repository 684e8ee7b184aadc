"""The page of services: what can be done online and how far, and the services of others (seed 2-8, 2-9, 2-17, 2-18)."""

from collections.abc import Iterator

from portal.model.public import PublicDocument
from portal.model.site import Page
from portal.model.views.interaction import LineGroup
from portal.model.views.lines import Link
from portal.model.views.services import ServiceGroup, ServiceLine, ServicesView
from portal.plan.addresses import HOME, SERVICES, column_page
from portal.plan.listing import Listing
from portal.plan.meta import list_meta
from portal.schema.words import ONLINE_LEVEL, TYPE_NAMES

TITLE = "办事服务"
_FURTHEST_FIRST = ("wholly", "partly", "hall")
_OTHERS = ("public_service_guide", "intermediary")


def services_pages(listing: Listing) -> Iterator[Page]:
    """The page, where there is a service or a guide to one."""
    view = ServicesView(tuple(_groups(listing)), tuple(_others(listing)))
    if view.groups or view.others:
        meta = list_meta(listing.release.settings, TITLE, "", "办事服务")
        yield Page(SERVICES, "services.html", TITLE, view, (Link("首页", HOME),), meta)


def _groups(listing: Listing) -> Iterator[ServiceGroup]:
    services = listing.by_type["service_item"]
    for level in _FURTHEST_FIRST:
        lines = tuple(
            _line(listing, document) for document in services if document.details.text("online_level") == level
        )
        if lines:
            yield ServiceGroup(level, ONLINE_LEVEL[level], lines)


def _line(listing: Listing, document: PublicDocument) -> ServiceLine:
    details = document.details
    words = (details.text(name) for name in ("time_limit", "fee", "place", "online_address"))
    return ServiceLine(listing.line(document), *words)


def _others(listing: Listing) -> Iterator[LineGroup]:
    for kind in _OTHERS:
        if documents := listing.by_type[kind]:
            yield LineGroup(kind, TYPE_NAMES[kind], listing.lines(documents), column_page(documents[0].column))
