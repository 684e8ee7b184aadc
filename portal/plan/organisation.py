"""The organisation page: leaders, organs, the office and its hours (条例 第二十条第（二）项)."""

from collections.abc import Iterator

from portal.model.site import Page
from portal.model.views.lines import Link
from portal.model.views.organisation import OrganisationView
from portal.plan.addresses import HOME, ORGANISATION
from portal.plan.listing import Listing
from portal.plan.meta import list_meta

TITLE = "机构和领导"


def organisation_pages(listing: Listing) -> Iterator[Page]:
    """The page, where bureau.yaml has anything to show."""
    release = listing.release
    if release.leaders or release.organs:
        view = OrganisationView(
            leaders=release.leaders,
            in_charge=tuple(leader for leader in release.leaders if leader.openness),
            organs=release.organs,
            office=release.office,
        )
        meta = list_meta(release.settings, TITLE, "", "机构职能")
        yield Page(ORGANISATION, "organisation.html", TITLE, view, (Link("首页", HOME),), meta)
