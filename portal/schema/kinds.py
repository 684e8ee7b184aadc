"""The kinds of value a field can hold, and what a field is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

TO_DO = "待填"


@dataclass(frozen=True)
class Line:
    """A text of one line, at most ``limit`` characters."""

    limit: int = 200


@dataclass(frozen=True)
class Text:
    """A text that may run over several lines, at most ``limit`` characters."""

    limit: int = 2000


@dataclass(frozen=True)
class Day:
    """A calendar day, written 2026-12-01."""


@dataclass(frozen=True)
class Moment:
    """A day with or (always where ``exact``) a time, in Asia/Shanghai unless it names another offset."""

    exact: bool = False


@dataclass(frozen=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True)
class Whole:
    """A whole number from 0 to ``limit``."""

    limit: int = 100_000


@dataclass(frozen=True)
class WebAddress:
    """An http or https address."""


@dataclass(frozen=True)
class Choice:
    """One of the identifiers in ``options``, or its Chinese name."""

    options: Mapping[str, str]

    @cached_property
    def by_word(self) -> Mapping[str, str]:
        """Identifier by every word an author may write for it."""
        return {**{name: key for key, name in self.options.items()}, **{key: key for key in self.options}}


@dataclass(frozen=True)
class Reference:
    """Another document, by number or 索引号; with ``external`` also one published elsewhere, as a record.

    With ``registered`` it may be one that content/register holds, by its number there.
    """

    external: "Shape | None" = None
    registered: bool = False


@dataclass(frozen=True)
class Many:
    """A list; one value alone counts as a list of one."""

    each: "Kind"


@dataclass(frozen=True)
class Record:
    """A mapping with the fields of ``shape``."""

    shape: "Shape"


Kind = Line | Text | Day | Moment | Flag | Whole | WebAddress | Choice | Reference | Many | Record


@dataclass(frozen=True)
class When:
    """A condition on the same mapping: the field ``name`` holds one of ``values``; ``words`` say it to an author."""

    name: str
    values: frozenset[str | bool]
    words: str


@dataclass(frozen=True)
class Field:
    """A field: its English key, its Chinese key, what it holds, and how it is explained to an author.

    ``shown`` says that the public may see it; the gate copies no other field of a type's own.
    """

    name: str
    label: str
    kind: Kind
    help: str = ""
    example: str = ""
    required: bool = False
    when: When | None = None
    shown: bool = False


@dataclass(frozen=True)
class Shape:
    """The fields a mapping may have; ``name`` is what an author calls the thing."""

    name: str
    fields: tuple[Field, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """Field by each key an author may write, Chinese or English."""
        return {key: field for field in self.fields for key in (field.name, field.label)}
