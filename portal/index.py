"""The search index: what was released, cut into tokens for the search program, beside our own data for the page.

Why it is made this way, and what was measured: docs/decisions/0003-search-tokens.md.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, cast
from zlib import decompressobj

from portal.model.site import SearchRecord
from portal.problems import CannotFinish
from portal.words import document_tokens, normal_forms

SHARD_TOKENS = 2_000_000  # what one bundle holds; bounds the memory of the search program, some 0.6 KB a token
CHUNK_TOKENS = 8_000  # what one file of a bundle holds; bounds what a search loads
_LANGUAGE = "und"  # no stems, no segmenter
_NEEDED = (".pf_index", ".pf_meta", ".pagefind", "pagefind.js", "pagefind-entry.json")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record with the tokens the search program is given; ``head`` counts those of its number and title."""

    record: SearchRecord
    text: bytes
    content: str
    size: int
    head: int
    number_length: int


def build_index(records: Sequence[SearchRecord], staging: Path) -> None:
    """Write the search program's bundles to staging/pagefind/ and our own data to staging/search/."""
    ids: list[list[str]] = []
    done: list[_Entry] = []
    for shard in _shards(map(_entry, sorted(records, key=_order))):
        name = str(len(ids) + 1)
        ids.append(_write_bundle(shard, staging / "pagefind" / name))
        _write_texts(shard, ids[-1], staging / "search" / name)
        done += (replace(entry, text=b"", content="") for entry in shard)
    _write(staging / "search" / "records.json", _json(_table(done, ids)))


def _order(record: SearchRecord) -> tuple[int, str, str]:
    return record.year, record.address, record.title


def _shards(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    shard: list[_Entry] = []
    size = 0
    for entry in entries:
        if shard and size + entry.size > SHARD_TOKENS:
            yield shard
            shard, size = [], 0
        shard.append(entry)
        size += entry.size
    if shard:
        yield shard


def _entry(record: SearchRecord) -> _Entry:
    forms = normal_forms(_public_text(record))
    tokens = [*document_tokens(forms)]
    return _Entry(
        record=record,
        text=_json(_shown(record)),
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


# --- What the page is given: the text of each record, and one table of all for facets, order and counts ---


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


def _write_texts(entries: Sequence[_Entry], ids: Sequence[str], folder: Path) -> None:
    for entry, name in zip(entries, ids, strict=True):
        _write(folder / f"{name}.json", entry.text)


def _table(entries: Sequence[_Entry], ids: Sequence[Sequence[str]]) -> Mapping[str, object]:
    records = [entry.record for entry in entries]
    return {
        "shards": [" ".join(names) for names in ids],
        "facets": {
            "column": _facet((record.column, record.column_name) for record in records),
            "type": _facet((record.type, record.type_name) for record in records),
            "validity": _facet((record.validity, record.validity_name) for record in records),
            "year": _facet((str(record.year or ""), f"{record.year}年") for record in records),
            "issuer": _facet((record.issuer, record.issuer) for record in records),
        },
        "date": [record.date.toordinal() if record.number else 0 for record in records],
        "head": [entry.head for entry in entries],
        "number": [entry.number_length for entry in entries],
    }


def _facet(pairs: Iterable[tuple[str, str]]) -> Mapping[str, object]:
    """The values of a facet with their names, and for each record which of them it has."""
    each = [*pairs]
    values = sorted(set(each))
    places = {value: place for place, value in enumerate(values)}
    return {"values": values, "of": [places[value] for value in each]}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


# --- The search program ---


def _write_bundle(entries: Sequence[_Entry], folder: Path) -> list[str]:
    """Index the entries and write what the page needs of the bundle; the program's id of each entry, in their order."""
    places = _places(entries)
    ids = [""] * len(entries)
    for path, content in _bundle(places, entries):
        if path.endswith(".pf_fragment"):
            ids[places[_name_in(content)]] = PurePosixPath(path).stem.removeprefix(f"{_LANGUAGE}_")
        elif path.endswith(_NEEDED):
            _write(folder / path, content)
    return ids


def _places(entries: Sequence[_Entry]) -> Mapping[str, int]:
    """The place of each entry by a name that follows from its text, so that an unchanged record keeps its id."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        name = sha256(entry.text).hexdigest()
        places[f"{name}-{place}" if name in places else name] = place
    return places


def _name_in(fragment: bytes) -> str:
    start = decompressobj(31).decompress(fragment, 200).decode("utf-8", "ignore")
    return start.partition('"url":"')[2].partition('"')[0]


def _bundle(names: Iterable[str], entries: Sequence[_Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of the bundle; all is asked before the first answer is read, so that neither side waits."""
    with _service() as service:
        service.ask(type="NewIndex", config={"force_language": _LANGUAGE})
        for name, entry in zip(names, entries, strict=True):
            service.ask(type="AddRecord", index_id=0, url=name, content=entry.content, language=_LANGUAGE)
        service.ask(type="GetFiles", index_id=0)
        for file in service.files():
            yield file["path"].replace("\\", "/"), b64decode(file["content"])


class _Service:
    """The search program with its pipes: each message is JSON in base64 and a comma."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._to = cast("IO[bytes]", process.stdin)
        self._from = cast("IO[bytes]", process.stdout)

    def ask(self, **payload: object) -> None:
        """Send a question; the program reads on whether or not its answers are."""
        self._to.write(b64encode(_json({"message_id": 0, "payload": payload})) + b",")

    def files(self) -> list[dict[str, str]]:
        """The files asked for, once all that was asked before is done."""
        self._to.flush()
        for message in self._answers():
            payload = json.loads(b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise CannotFinish("search-program", reason=payload["message"])
            if payload["type"] == "GetFiles":
                return list(payload["files"])
        raise CannotFinish("search-program", reason="it ended without an answer")

    def _answers(self) -> Iterator[bytes]:
        parts: list[bytes] = []
        while received := os.read(self._from.fileno(), 1 << 16):
            *ends, rest = received.split(b",")
            for end in ends:
                yield b"".join((*parts, end))
                parts = []
            parts.append(rest)


@contextmanager
def _service() -> Iterator[_Service]:
    try:
        process = Popen([search_program(), "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment())
        try:
            yield _Service(process)
        finally:
            process.kill()
            process.communicate()
    except (ImportError, OSError, ValueError, KeyError) as fault:
        raise CannotFinish("search-program", reason=str(fault)) from fault


def search_program() -> Path:
    """Where the installed search program lies."""
    from pagefind_bin import get_executable  # noqa: PLC0415 - its absence is the same fault as its failing

    return Path(get_executable())


def _environment() -> dict[str, str]:
    """The environment without the program's own settings, which would change the bytes, but for the size of a chunk."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return {**kept, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_TOKENS)}
