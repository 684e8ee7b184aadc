"""What may be shown to the public. The gate alone makes these; every later stage knows nothing else."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

from portal.model.form import Form
from portal.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Column:
    """A column (栏目) of the site; ``parent`` is the id of the one above it, or empty."""

    id: str
    name: str
    types: tuple[str, ...]
    category: str = ""
    legal_basis: str = ""
    description: str = ""
    unit: str = ""
    parent: str = ""
    time_limit: str = ""
    carriers: str = ""
    audience: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The office that handles open government information (政府信息公开工作机构, 条例 第四条、第十二条)."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    hours: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    supervision_phone: str = ""


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader and the division of work (条例 第二十条第（二）项)."""

    name: str
    post: str
    duties: str = ""
    openness: bool = False


@dataclass(frozen=True, slots=True)
class Organ:
    """A unit of the bureau."""

    name: str
    duties: str = ""
    phone: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class NegativeItem:
    """An item of the negative list (负面清单); ``ground`` is its code under 条例 第十四至十六条."""

    code: str
    item: str
    ground: str
    unit: str = ""
    adopted: dt.date | None = None
    next_review: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file beside a document as it is published: ``source`` is where its bytes lie, ``text`` what they say."""

    name: str
    title: str
    source: Path
    size: int
    sha256: str
    listed: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class ExternalDocument:
    """A document published elsewhere."""

    title: str
    doc_no: str = ""
    issuer: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction made after publication (更正)."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Channel:
    """Another channel the document was published through (公开渠道)."""

    kind: str
    date: dt.date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A change of openness (公开属性调整情况, 条例 第十八条、第四十四条)."""

    number: str
    title: str
    before: str
    after: str
    date: dt.date
    reason: str


Shown = Union[str, bool, int, dt.date, dt.datetime, ExternalDocument, "Details", tuple["Shown", ...]]


@dataclass(frozen=True, slots=True)
class Details:
    """The fields of a document's own type that may be shown, by English key; groups are ``Details`` again.

    References are the numbers of released documents, or documents published elsewhere.
    """

    values: Mapping[str, Shown] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text, empty when absent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        return tuple(value for value in self.members(name) if isinstance(value, str))

    def number(self, name: str) -> int:
        """A whole number, 0 when absent."""
        value = self.values.get(name, 0)
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """Yes or no; no when absent."""
        return self.values.get(name) is True

    def day(self, name: str) -> dt.date | None:
        """A day, None when absent."""
        value = self.values.get(name)
        return value if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else None

    def moment(self, name: str) -> dt.datetime | None:
        """An instant with its offset, None when absent."""
        value = self.values.get(name)
        return value if isinstance(value, dt.datetime) else None

    def groups(self, name: str) -> tuple["Details", ...]:
        """A list of groups, empty when absent."""
        return tuple(value for value in self.members(name) if isinstance(value, Details))

    def references(self, name: str) -> tuple[str | ExternalDocument, ...]:
        """One or more documents, empty when absent or not released."""
        return tuple(value for value in self.members(name) if isinstance(value, str | ExternalDocument))

    def members(self, name: str) -> tuple[Shown, ...]:
        """The values under the name: of a list its members, else the one value, or none."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else (value,)


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """A released document: copies of the fields that may be shown, its body and its files; nothing of the review."""

    number: str
    index_no: str
    type: str
    title: str
    column: str
    category: str
    openness: str
    issuers: tuple[str, ...]
    written_date: dt.date
    published_at: dt.datetime
    body: str
    path: str
    body_line: int
    doc_no: str = ""
    genre: str = ""
    topic: str = ""
    effective_date: dt.date | None = None
    expires_on: dt.date | None = None
    validity: str = ""
    status_changed_at: dt.date | None = None
    migrated_from: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    responsible_unit: str = ""
    source: str = ""
    originally_published_at: dt.datetime | None = None
    interprets: tuple[str | ExternalDocument, ...] = ()
    forms: tuple[str, ...] = ()
    interpreter: str = ""
    author_unit: str = ""
    parents: tuple[str | ExternalDocument, ...] = ()
    forwards: tuple[str | ExternalDocument, ...] = ()
    repealed_by: tuple[str | ExternalDocument, ...] = ()
    replaced_by: tuple[str | ExternalDocument, ...] = ()
    files: tuple[PublicFile, ...] = ()
    corrections: tuple[Correction, ...] = ()
    channels: tuple[Channel, ...] = ()
    aliases: tuple[str, ...] = ()
    details: Details = field(default_factory=Details)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """An on-request document whose title is public: its title, column and issuer."""

    title: str
    type: str
    column: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Withholding:
    """A withheld document: its ground and nothing else."""

    ground: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A document taken back after publication: number, date and reason only."""

    number: str
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Release:
    """All that may be shown at ``as_of``; the documents are newest first."""

    settings: Settings
    as_of: dt.datetime
    columns: tuple[Column, ...]
    documents: tuple[PublicDocument, ...]
    request_lines: tuple[RequestLine, ...] = ()
    untitled_requests: int = 0
    withholdings: tuple[Withholding, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    negative_list: tuple[NegativeItem, ...] = ()
    office: Office = field(default_factory=Office)
    leaders: tuple[Leader, ...] = ()
    organs: tuple[Organ, ...] = ()
    forms: tuple[Form, ...] = ()

    def by_number(self) -> Mapping[str, PublicDocument]:
        """The released documents by number."""
        return {document.number: document for document in self.documents}
