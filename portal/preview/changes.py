"""When a burst of changes is over."""

from pathlib import Path
from threading import Condition
from time import monotonic

QUIET = 0.08  # seconds: a save is several steps, and a checkout many files
LONGEST = 1.0  # seconds: whoever changes files without end still sees something


class Changes:
    """Changes noted by any thread, handed out as one when it has become quiet."""

    def __init__(self, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._quiet = quiet
        self._longest = longest
        self._noted = Condition()
        self._first: float | None = None
        self._paths: set[Path] = set()
        self._last = 0.0

    def note(self, path: Path) -> None:
        """Take down that a file or a folder changed."""
        with self._noted:
            self._paths.add(path)
            self._last = monotonic()
            if self._first is None:
                self._first = self._last
            self._noted.notify_all()

    def settled(self, patience: float) -> frozenset[Path]:
        """What changed, when it is quiet again; nothing after ``patience`` seconds without a change."""
        with self._noted:
            self._noted.wait_for(lambda: self._first is not None, patience)
            if self._first is None:
                return frozenset()
            while (left := min(self._last + self._quiet, self._first + self._longest) - monotonic()) > 0:
                self._noted.wait(left)
            paths, self._paths, self._first = frozenset(self._paths), set(), None
            return paths
