"""What each template is given: values ready to be shown, nothing to be looked up or decided."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from portal.model.form_views import BlankView, FormLink, FormView
from portal.model.public import Column, Correction, Leader, NegativeItem, Office, Organ, PublicDocument


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads: an address within the site, or (``external``) a full one."""

    label: str
    address: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A row of a list."""

    title: str
    address: str
    date: dt.date
    type: str
    type_name: str
    column_name: str
    doc_no: str = ""
    validity: str = ""
    validity_name: str = ""
    interpreted: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document, here or (``external``) elsewhere; ``address`` may be empty when it has no page."""

    title: str
    address: str = ""
    doc_no: str = ""
    issuer: str = ""
    date: dt.date | None = None
    note: str = ""
    external: bool = False


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
    """A list of groups as a table; ``classes`` says of each column what it holds: ``num``, ``date`` or words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepItem:
    """A document in a policy's life; ``current`` is the one whose page this is."""

    reference: Reference
    current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a policy's life with its documents, the oldest first."""

    stage: str
    name: str
    items: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The life of the policy called ``title``, in the order of its stages."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """When the public may answer: ``state`` is waiting, open or closed; ``form`` is empty when none is taken."""

    state: str
    begin: dt.date
    until: dt.date
    days_left: int
    form: str = ""
    answers: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A row of what is open."""

    line: DocumentLine
    period: Period


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
class Year:
    """A year of a column's archive."""

    year: int
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column in a menu or map."""

    id: str
    name: str
    address: str
    count: int
    description: str = ""
    legal_basis: str = ""
    children: tuple["ColumnEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and the interpretations of it."""

    policy: Reference
    interpretations: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """An on-request document's line in a catalogue; ``id`` is its place on the request page, where it leads."""

    title: str
    issuer: str
    column_name: str
    id: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    newest: tuple[DocumentLine, ...]
    pairs: tuple[Pair, ...]
    office: Office
    leaders: tuple[Leader, ...]
    columns: tuple[ColumnEntry, ...]
    open: tuple[PeriodLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformSection:
    """One of the sections of 政府信息公开 (61号): its newest documents, or the columns under it."""

    id: str
    name: str
    lines: tuple[DocumentLine, ...] = ()
    columns: tuple[ColumnEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformView:
    """The platform page: four sections in their fixed order, and the entry for requests."""

    sections: tuple[PlatformSection, ...]
    office: Office


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's page, or one page of a year of it; ``year`` is 0 on the column's own page."""

    column: Column
    lines: tuple[DocumentLine, ...]
    years: tuple[Year, ...]
    total: int
    year: int = 0
    newer: str = ""
    older: str = ""
    requests: tuple[RequestEntry, ...] = ()
    children: tuple[ColumnEntry, ...] = ()


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
class InterpretationsView:
    """Every interpretation, by the document it interprets."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class NegativeRow:
    """An item of the negative list with its ground in words."""

    item: NegativeItem
    ground_name: str
    article: str
    mandatory: bool


@dataclass(frozen=True, slots=True)
class GroundCount:
    """How many documents are withheld under a ground."""

    ground: str
    name: str
    article: str
    mandatory: bool
    count: int


@dataclass(frozen=True, slots=True)
class NegativeListView:
    """The negative list and the counts of what is not disclosed."""

    rows: tuple[NegativeRow, ...]
    counts: tuple[GroundCount, ...]
    on_request: int


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """A change of openness as shown."""

    title: str
    address: str
    before: str
    after: str
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class ConversionsView:
    """公开属性调整情况."""

    rows: tuple[ConversionRow, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page, and the ways to browse when it cannot run."""

    columns: tuple[ColumnEntry, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class MonthOfLines:
    """The documents of a month, newest first."""

    month: int
    lines: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """All documents of a year, or one page of them; ``total`` counts the year, ``years`` are all there are."""

    year: int
    months: tuple[MonthOfLines, ...]
    years: tuple[Year, ...]
    total: int
    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """Every way into the site; ``years`` by column, ``all_years`` across them."""

    columns: tuple[ColumnEntry, ...]
    years: Mapping[str, tuple[Year, ...]]
    all_years: tuple[Year, ...]
    organs: tuple[Organ, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Leaders, those of them in charge of openness, organs, and the office."""

    leaders: tuple[Leader, ...]
    in_charge: tuple[Leader, ...]
    organs: tuple[Organ, ...]
    office: Office


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """A row of the standard directory; ``address`` is the column it stands for."""

    cells: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """The standard directory, and where it can be downloaded."""

    head: tuple[str, ...]
    rows: tuple[DirectoryRow, ...]
    csv: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question about a policy with its answer; ``address`` is the interpretation it stands in."""

    question: str
    answer: str
    clause: str
    updated: dt.date
    address: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions about one document."""

    policy: Reference
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """Every question, by the document it is about."""

    groups: tuple[QuestionGroup, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The newest documents of a type, and the column where all of them stand."""

    id: str
    name: str
    lines: tuple[DocumentLine, ...]
    more: str


@dataclass(frozen=True, slots=True)
class InteractionView:
    """What is open to the public, what was answered, and the forms to write with."""

    open: tuple[PeriodLine, ...]
    groups: tuple[LineGroup, ...]
    forms: tuple[FormLink, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that is not there."""

    columns: tuple[ColumnEntry, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A former address of a document."""

    target: str


View = (
    HomeView
    | PlatformView
    | ColumnView
    | DocumentView
    | WithdrawnView
    | InterpretationsView
    | NegativeListView
    | ConversionsView
    | FormView
    | BlankView
    | SearchView
    | YearView
    | SitemapView
    | NotFoundView
    | OrganisationView
    | DirectoryView
    | QuestionsView
    | InteractionView
    | RedirectView
)
