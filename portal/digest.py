"""What a review is bound to: one digest over a document's fields, body and files (先审查后公开, 条例 第十七条)."""

import hashlib
import json
from datetime import date

from portal.model.source import Entry, SourceDocument, Value

_OF_THE_REVIEW = "review"


def document_digest(document: SourceDocument) -> str:
    """SHA-256 of everything a reviewer saw: front matter without ``review``, body, names and bytes of the files."""
    seen = {
        "fields": _plain(document.entry, without=_OF_THE_REVIEW),
        "body": document.body,
        "files": sorted((file.name, file.sha256) for file in document.files),
    }
    text = json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Value, without: str = "") -> object:
    if isinstance(value, Entry):
        return {name: _plain(inner) for name, inner in value.values.items() if name != without}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
