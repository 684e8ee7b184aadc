"""How much of a file is read before it is refused, and where a reader stands while it reads.

The numbers are counts and not seconds, so that the same file is judged the same on every machine; the clock and the
memory are bounded by ``isolation``. docs/decisions/0006-attachments.md says why each number is what it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from portal.attachments.reading import Fault, Finding, Passage, Severity

FILE_SIZE = 100_000_000
CHARACTERS = 20_000_000
PASSAGES = 400_000
UNPACKED = 300_000_000
RATIO, RATIO_FROM = 200, 40_000_000  # deflate ends at 1,032:1; a table of equal rows seldom passes 100:1
MEMBERS = 5_000
ELEMENTS = 6_000_000
NESTING = 4
XML_DEPTH = 200
PAGES = 3_000
REVISIONS = 30
PIXELS = 150_000_000
OBJECTS = 400_000
RUNS = 16_000_000  # bytes of unknown kind that are looked through for text: pictures and sounds not to their end


class LimitExceeded(Exception):
    """A bound was met: ``rule`` says which, ``values`` fill its sentence."""

    def __init__(self, rule: str, **values: object) -> None:
        """Keep what the fault is made of."""
        self.rule = rule
        self.values = values
        super().__init__(rule)


@dataclass(slots=True)
class Budget:
    """What is still left to read of one attachment, its inner files included."""

    left: dict[str, int] = field(
        default_factory=lambda: {
            "attachment-too-much-text": CHARACTERS,
            "attachment-too-many-passages": PASSAGES,
            "attachment-too-much-inside": UNPACKED,
            "attachment-too-many-members": MEMBERS,
            "attachment-too-many-elements": ELEMENTS,
            "attachment-too-many-objects": OBJECTS,
        }
    )

    runs: int = RUNS

    def share_of_runs(self, wanted: int) -> int:
        """How many more bytes of unknown kind are looked through, at most as many as wanted."""
        share = min(wanted, self.runs)
        self.runs -= share
        return share

    def spend(self, rule: str, amount: int) -> None:
        """Take the amount off; raise ``LimitExceeded`` when nothing is left."""
        self.left[rule] -= amount
        if self.left[rule] < 0:
            raise LimitExceeded(rule)


Read = Callable[[bytes, str, "Scope"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The budget, and how deep inside which files the reader is; a document's own parts may be of any kind."""

    budget: Budget
    read: Read
    depth: int = 0
    trail: str = ""
    asks_kind: bool = True

    def fault(self, rule: str, severity: Severity = "error", **values: object) -> Fault:
        """A fault of the file that is being read; ``part`` is empty for the attachment itself, else `` › name``."""
        return Fault(rule, (("part", self.trail), *((name, str(value)) for name, value in values.items())), severity)

    def inside(self, data: bytes, name: str, *, listed: bool = False) -> Iterator[Finding]:
        """What a file inside this one says, seen only when the file is ``listed``; its signature is not this file's."""
        if self.depth >= NESTING:
            raise LimitExceeded("attachment-too-deep", limit=NESTING)
        deeper = Scope(self.budget, self.read, self.depth + 1, f"{self.trail} › {name}", listed)
        label = "压缩包内" if listed else "嵌入文件"
        for finding in self.read(data, name, deeper):
            if isinstance(finding, Passage):
                yield Passage(f"{label}“{name}”{finding.where}", finding.text, finding.hidden or not listed)
            elif finding != "signed":
                yield finding
