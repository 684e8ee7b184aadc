"""What somebody has sent: before it has a number, and as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form; ``content`` is open at its beginning until the request is answered."""

    field: str
    name: str
    kind: str
    size: int
    sha256: str
    content: BinaryIO


@dataclass(frozen=True, slots=True)
class Submission:
    """A valid form on its way to the spool.

    ``digest`` is that of values and files, ``once`` the same for the same request sent twice, ``key_hash`` that of the
    key its sender gets, and ``suspicions`` say why it goes to quarantine instead of the mailbox (none: it does not).
    """

    form: str
    version: str
    values: Mapping[str, str]
    uploads: tuple[Upload, ...]
    received_at: datetime
    digest: str
    once: str
    key_hash: str
    suspicions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file within a spooled request: where its bytes begin, how many there are and what they must hash to."""

    field: str
    name: str
    kind: str
    size: int
    sha256: str
    offset: int


@dataclass(frozen=True, slots=True)
class Filed:
    """A request as the spool holds it."""

    number: str
    form: str
    version: str
    values: Mapping[str, str]
    files: tuple[StoredFile, ...]
    received_at: datetime
    digest: str
    once: str
    key_hash: str
    suspicions: tuple[str, ...]
