"""Times, sizes and inodes of files and folders: whether anything in them was touched, told without reading them."""

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_FIELDS = 4
_NOTHING = (0,) * _FIELDS
_MASK = 2**63 - 1
_SECOND = 10**9
_FINE, _COARSE = _SECOND // 20, 2 * _SECOND  # how far apart two changes must be for their times to differ
_OUR_TRACES = "__pycache__"


@dataclass(frozen=True, slots=True)
class Stamps:
    """Paths, one a line, and what the system says of each; a folder's time tells of files that come and go."""

    paths: str
    facts: bytes

    def hold(self) -> bool:
        """Whether the system says the same of each path now."""
        return _facts(self.paths.split("\n")) == self.facts

    def differing(self, now: "Stamps") -> list[str]:
        """The paths of which the system said otherwise before, and those that have come or gone."""
        before, after = dict(self.told()), dict(now.told())
        return sorted({path for path, _ in before.items() ^ after.items()})

    def told(self) -> Iterator[tuple[str, bytes]]:
        """Each path, and what the system says of it."""
        size = _FIELDS * array("q").itemsize
        places = range(0, len(self.facts), size)
        return zip(self.paths.split("\n"), (self.facts[place : place + size] for place in places), strict=True)

    def are_settled(self, moment: int) -> bool:
        """Whether a change after the moment (nanoseconds since 1970) must show: the last one was long enough before."""
        facts = array("q", self.facts)
        times = [facts[place] for start in (0, 1) for place in range(start, len(facts), _FIELDS)]
        grain = _FINE if any(time % _SECOND for time in times) else _COARSE
        return max(times, default=0) < moment - grain


def stamps_of(places: Iterable[Path]) -> Stamps:
    """Stamps of files and of folders with all that is in them; a place that is not there is noted as missing."""
    paths = sorted(path for place in places for path in _within(str(place)) if "\n" not in path)
    return Stamps("\n".join(paths), _facts(paths))


def _within(place: str) -> Iterator[str]:
    yield place
    waiting = [place] if os.path.isdir(place) and not os.path.islink(place) else []  # noqa: PTH112, PTH114 - many
    while waiting:
        with os.scandir(waiting.pop()) as scan:
            for entry in scan:
                if entry.name != _OUR_TRACES:
                    yield entry.path
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)


def _facts(paths: Iterable[str]) -> bytes:
    facts = array("q")
    for path in paths:
        try:
            found = os.lstat(path)
        except OSError:
            facts.extend(_NOTHING)
        else:
            facts.extend((found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino & _MASK))
    return facts.tobytes()
