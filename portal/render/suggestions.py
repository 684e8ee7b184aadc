"""The titles and numbers the search box suggests: one small file of the newest, and the older in files that stay."""

import json
from collections.abc import Iterator, Sequence

from portal.model.site import Artifact, SearchRecord

CHUNK = 1_000  # some 140 KB as the files lie, 35 KB as most servers send them
_NEWEST = "suggestions/newest.json"


def render_suggestions(records: Sequence[SearchRecord]) -> Iterator[Artifact]:
    """Each file, the newest 1,000 to 1,999 records first; a record is its address, title, 文号, day.

    One that does not simply hold has its validity and the name of it besides.
    """
    newest_first = sorted(records, key=_order, reverse=True)
    older = max(0, len(records) // CHUNK - 1)
    newest = newest_first[: len(records) - older * CHUNK]
    yield _file(_NEWEST, {"older": older, "titles": [_row(record) for record in newest]})
    for number, address in enumerate(suggestion_addresses(len(records))[1:]):
        start = len(newest) + number * CHUNK
        yield _file(address, {"titles": [_row(record) for record in newest_first[start : start + CHUNK]]})


def suggestion_addresses(records: int) -> list[str]:
    """The addresses of the files for so many records, the newest first; the oldest is number 1."""
    return [_NEWEST, *(f"suggestions/{number}.json" for number in range(records // CHUNK - 1, 0, -1))]


def _order(record: SearchRecord) -> tuple[str, str, str]:
    """By day and address; what has no day, because it is to be asked for, is not older than any document."""
    return record.date.isoformat() if record.number else "9", record.address, record.title


def _row(record: SearchRecord) -> tuple[str, ...]:
    day = record.date.isoformat() if record.number else ""
    state = () if record.validity in {"", "valid"} else (record.validity, record.validity_name)
    return record.address, record.title, record.doc_no, day, *state


def _file(address: str, content: object) -> Artifact:
    return Artifact(address, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
