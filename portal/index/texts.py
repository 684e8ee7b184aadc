"""The public text of a record: in normal form to be searched, and as the page shows it beside a hit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from portal.model.site import Artifact, SearchRecord
from portal.words import normal_forms

EDGE = "\0"  # ends every block of a text; no phrase and no normal form has it
_FOLDER = "search/text"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in normal form, its blocks ended by ``EDGE``; number and title are the first ``head`` characters of it."""

    form: str
    head: int
    number_length: int


def make_text(record: SearchRecord) -> Text:
    """The text of the record as it is searched."""
    forms = normal_forms(public_blocks(record))
    return Text(
        form=EDGE.join(forms) + EDGE,
        head=len(forms[0]) + len(EDGE) + len(forms[1]),
        number_length=len(forms[0]),
    )


def public_blocks(record: SearchRecord) -> list[str]:
    """Every block of the record; number and title come first, so that the place of a hit tells whether it is there."""
    fields = (record.doc_no, record.title, record.index_no, record.issuer, *record.keywords)
    titles = [title for title, _ in record.attachments]
    pages = [page for _, text in record.attachments for page in text.split("\f")]
    return [*fields, *titles, *record.blocks, *pages]


def text_name(record: SearchRecord) -> str:
    """What the file of the record's text is called: its number, or its place on the request page."""
    return record.number or record.address.rpartition("#")[2]


def text_file(record: SearchRecord) -> Artifact:
    """The text of the record as it is shown."""
    return json_file(f"{_FOLDER}/{text_name(record)}.json", _shown(record))


def _shown(record: SearchRecord) -> Mapping[str, object]:
    """The text of a record; an on-request line, which has no number, has no date either."""
    return {
        "address": record.address,
        "title": record.title,
        "doc_no": record.doc_no,
        "index_no": record.index_no,
        "date": record.date.isoformat() if record.number else "",
        "keywords": record.keywords,
        "blocks": record.blocks,
        "attachments": [[title, *text.split("\f")] for title, text in record.attachments],
    }


def json_file(address: str, value: object) -> Artifact:
    """The value as a file of JSON without white space, Chinese left as it is."""
    return Artifact(address, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
