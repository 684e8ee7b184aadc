"""What the bureau filed, with the place of every value. Only the near side of the gate may import this."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Union

from portal.model.form import Form
from portal.model.settings import Settings
from portal.problems import Location

Value = Union[str, bool, int, date, datetime, "Entry", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping as read: values by English key, where each stands, and what its author called it.

    ``called`` also names the keys whose value could not be read, which a problem tells; ``empty`` those left empty.
    Members of a list stand at ``keywords.0``, ``keywords.1`` and so on.
    """

    values: Mapping[str, Value]
    places: Mapping[str, tuple[int, int]]
    called: Mapping[str, str]
    path: str
    line: int = 1
    column: int = 1
    empty: frozenset[str] = frozenset()

    @property
    def where(self) -> Location:
        """Where the mapping begins."""
        return Location(self.path, self.line, self.column)

    def place(self, name: str) -> Location:
        """Where the value of ``name`` stands; where the mapping begins when it has none."""
        return Location(self.path, *self.places.get(name, (self.line, self.column)))

    def place_of_member(self, name: str, index: int) -> Location:
        """Where a member of the list ``name`` stands; where its value stands when it was written alone."""
        return self.place(f"{name}.{index}" if f"{name}.{index}" in self.places else name)

    def text(self, name: str) -> str:
        """A text, empty when absent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        value = self.values.get(name, ())
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()

    def day(self, name: str) -> date | None:
        """A day, None when absent."""
        value = self.values.get(name)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def moment(self, name: str) -> datetime | None:
        """An instant with its offset, None when absent."""
        value = self.values.get(name)
        return value if isinstance(value, datetime) else None

    def flag(self, name: str) -> bool:
        """Yes or no; no when absent."""
        return self.values.get(name) is True

    def entry(self, name: str) -> "Entry | None":
        """A mapping, None when absent."""
        value = self.values.get(name)
        return value if isinstance(value, Entry) else None

    def entries(self, name: str) -> tuple["Entry", ...]:
        """A list of mappings, empty when absent."""
        value = self.values.get(name, ())
        return tuple(item for item in value if isinstance(item, Entry)) if isinstance(value, tuple) else ()

    def references(self, name: str) -> tuple["str | Entry", ...]:
        """One or more references to documents, here (text) or elsewhere (mapping)."""
        value = self.values.get(name, ())
        many = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in many if isinstance(item, str | Entry))


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A piece of text in a file; ``hidden`` when an ordinary reader of the file does not see it."""

    where: str
    text: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file beside a document; ``path`` is relative to the site's root.

    ``public_path``, ``public_size`` and ``public_sha256`` are of the bytes the public gets: the file's own, or those
    of a copy without what names its makers. Of an ``old_format`` (doc, xls, ppt, wps) only loose texts could be read.
    """

    name: str
    path: PurePosixPath
    size: int
    sha256: str
    passages: tuple[SourcePassage, ...]
    public_path: Path
    public_size: int
    public_sha256: str
    old_format: bool = False


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as filed in content/documents."""

    number: str
    entry: Entry
    body: str
    body_line: int
    files: tuple[SourceFile, ...] = ()

    @property
    def path(self) -> str:
        """Its Markdown file."""
        return self.entry.path


@dataclass(frozen=True, slots=True)
class SourceStub:
    """An entry of content/register: a document that is not proactively disclosed."""

    number: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a table, and where its text begins."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of content/data: its rows, the head first. No page is made of it yet, and nothing of it is published."""

    path: str
    rows: tuple[tuple[SourceCell, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceTree:
    """Everything the bureau filed, and the moment the site is looked at.

    ``deleted`` gives commit and path of each number that git saw deleted, ``former_titles`` what those were called that
    are used again;
    ``regional_days`` whether a day is worked that the region keeps otherwise than the country,
    ``scanned`` the marks of documents in which a scan found nothing.
    """

    settings: Settings
    as_of: datetime
    columns: tuple[Entry, ...]
    documents: tuple[SourceDocument, ...]
    stubs: tuple[SourceStub, ...] = ()
    negative_list: tuple[Entry, ...] = ()
    data: tuple[SourceTable, ...] = ()
    bureau: Entry | None = None
    retired: tuple[Entry, ...] = ()
    forms: tuple[Form, ...] = ()
    unreadable: frozenset[str] = frozenset()
    deleted: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    former_titles: Mapping[str, str] = field(default_factory=dict)
    wording: tuple[Entry, ...] = ()
    regional_days: Mapping[date, bool] = field(default_factory=dict)
    scanned: frozenset[bytes] = frozenset()


def index_no(document: SourceDocument, settings: Settings) -> str:
    """The document's 索引号: the one it was given, or the bureau's code and its number."""
    return document.entry.text("index_no") or f"{settings.organ_code}/{document.number}"
