"""What a file beside a document was found to say, as values that can be kept in a cache."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

Severity = Literal["error", "warning"]
Trait = Literal["signed", "location"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and its place in the file; ``hidden`` when an ordinary reader of the file does not see it."""

    where: str
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the file; ``rule`` names a sentence of the catalogue, the value ``part`` a file inside it."""

    rule: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"


class NotStripped(Exception):
    """The names of a file's makers could not be taken out; it must not be published."""


Finding = Passage | Fault | Trait


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one file."""

    kind: str
    passages: tuple[Passage, ...] = ()
    faults: tuple[Fault, ...] = ()
    signed: bool = False
    has_location: bool = False

    def to_json(self) -> dict[str, Any]:
        """The reading as what ``json.dumps`` takes."""
        return {
            "kind": self.kind,
            "passages": [[passage.where, passage.text, passage.hidden] for passage in self.passages],
            "faults": [[fault.rule, fault.values, fault.severity] for fault in self.faults],
            "signed": self.signed,
            "has_location": self.has_location,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The reading that ``to_json`` was called on; KeyError, TypeError or ValueError for anything else."""
        return cls(
            kind=str(kept["kind"]),
            passages=tuple(Passage(str(where), str(text), bool(hidden)) for where, text, hidden in kept["passages"]),
            faults=tuple(
                Fault(str(rule), tuple((str(name), str(value)) for name, value in values), _severity(level))
                for rule, values, level in kept["faults"]
            ),
            signed=bool(kept["signed"]),
            has_location=bool(kept["has_location"]),
        )


def make_reading(kind: str, findings: Iterable[Finding]) -> Reading:
    """The findings sorted into a reading: each fault once."""
    passages: list[Passage] = []
    faults: dict[Fault, None] = {}
    traits: set[str] = set()
    for finding in findings:
        if isinstance(finding, Passage):
            passages.append(_clean(finding))
        elif isinstance(finding, Fault):
            faults[finding] = None
        else:
            traits.add(finding)
    return Reading(kind, tuple(passages), tuple(faults), "signed" in traits, "location" in traits)


def _clean(passage: Passage) -> Passage:
    """The passage in characters that UTF-8 can hold: some libraries give the halves of a rare character singly."""
    try:
        (passage.where + passage.text).encode()
    except UnicodeEncodeError:
        where, text = (_whole(part) for part in (passage.where, passage.text))
        return Passage(where, text, passage.hidden)
    return passage


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _severity(value: object) -> Severity:
    if value == "error":
        return "error"
    if value == "warning":
        return "warning"
    raise ValueError(value)
