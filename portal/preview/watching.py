"""Being told of changes by the system, or looking for them where the system cannot tell."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from portal.preview.roots import Roots

_POLL_SECONDS = 2.0
logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it speaks of its threads, to its own developers


@dataclass(frozen=True, slots=True)
class Watched:
    """The files and folders whose changes count (they need not exist yet), and the folders in them that do not."""

    roots: Collection[Path]
    ignored: Collection[Path] = ()


def _polling() -> BaseObserver:
    return PollingObserver(timeout=_POLL_SECONDS)


@contextmanager
def watching(
    watched: Watched,
    note: Callable[[Path], None],
    lament: Callable[[OSError], None],
    kinds: Sequence[Callable[[], BaseObserver]] = (Observer, _polling),
) -> Iterator[None]:
    """Call ``note`` with what changed, from another thread; ``lament`` when the system cannot tell and we must look."""
    observer = _first_able(watched, note, lament, kinds)
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _first_able(
    watched: Watched,
    note: Callable[[Path], None],
    lament: Callable[[OSError], None],
    kinds: Sequence[Callable[[], BaseObserver]],
) -> BaseObserver:
    for kind in kinds[:-1]:
        try:
            return _started(kind(), watched, note)
        except OSError as fault:  # Linux: the user's other programs hold all the watches there are
            lament(fault)
    return _started(kinds[-1](), watched, note)


def _started(observer: BaseObserver, watched: Watched, note: Callable[[Path], None]) -> BaseObserver:
    observer.start()
    try:
        Roots(observer, watched.roots, watched.ignored, note).watch()
    except OSError:
        observer.stop()
        observer.join()
        raise
    return observer
