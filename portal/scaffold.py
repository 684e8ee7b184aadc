"""A new document's folder whose only problems are its TODOs, and a new number for one that clashed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from portal.schema.kinds import TO_DO, Choice, Field, Many, Record
from portal.schema.types import DocumentType
from portal.schema.words import OPENNESS

FOLDER = "content/documents"
_NUMBER = re.compile(r"((?:19|20|21)\d{2})-(\d{5})")
_LAST = 99_999
_PLAIN = re.compile(r"[\u4e00-\u9fff\w《“（(][^\n:#'\"]*")


def next_number(root: Path, year: int, retired: Iterable[str]) -> str:
    """The number after the highest the year has, retired ones included; empty when they are used up."""
    used = [*_numbers(root, year), *retired]
    serials = [int(found[2]) for number in used if (found := _NUMBER.fullmatch(number)) and int(found[1]) == year]
    serial = max(serials, default=0) + 1
    return f"{year}-{serial:05d}" if serial <= _LAST else ""


def make_document(root: Path, number: str, index: str) -> Path:
    """The new document's index.md, written where nothing was."""
    folder = root / FOLDER / number[:4] / number
    folder.mkdir(parents=True)
    file = folder / "index.md"
    file.write_text(index, encoding="utf-8")
    return file


def renumber(folder: Path, number: str) -> Path:
    """The folder under its new number."""
    target = folder.parent.parent / number[:4] / number
    target.parent.mkdir(exist_ok=True)
    return folder.rename(target)


def draft(
    kind: DocumentType, title: str, columns: Sequence[str], organ: str, given: Mapping[str, str] | None = None
) -> str:
    """The text of a new document of the type: every field of it explained, what must be filled in marked.

    ``given`` holds values by the English key that need not be asked for.
    """
    known = {
        **(given or {}),
        "type": kind.name,
        "title": title,
        "column": columns[0] if len(columns) == 1 else "",
        "openness": OPENNESS["proactive"],
        "issuer": organ,
    }
    lines = ["---"]
    for field in kind.shape.fields:
        if field.name == "column":
            lines.append(f"# 可以放的栏目：{'、'.join(columns)}")
        lines += _field_lines(field, known.get(field.name, ""), needed=_is_needed(field, kind))
    return "\n".join([*lines, "---", "", kind.outline.format(to_do=TO_DO), ""])


def _is_needed(field: Field, kind: DocumentType) -> bool:
    return field.required or field.name in {"published_at", "review", "responsible_unit", *kind.suggested[:1]}


def _field_lines(field: Field, value: str, *, needed: bool) -> Iterator[str]:
    if field.help:
        yield f"# {field.label}：{field.help}{_choices(field)}"
    group = field.kind.each if isinstance(field.kind, Many) else field.kind
    if isinstance(group, Record) and needed:
        yield f"{field.label}:"
        parts = [f"{part.label}: {TO_DO}" for part in group.shape.fields if part.required]
        marks = ("- ", "  ") if isinstance(field.kind, Many) else ("", "")
        yield from (f"  {marks[place > 0]}{part}" for place, part in enumerate(parts))
    elif value or needed:
        yield f"{field.label}: {_quoted(value or TO_DO)}"
    else:
        yield f"# {field.label}: {field.example}".rstrip()


def _choices(field: Field) -> str:
    kind = field.kind.each if isinstance(field.kind, Many) else field.kind
    if not isinstance(kind, Choice) or field.name in {"type", "category"}:
        return ""
    return f"（{'、'.join(kind.options.values())}）"


def _quoted(value: str) -> str:
    """The value as YAML takes it."""
    if _PLAIN.fullmatch(value) and value == value.strip():
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _numbers(root: Path, year: int) -> Iterator[str]:
    for folder in (root / FOLDER).glob(f"*/{year}-*"):
        yield folder.name
