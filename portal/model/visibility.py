"""What the public gets of a document or a stub: all that is not plainly due and proactive stays hidden."""

from datetime import datetime
from enum import Enum

from portal.model.source import SourceDocument, SourceStub


class Visibility(Enum):
    """What the public gets of a filed document."""

    PUBLIC = "public"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


def visibility(document: SourceDocument, as_of: datetime) -> Visibility:
    """The one decision on what is shown: all that is not plainly due and proactive stays hidden."""
    published_at = document.entry.moment("published_at")
    if document.entry.text("openness") != "proactive" or published_at is None:
        return Visibility.HIDDEN
    if published_at > as_of:
        return Visibility.EMBARGOED
    if document.entry.entry("withdrawn") is not None:
        return Visibility.WITHDRAWN
    return Visibility.PUBLIC


def has_public_title(stub: SourceStub) -> bool:
    """Whether the catalogue may name the stub: on request, and its title harmless."""
    return stub.entry.text("openness") == "on_request" and stub.entry.flag("title_public")
