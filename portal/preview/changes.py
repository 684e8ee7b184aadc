"""When a burst of changes is over."""

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
        self._last = 0.0

    def note(self) -> None:
        """Take down that something changed."""
        with self._noted:
            self._last = monotonic()
            if self._first is None:
                self._first = self._last
            self._noted.notify_all()

    def settled(self, patience: float) -> bool:
        """Whether something changed and it is quiet again; False after ``patience`` seconds without a change."""
        with self._noted:
            self._noted.wait_for(lambda: self._first is not None, patience)
            if self._first is None:
                return False
            while (left := min(self._last + self._quiet, self._first + self._longest) - monotonic()) > 0:
                self._noted.wait(left)
            self._first = None
            return True
