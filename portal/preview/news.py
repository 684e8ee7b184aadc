"""What the open pages have to know: which generation of the site is up, and what is wrong with the next."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition
from time import monotonic


@dataclass(frozen=True, slots=True)
class News:
    """One state of the preview; two are different when any of it is."""

    generation: str
    problems: tuple[str, ...] = ()


class Board:
    """The latest news, and a place to wait for it."""

    def __init__(self) -> None:
        self._posted = Condition()
        self._session = secrets.token_hex(4)  # a page of an earlier preview is an old page
        self._count = 0
        self._closed = False
        self.latest = News(self._generation())

    def post(self, problems: Sequence[str]) -> None:
        """Announce the problems, or a new generation of the site when there are none."""
        with self._posted:
            self._count += not problems
            self.latest = News(self._generation(), tuple(problems))
            self._posted.notify_all()

    def newer(self, seen: News | None, patience: float) -> News | None:
        """News other than ``seen``, the same again after ``patience`` seconds, or None when there will be no more."""
        deadline = monotonic() + patience
        with self._posted:
            while not self._closed and self.latest == seen and (left := deadline - monotonic()) > 0:
                self._posted.wait(left)
            return None if self._closed else self.latest

    def close(self) -> None:
        """Send away everyone who waits."""
        with self._posted:
            self._closed = True
            self._posted.notify_all()

    def _generation(self) -> str:
        return f"{self._session}-{self._count}"
