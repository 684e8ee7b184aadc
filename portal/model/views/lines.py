"""What lists and links are made of, on every kind of page."""

import datetime as dt
from dataclasses import dataclass


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
