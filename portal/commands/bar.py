"""The bar on a terminal that says how far a long run has come, and the list of what each stage took."""

import shutil
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from portal.course import Course
from portal.messages import Language, say

_PATIENCE, _BETWEEN = 2.0, 0.1  # seconds before it shows, and between two looks
_WIDTH = 24


class _Bar:
    """One line that is written over; nothing where nobody looks, and nothing of a run that is soon over."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def tell(self, stage: str, done: int, of: int) -> None:
        """Write the line anew when it is time."""
        now = monotonic()
        if now < self._next or not stage:
            return
        self._next, self._shown = now + _BETWEEN, True
        filled = round(_WIDTH * done / of) if of else 0
        count = f"{done}/{of}" if of else f"{done}" if done else ""
        line = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {say(f'stage-{stage}', self._language)} {count}"
        self._write(line)

    def end(self) -> None:
        """Leave the line as it was before."""
        if self._shown:
            self._write("")

    @staticmethod
    def _write(line: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        while _columns(line) > room:
            line = line[:-1]
        sys.stderr.write(f"\r{line}{' ' * (room - _columns(line))}\r")
        sys.stderr.flush()


@contextmanager
def course(language: Language) -> Iterator[Course]:
    """The course of a run, with a bar while it lasts where a person looks on."""
    bar = _Bar(language)
    run = Course(bar.tell) if sys.stderr.isatty() else Course()
    try:
        yield run
    finally:
        run.enter("")
        bar.end()


def timings(run: Course, language: Language) -> Iterator[str]:
    """A line for each stage, the longest first."""
    for stage, seconds in sorted(run.seconds.items(), key=lambda pair: -pair[1]):
        yield f"{seconds:8.2f} {say('seconds', language)}  {say(f'stage-{stage}', language)}"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
