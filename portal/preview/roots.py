"""Which events of watchdog are changes, and how a watched folder is followed when it goes and comes back."""

import os
import re
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from watchdog import events
from watchdog.observers.api import BaseObserver, ObservedWatch

# Neither reading nor a new mode is a change; a folder is "modified" by every passing file.
_COUNTED: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
]
# What vim, Emacs, Word, WPS and the systems put beside a file while it is open or being saved.
_PASSING = re.compile(r"\..*|~\$.*|.*~|4913|#.*#|.*\.(tmp|temp|swp|swo|swx)|thumbs\.db|desktop\.ini", re.IGNORECASE)


class Roots(events.FileSystemEventHandler):
    """Follows the roots as they go and come back: their parents are watched always, they themselves while there."""

    def __init__(
        self, observer: BaseObserver, roots: Collection[Path], ignored: Collection[Path], note: Callable[[Path], None]
    ) -> None:
        self._observer = observer
        self._roots = {root.parent.resolve() / root.name for root in roots}
        self._ignored = ignored
        self._note = note
        self._watches: dict[Path, ObservedWatch] = {}

    def watch(self) -> None:
        """Begin. Raises OSError when the system gives no watch."""
        for parent in {root.parent for root in self._roots}:
            self._observer.schedule(self, parent, event_filter=_COUNTED)
        for root in self._roots:
            self._follow(root)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Watch the root that came, leave the one that went."""
        for root in self._roots.intersection(_paths(event)):
            with suppress(OSError):  # gone again: its parent tells that, too
                self._follow(root)
            self._note(root)

    def _follow(self, root: Path) -> None:
        known = self._watches.pop(root, None)
        if known is not None:
            self._observer.unschedule(known)
        if root.is_dir():
            place = root.resolve()
            inside = _Inside(place, self._ignored, self._note)
            self._watches[root] = self._observer.schedule(inside, place, recursive=True, event_filter=_COUNTED)


class _Inside(events.FileSystemEventHandler):
    """Notes what changes inside a watched folder, but for passing files and the ignored folders."""

    def __init__(self, folder: Path, ignored: Collection[Path], note: Callable[[Path], None]) -> None:
        self._folder = folder
        self._ignored = ignored
        self._note = note

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Note each of its two names that counts: an editor may rename a passing file to the real one."""
        for path in _paths(event):
            if self._counts(path):
                self._note(path)

    def _counts(self, path: Path) -> bool:
        if any(path.is_relative_to(folder) for folder in self._ignored):
            return False
        inner = path.relative_to(self._folder) if path.is_relative_to(self._folder) else path
        return not any(_PASSING.fullmatch(part) for part in inner.parts)


def _paths(event: events.FileSystemEvent) -> list[Path]:
    return [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
