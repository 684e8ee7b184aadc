"""Answers in words: labels instead of names, choices as they were read, numbers of papers covered where asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from portal.model.form import TRUE, Form, FormField

_ENDS = 4


class NamedFile(Protocol):
    """A file that came with a form, wherever it is kept."""

    @property
    def field(self) -> str:
        """The field it was sent in."""

    @property
    def name(self) -> str:
        """Its own name."""

    @property
    def size(self) -> int:
        """Its bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form with what was answered in it."""

    title: str
    rows: tuple[tuple[str, str], ...]


def shown(form: Form, values: Mapping[str, str], files: Sequence[NamedFile], *, covered: bool) -> tuple[Part, ...]:
    """What was answered, section by section; ``covered`` hides the middle of sensitive answers."""
    parts = (
        Part(section.title, tuple(_rows(section.fields, values, files, covered=covered))) for section in form.sections
    )
    return tuple(part for part in parts if part.rows)


def _rows(
    fields: Sequence[FormField], values: Mapping[str, str], files: Sequence[NamedFile], *, covered: bool
) -> Iterator[tuple[str, str]]:
    for field in fields:
        names = [f"{file.name}（{in_words(file.size)}）" for file in files if file.field == field.name]
        text = "、".join(names) if field.kind == "file" else in_label(field, values.get(field.name, ""))
        if text:
            yield field.label, cover(text) if covered and field.sensitive and field.kind != "file" else text


def in_label(field: FormField, value: str) -> str:
    """The answer as its sender read it."""
    if field.kind == "check":
        return "是" if value == TRUE else ""
    return next((choice.label for choice in field.choices if choice.value == value), value)


def cover(text: str) -> str:
    """The first and last four characters, or fewer of a short text, with stars between."""
    ends = min(_ENDS, len(text) // 4)
    return f"{text[:ends]}{'*' * (len(text) - 2 * ends)}{text[len(text) - ends :]}"


def in_words(size: int) -> str:
    """A number of bytes as people read it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} KB"  # noqa: PLR2004 - a megabyte
