"""How far a run has come, and how long each of its stages took."""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[str, int, int], None]


class Course:
    """The stages of a run as it goes through them."""

    def __init__(self, tell: Tell = lambda _stage, _done, _of: None) -> None:
        """``tell`` hears the stage, how much of it is done, and of how much; 0 where that is not known."""
        self._tell = tell
        self._stage = ""
        self._begun = monotonic()
        self.seconds: dict[str, float] = {}

    def enter(self, stage: str) -> None:
        """End the stage before and begin another; an empty name ends the run."""
        now = monotonic()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._begun
        self._stage, self._begun = stage, now
        self._tell(stage, 0, 0)

    def through(self, stage: str, things: Iterable[T], of: int = 0) -> Iterator[T]:
        """The things, each counted as it goes by; the stage begins with the first."""
        self.enter(stage)
        for done, thing in enumerate(things, start=1):
            yield thing
            self._tell(stage, done, of)
