"""The public text of a record: in normal form to be searched, and as the page shows it beside a hit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from portal.index.parts import Part, parts_of
from portal.model.site import Artifact, SearchRecord
from portal.words import normal_forms

EDGE = "\0"  # ends every block of a text; no phrase and no normal form has it
_FOLDER = "search/text"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in normal form, its blocks ended by ``EDGE``; number and title are the first ``head`` characters of it.

    ``parts`` is how many characters each of its parts has but the last, which has the rest.
    """

    form: str
    head: int
    number_length: int
    parts: tuple[int, ...] = ()


def make_text(record: SearchRecord) -> Text:
    """The text of the record as it is searched."""
    fields, parts = _fields(record), parts_of(record)
    forms = normal_forms((*fields, *chain.from_iterable(part.texts for part in parts)))
    ends = [*accumulate((len(part.texts) for part in parts), initial=len(fields))][1:]
    open_ended = {end - 1 for end, part in zip(ends, parts, strict=True) if part.goes_on}
    closed = [form if place in open_ended else form + EDGE for place, form in enumerate(forms)]
    return Text(
        form="".join(closed),
        head=len(forms[0]) + len(EDGE) + len(forms[1]),
        number_length=len(forms[0]),
        parts=tuple(sum(map(len, closed[first:last])) for first, last in pairwise((0, *ends[:-1]))),
    )


def public_blocks(record: SearchRecord) -> list[str]:
    """Every block of the record; number and title come first, so that the place of a hit tells whether it is there."""
    pages = [page for _, text in record.attachments for page in text.split("\f")]
    return [*_fields(record), *record.blocks, *pages]


def _fields(record: SearchRecord) -> list[str]:
    titles = [title for title, _ in record.attachments]
    return [record.doc_no, record.title, record.index_no, record.issuer, *record.keywords, *titles]


def text_name(record: SearchRecord) -> str:
    """What the file of the record's text is called: its number, or its place on the request page."""
    return record.number or record.address.rpartition("#")[2]


def text_files(record: SearchRecord) -> list[Artifact]:
    """The parts of the record's text as they are shown; those after the first are numbered."""
    name = text_name(record)
    return [
        json_file(f"{_FOLDER}/{name}{f'-{place}' if place else ''}.json", _shown(record, part))
        for place, part in enumerate(parts_of(record))
    ]


def _shown(record: SearchRecord, part: Part) -> Mapping[str, object]:
    """A part of a text; an on-request line, which has no number, has no date either."""
    return {
        "address": record.address,
        "title": record.title,
        "doc_no": record.doc_no,
        "index_no": record.index_no,
        "date": record.date.isoformat() if record.number else "",
        "keywords": record.keywords,
        "blocks": part.blocks,
        "attachments": part.attachments,
        **({"goes_on": True} if part.goes_on else {}),
    }


def json_file(address: str, value: object) -> Artifact:
    """The value as a file of JSON without white space, Chinese left as it is."""
    return Artifact(address, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
