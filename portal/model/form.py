"""A form the public fills in: what is asked, what is told beside it, and where the answers go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

REQUEST = "request"
TRUE = "yes"


@dataclass(frozen=True, slots=True)
class Condition:
    """Another field of the form that holds one of the values."""

    field: str
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether the answers meet it."""
        return answers.get(self.field, "") in self.values


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a field offers: what is sent, what is read, and a remark on it."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing asked.

    ``kind`` is a key of ``FIELD_KINDS``. ``least`` and ``most`` count characters, for a file bytes; 0 is no limit.
    ``only_when`` says when it is asked at all, ``required_when`` when it must be answered, beside ``required``.
    """

    name: str
    label: str
    kind: str
    required: bool = False
    required_when: Condition | None = None
    only_when: Condition | None = None
    hint: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[Choice, ...] = ()
    autocomplete: str = ""
    sensitive: bool = False
    accept: tuple[str, ...] = ()

    def is_asked(self, answers: Mapping[str, str]) -> bool:
        """Whether the answers given elsewhere leave the question standing."""
        return self.only_when is None or self.only_when.holds(answers)

    def is_required(self, answers: Mapping[str, str]) -> bool:
        """Whether it must be answered, given the other answers."""
        return self.required or (self.required_when is not None and self.required_when.holds(answers))


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields that belong together."""

    title: str
    fields: tuple[FormField, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What 个人信息保护法 第十七条、第三十条 want told: purpose, kinds, how long, why sensitive ones, rights."""

    purpose: str
    kinds: str
    method: str
    rights: str
    retention: str = ""
    necessity: str = ""


@dataclass(frozen=True)
class Form:
    """A form as page, paper and gateway read it; ``version`` changes with what is asked and what is told.

    ``contacts`` are fields of which one must be filled. ``retention_days`` is how long the gateway keeps what came in,
    ``reply_days`` within how many working days it is answered (0: as long as the law gives its kind), ``mailbox`` the
    name of the office's mailbox there.
    """

    id: str
    title: str
    kind: str
    sections: tuple[FormSection, ...]
    privacy: PrivacyNotice
    menu_title: str = ""
    intro: str = ""
    basis: str = ""
    steps: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    time_limits: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    retention_days: int = 0
    reply_days: int = 0
    mailbox: str = ""
    envelope: str = ""
    version: str = ""

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """Every field, in the order in which they are asked."""
        return tuple(self._fields())

    @cached_property
    def by_name(self) -> Mapping[str, FormField]:
        """Every field by its name."""
        return {field.name: field for field in self.fields}

    def _fields(self) -> Iterator[FormField]:
        for section in self.sections:
            yield from section.fields
