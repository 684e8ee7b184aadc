"""The addresses of the site: every one is the name of a file, relative to the site's root (design.md §2, §7)."""

import hashlib
from urllib.parse import quote

from portal.model.public import RequestLine

HOME = "index.html"
PLATFORM = "platform.html"
INTERPRETATIONS = "interpretations.html"
NEGATIVE_LIST = "negative-list.html"
CONVERSIONS = "conversions.html"
REQUEST = "forms/request.html"
SEARCH = "search.html"
SITE_MAP = "sitemap.html"
NOT_FOUND = "404.html"
CHANGES = "changes.xml"
ORGANISATION = "organisation.html"
DIRECTORY = "directory.html"
DIRECTORY_CSV, DIRECTORY_XLSX = "directory.csv", "directory.xlsx"
QUESTIONS = "questions.html"
INTERACTION = "interaction.html"
SERVICES = "services.html"


def document_page(number: str) -> str:
    """The permanent page of a document."""
    return f"d/{number}.html"


def document_file(number: str, name: str) -> str:
    """The file beside a document, as it is named on disk."""
    return f"d/{number}/{name}"


def all_of_year(year: int, chunk: int = 0) -> str:
    """All documents of a year; older full chunks are numbered from 1, the oldest."""
    return f"y/{year}-{chunk}.html" if chunk else f"y/{year}.html"


def column_page(column: str) -> str:
    """A column's page."""
    return f"c/{column}.html"


def year_page(column: str, year: int, chunk: int = 0) -> str:
    """A year of a column; older full chunks are numbered from 1, the oldest."""
    return f"c/{column}/{year}-{chunk}.html" if chunk else f"c/{column}/{year}.html"


def column_feed(column: str, ending: str) -> str:
    """A column's feed, ``xml`` or ``json``."""
    return f"c/{column}/feed.{ending}"


def request_id(line: RequestLine) -> str:
    """The place of an on-request document on the request page, made of what is public of it."""
    return "r-" + hashlib.sha256(f"{line.column}\n{line.issuer}\n{line.title}".encode()).hexdigest()[:8]


def request_page(line: RequestLine) -> str:
    """The request page at an on-request document."""
    return f"{REQUEST}#{request_id(line)}"


def form_page(form: str, number: str = "") -> str:
    """A form's page; with ``number`` the one that is about that document."""
    return f"forms/{form}-{number}.html" if number else f"forms/{form}.html"


def blank_page(form: str) -> str:
    """The form to be printed."""
    return f"forms/{form}-blank.html"


def paper_file(form: str) -> str:
    """The form as a Word file."""
    return f"forms/{form}.docx"


def in_link(address: str) -> str:
    """The address as it is written in a link: percent-encoded but for what pages are made of."""
    return address if address.isascii() and " " not in address else quote(address, safe="/#?=&-._~")
