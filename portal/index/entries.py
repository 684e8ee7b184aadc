"""What is indexed of one record: its public text in blocks, as tokens and as the page shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.index.files import json_bytes
from portal.model.site import SearchRecord
from portal.words import document_tokens, normal_forms


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the tokens the search program is given; ``head`` counts those of its number and title."""

    record: SearchRecord
    text: bytes
    content: str
    size: int
    head: int
    number_length: int


def make_entry(record: SearchRecord) -> Entry:
    """The record with its public text in both forms."""
    forms = normal_forms(_public_text(record))
    tokens = [*document_tokens(forms)]
    return Entry(
        record=record,
        text=json_bytes(_shown(record)),
        content=" ".join(token for block in tokens for token in block),
        size=sum(map(len, tokens)),
        head=len(tokens[0]) + len(tokens[1]),
        number_length=len(forms[0]),
    )


def _public_text(record: SearchRecord) -> Iterator[str]:
    """Every block of the record; number and title come first, so that the place of a hit tells whether it is there."""
    yield from (record.doc_no, record.title, record.index_no, record.issuer, *record.keywords)
    yield from (title for title, _ in record.attachments)
    yield from record.blocks
    for _, text in record.attachments:
        yield from text.split("\f")


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
