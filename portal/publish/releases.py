"""Release folders under one roof: ``releases/0007-3fa9c1d2``, and ``current``, a link to the one that is served.

A target is ours when its folder is empty or holds ``releases``. The number counts up, so a clock that jumps back
changes nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from portal.publish.manifest import Manifest
from portal.publish.nginx import nginx_rules

RELEASES, CURRENT, PARTIAL, RULES, LOCK = "releases", "current", ".partial", "nginx.conf", ".lock"
_NAME = re.compile(r"(\d{4,})-[0-9a-f]{8}")


class Machine(Protocol):
    """Where the release folders lie: here, or behind ssh."""

    @property
    def folder(self) -> str:
        """Its full path there."""

    def held(self) -> AbstractContextManager[None]:
        """Hold the folder; refuse one that is missing or holds what is not ours."""

    def live(self) -> bytes | None:
        """The manifest that is served."""

    def names(self) -> list[str]:
        """The folders in ``releases``."""

    def current(self) -> str:
        """The name of the release that is served; empty where none is."""

    def fill(self, partial: str, files: Mapping[str, Path], manifest: Manifest) -> None:
        """Bring the files into a new folder of ``releases`` and read them back."""

    def finish(self, partial: str, name: str, rules: str) -> None:
        """Give the whole release its name and put the server's rules in place, on disk for certain."""

    def serve(self, name: str) -> None:
        """Point ``current`` at the release, in one step."""

    def remove(self, names: Sequence[str]) -> None:
        """Remove folders of ``releases``."""


@dataclass(frozen=True, slots=True)
class ReleasePlace:
    """A place of release folders; ``keep`` of them stay, ``endings`` are those of compressed copies."""

    machine: Machine
    keep: int
    endings: tuple[str, ...]

    def held(self) -> AbstractContextManager[None]:
        """Hold the place."""
        return self.machine.held()

    def live(self) -> bytes | None:
        """The manifest that is served."""
        return self.machine.live()

    def send(self, files: Mapping[str, Path], manifest: Manifest) -> None:
        """A new release, served when it is whole."""
        machine, names = self.machine, self.machine.names()
        machine.remove(half_made(names))
        name = next_name(names, manifest)
        machine.fill(f"{name}{PARTIAL}", files, manifest)
        rules = nginx_rules(manifest, f"{machine.folder}/{CURRENT}", self.endings)
        machine.finish(f"{name}{PARTIAL}", name, rules)
        machine.serve(name)
        machine.remove(outdated(machine.names(), name, self.keep))

    def take_back(self) -> bool:
        """The release before the one that is served takes its place."""
        name = before(self.machine.names(), self.machine.current())
        if name:
            self.machine.serve(name)
        return bool(name)


def next_name(names: Iterable[str], manifest: Manifest) -> str:
    """The name of a new release behind all that are there."""
    last = max((int(found[1]) for name in names if (found := _NAME.match(name))), default=0)
    return f"{last + 1:04}-{hashlib.sha256(manifest.text).hexdigest()[:8]}"


def in_order(names: Iterable[str]) -> list[str]:
    """The finished releases, oldest first."""
    return sorted((name for name in names if _NAME.fullmatch(name)), key=_number)


def before(names: Iterable[str], current: str) -> str:
    """The release to go back to from the current one; empty where there is none."""
    older = [name for name in in_order(names) if current and _number(name) < _number(current)]
    return older[-1] if older else ""


def half_made(names: Iterable[str]) -> list[str]:
    """What a run that was ended left behind."""
    return sorted(name for name in names if name.endswith(PARTIAL))


def outdated(names: Iterable[str], current: str, keep: int) -> list[str]:
    """The releases to remove so that ``keep`` stay, the current one among them."""
    others = [name for name in in_order(names) if name != current]
    return others[: max(len(others) - (keep - 1), 0)]


def _number(name: str) -> int:
    return int(name.partition("-")[0])
