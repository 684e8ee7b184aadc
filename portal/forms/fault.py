"""What is wrong with an answer, and what was sent as a file."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one field in words its author understands; a ``warning`` is said and stops nothing."""

    field: str
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the answers: its name, its size in bytes, and what its first bytes say it is.

    ``kind`` is an ending as in a field's ``accept`` (``pdf``), or empty where the bytes are of no known kind.
    """

    name: str
    size: int
    kind: str
