"""A document's page, with its metadata, its type's fields and its attachments, and what stands where one was."""

import datetime as dt
from dataclasses import dataclass

from portal.model.public import Correction, PublicDocument
from portal.model.views.life import Story
from portal.model.views.lines import Link, Reference
from portal.model.views.periods import Period


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """A row of the metadata table; ``key`` rows stay visible on a phone; ``links`` are shown after the value."""

    label: str
    value: str
    address: str = ""
    key: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a document's type as shown: its words, or the documents it names; ``wide`` takes the whole line."""

    label: str
    words: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    link: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class FactTable:
    """A list of groups as a table; ``classes`` says of each column what it holds: ``num``, ``date`` or words.

    An ``upright`` one has too many columns for a page and is shown group by group.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """The state a reader must know before reading: ``state`` is an identifier, ``tone`` is ``stop`` or ``warn``."""

    state: str
    tone: str
    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """An attachment as shown: ``kind`` is PDF, DOCX …; ``size`` is for people (``218 KB``)."""

    title: str
    name: str
    address: str
    kind: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page, but for its body, which is made when the page is rendered.

    ``request`` is the request form begun about what the document does not say.
    """

    document: PublicDocument
    type_name: str
    column_name: str
    rows: tuple[MetadataRow, ...]
    attachments: tuple[AttachmentLine, ...]
    facts: tuple[Fact, ...] = ()
    tables: tuple[FactTable, ...] = ()
    story: Story | None = None
    period: Period | None = None
    banner: Banner | None = None
    interprets: tuple[Reference, ...] = ()
    interpretations: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] = ()
    corrections: tuple[Correction, ...] = ()
    url: str = ""
    validity: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """The page left behind by a withdrawn document."""

    number: str
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A former address of a document."""

    target: str
