"""What is open to the public: whether it still is at the moment of the build, and the form to answer with."""

from collections.abc import Iterator, Sequence
from datetime import date

from portal.model.public import PublicDocument
from portal.model.site import Page
from portal.model.views.lines import Link
from portal.model.views.periods import Period, PeriodLine
from portal.plan.addresses import HOME, document_page, form_page
from portal.plan.forms import form_view
from portal.plan.listing import Listing
from portal.plan.meta import list_meta

COMMENT = "comment"
_TYPES = frozenset({"decision_draft", "consultation", "survey"})


def period_of(listing: Listing, document: PublicDocument) -> Period | None:
    """The state of the document's period, None where it has none."""
    begin, end = document.details.day("open_from"), document.details.day("open_until")
    if document.type not in _TYPES or begin is None or end is None:
        return None
    answers = [other for other in listing.release.documents if document.number in other.details.references("draft")]
    form = form_page(COMMENT, document.number) if takes_comments(listing, document) else ""
    return Period(_state(begin, end, listing.today), begin, end, (end - listing.today).days, form, _links(answers))


def takes_comments(listing: Listing, document: PublicDocument) -> bool:
    """Whether opinions on the document are taken: it is open now, and the bureau has the form."""
    begin, end = document.details.day("open_from"), document.details.day("open_until")
    has_form = any(form.id == COMMENT for form in listing.release.forms)
    return bool(has_form and begin and end and document.type in _TYPES and end >= listing.today)


def comment_pages(listing: Listing) -> Iterator[Page]:
    """The comment form about each document that is open, begun with its number."""
    forms = [form for form in listing.release.forms if form.id == COMMENT]
    for form in forms:
        meta = list_meta(listing.release.settings, form.menu_title, "", "征集调查")
        for document in listing.release.documents:
            if takes_comments(listing, document):
                trail = (Link("首页", HOME), Link(document.title, document_page(document.number)))
                view = form_view(form, listing, document)
                yield Page(form_page(COMMENT, document.number), "form.html", form.menu_title, view, trail, meta)


def open_lines(listing: Listing) -> tuple[PeriodLine, ...]:
    """What is open today, the soonest to end first."""
    lines = []
    for document in listing.release.documents:
        period = period_of(listing, document)
        if period and period.state == "open":
            lines.append(PeriodLine(listing.line(document), period))
    return tuple(sorted(lines, key=lambda line: (line.period.until, line.line.address)))


def _state(begin: date, end: date, today: date) -> str:
    if today < begin:
        return "waiting"
    return "open" if today <= end else "closed"


def _links(documents: Sequence[PublicDocument]) -> tuple[Link, ...]:
    return tuple(Link(document.title, document_page(document.number)) for document in documents)
