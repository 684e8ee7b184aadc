"""What a run is asked for, and what it made."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.problems import Problem


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the site's root, where to build it, and the moment it is looked at.

    ``reviewing`` builds for a reviewer's eyes: whether reviews still hold is not asked, as one is being made.
    """

    root: Path
    output: Path
    as_of: datetime
    jobs: int = 1
    search: bool = True
    reviewing: bool = False

    @property
    def key(self) -> str:
        """A name for what is kept of such orders between builds: the same whenever and by however many it is built."""
        told = "\n".join((str(self.root), str(self.output), str(self.search)))
        return hashlib.blake2b(told.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and the warnings it met."""

    documents: int
    files: int
    warnings: tuple[Problem, ...]
