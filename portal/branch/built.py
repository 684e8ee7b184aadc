"""What a built site says of its documents, and in what two of them differ."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.words import text_blocks

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def documents_of(output: Path | None) -> dict[str, Any]:
    """The rows of its catalogue by number; of a site that could not be built none."""
    if output is None:
        return {}
    catalogue = json.loads((output / "catalogue.json").read_bytes())
    return {row["number"]: row for row in catalogue["documents"] if row["number"]}


def blocks_of(output: Path | None, number: str) -> tuple[str, ...]:
    """The text of a document's page, block by block; nothing where it has no page."""
    page = output / "d" / f"{number}.html" if output else None
    found = _ARTICLE.search(page.read_text("utf-8")) if page and page.exists() else None
    return text_blocks(found[0]) if found else ()


def files_between(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    """The attachments that differ between two rows of a catalogue, with how."""
    old = {file["name"]: file["sha256"] for file in (before or {}).get("attachments", ())}
    new = {file["name"]: file["sha256"] for file in (after or {}).get("attachments", ())}
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield name, "removed" if name not in new else "changed" if name in old else "added"


def pages_between(before: Path | None, after: Path) -> Iterator[tuple[str, str]]:
    """Pages beside the documents' that differ, with how."""
    old, new = _digests(before), _digests(after)
    for address in sorted(old.keys() | new.keys()):
        if not address.startswith("d/") and old.get(address) != new.get(address):
            yield address, "removed" if address not in new else "changed" if address in old else "added"


def _digests(output: Path | None) -> dict[str, str]:
    if output is None:
        return {}
    files = json.loads((output / "manifest.json").read_bytes())["files"]
    return {address: digest for address, digest in files.items() if address.endswith(".html")}
