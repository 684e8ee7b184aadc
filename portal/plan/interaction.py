"""The page of exchange with the public: what is open, what was answered, and every way to write."""

from collections.abc import Iterator

from portal.model.site import Page
from portal.model.views.interaction import InteractionView, LineGroup
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, INTERACTION, column_page
from portal.plan.forms import form_links
from portal.plan.listing import Listing
from portal.plan.meta import list_meta
from portal.plan.periods import open_lines
from portal.schema.words import TYPE_NAMES

TITLE = "互动交流"
_TYPES = (
    *("response", "decision_draft", "opinion_feedback", "consultation", "survey"),
    *("interview", "open_day", "message_reply", "proposal_reply"),
)
_NEWEST = 6


def interaction_pages(listing: Listing) -> Iterator[Page]:
    """The page, where there is anything of the kind."""
    groups = tuple(_groups(listing))
    if groups:
        view = InteractionView(open_lines(listing), groups, form_links(listing.release))
        meta = list_meta(listing.release.settings, TITLE, "", "征集调查")
        yield Page(INTERACTION, "interaction.html", TITLE, view, (Link("首页", HOME),), meta)


def _groups(listing: Listing) -> Iterator[LineGroup]:
    for kind in _TYPES:
        if documents := listing.by_type[kind]:
            more = column_page(documents[0].column)
            yield LineGroup(kind, TYPE_NAMES[kind], listing.lines(documents[:_NEWEST]), more)
