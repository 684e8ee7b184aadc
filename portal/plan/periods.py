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

COMMENT, ATTENDANCE = "comment", "attendance"
_TYPES = frozenset({"decision_draft", "consultation", "survey"})


def period_of(listing: Listing, document: PublicDocument) -> Period | None:
    """The state of the document's period, None where it has none."""
    span = _span(document)
    if span is None:
        return None
    kind, begin, end = span
    answers = listing.answers.get(document.number, ())
    form = form_page(kind, document.number) if _takes(listing, document, kind) else ""
    state = _state(begin, end, listing.today)
    return Period(state, begin, end, (end - listing.today).days, form, _links(answers), kind)


def _span(document: PublicDocument) -> tuple[str, date, date] | None:
    """The form the document is answered with, and the first and the last day."""
    details = document.details
    if document.type == "meeting":
        end = details.day("signup_until")
        return (ATTENDANCE, document.published_at.date(), end) if end else None
    begin, end = details.day("open_from"), details.day("open_until")
    return (COMMENT, begin, end) if document.type in _TYPES and begin and end else None


def _takes(listing: Listing, document: PublicDocument, kind: str) -> bool:
    """Whether answers of the kind are taken: it is not over, and the bureau has the form."""
    span = _span(document)
    has_form = any(form.id == kind for form in listing.release.forms)
    return bool(has_form and span and span[0] == kind and span[2] >= listing.today)


def period_pages(listing: Listing) -> Iterator[Page]:
    """The comment form about each draft that is open, and the form to sign up for a meeting, begun with its number."""
    for form in listing.release.forms:
        if form.id not in {COMMENT, ATTENDANCE}:
            continue
        meta = list_meta(listing.release.settings, form.menu_title, "", "征集调查")
        for document in listing.release.documents:
            if _takes(listing, document, form.id):
                trail = (Link("首页", HOME), Link(document.title, document_page(document.number)))
                view = form_view(form, listing, document)
                yield Page(form_page(form.id, document.number), "form.html", form.menu_title, view, trail, meta)


def open_lines(listing: Listing) -> tuple[PeriodLine, ...]:
    """What opinions are asked on today, the soonest to end first."""
    lines = []
    for document in (document for kind in _TYPES for document in listing.by_type[kind]):
        period = period_of(listing, document)
        if period and period.kind == COMMENT and period.state == "open":
            lines.append(PeriodLine(listing.line(document), period))
    return tuple(sorted(lines, key=lambda line: (line.period.until, line.line.address)))


def _state(begin: date, end: date, today: date) -> str:
    if today < begin:
        return "waiting"
    return "open" if today <= end else "closed"


def _links(documents: Sequence[PublicDocument]) -> tuple[Link, ...]:
    return tuple(Link(document.title, document_page(document.number)) for document in documents)
