"""What will be written: pages with the views their templates are given, files to copy, and finished artifacts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.model.public import Office
from portal.model.settings import Settings
from portal.model.views import View
from portal.model.views.columns import MenuEntry
from portal.model.views.forms import FormLink, Paper
from portal.model.views.lines import Link


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed; ``id`` is the full address of its page or a urn; ``url`` is empty without ``base_url``."""

    id: str
    title: str
    url: str
    summary: str
    published: dt.datetime
    updated: dt.datetime
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, written as Atom and, where ``json_address`` is set, as JSON Feed."""

    id: str
    title: str
    author: str
    home_url: str
    base_url: str
    address: str
    json_address: str
    updated: dt.datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search knows of one document; ``blocks`` are the pieces of text a phrase may match in.

    ``interprets`` holds the addresses of the documents it interprets.
    """

    address: str
    number: str
    title: str
    doc_no: str
    index_no: str
    issuer: str
    type: str
    type_name: str
    column: str
    column_name: str
    year: int
    date: dt.date
    validity: str
    validity_name: str
    keywords: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    blocks: tuple[str, ...]
    interprets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: its address within the site, its template, the trail to it, its meta tags and its view."""

    address: str
    template: str
    title: str
    view: View
    trail: tuple[Link, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    feed: str = ""


@dataclass(frozen=True, slots=True)
class FileCopy:
    """A file whose bytes are published as they lie at ``source``."""

    address: str
    source: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to download: the addresses of its CSV and XLSX files, its title, head and rows."""

    csv: str
    xlsx: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of the site shows; ``places`` are the pages beside columns and documents that there are."""

    settings: Settings
    office: Office
    columns: tuple[MenuEntry, ...]
    has_search: bool
    negative_list: bool
    interpretations: bool
    conversions: bool
    forms: tuple[FormLink, ...] = ()
    places: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Serving:
    """How the site is to be served, whatever serves it.

    ``gone`` are the pages of withdrawn documents (410), ``moved`` gives the page by former address (301), ``policy`` is
    the Content-Security-Policy of every page, ``headers`` what every answer carries besides.
    """

    base_path: str
    gone: tuple[str, ...]
    moved: Mapping[str, str]
    policy: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SitePlan:
    """Everything that will be written, but for what the renderer makes of it."""

    frame: Frame
    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    copies: tuple[FileCopy, ...]
    catalogue: tuple[Mapping[str, object], ...]
    sitemap: tuple[tuple[str, dt.date], ...]
    records: tuple[SearchRecord, ...]
    links: Mapping[str, str]
    serving: Serving
    papers: tuple[Paper, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site that was written: its address and SHA-256, and the ``blocks`` of its artifact."""

    address: str
    sha256: str
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file of the site; ``blocks`` are the texts of a document's body, for the search."""

    address: str
    content: bytes
    blocks: tuple[str, ...] = ()
