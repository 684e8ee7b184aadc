"""One preview from its first build to Ctrl-C."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from portal.messages import Language, say
from portal.preview.answers import Served
from portal.preview.changes import Changes
from portal.preview.forward import OUTBOX, Beside
from portal.preview.news import Board
from portal.preview.server import serving
from portal.preview.watching import Watched, watching

_PATIENCE = 0.5  # seconds; Windows looks for Ctrl-C only between two waits
_REST = 1.5  # seconds without a save before the whole site is built after one page was


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a build ended: what keeps the site from being built, line by line; its base_url's path; where forms go."""

    problems: Sequence[str] = ()
    base_path: str = "/"
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What is previewed: the files to watch, the folder to serve, how to build it, where to serve and whom to tell.

    ``touch`` is told what changed and says whether making one page anew was enough for the while.
    """

    watched: Sequence[Path]
    output: Path
    rebuild: Callable[[], Rebuilt]
    touch: Callable[[frozenset[Path]], bool]
    address: tuple[str, int]
    tell: Callable[[str], None]
    language: Language


def preview(wanted: Preview) -> None:
    """Build, serve, and build again at every change, until Ctrl-C. Raises ``CannotFinish`` when no port is free."""
    changes = Changes()
    served = Served(wanted.output.resolve(), Board(), wanted.language)
    watched = Watched(wanted.watched, (served.output, served.output.parent / ".gongkai"))
    with (
        suppress(KeyboardInterrupt),
        serving(wanted.address, served) as (port, answer),
        watching(watched, changes.note, lambda fault: _tell(wanted, "preview-polling", reason=fault.strerror)),
    ):
        _rebuild(wanted, served)
        answer()
        _tell_address(wanted, port)
        if served.beside:
            _tell(wanted, "preview-outbox", address=f"http://{wanted.address[0]}:{port}{OUTBOX}")
        _follow(wanted, served, changes)
    _tell(wanted, "preview-ended")


def _follow(wanted: Preview, served: Served, changes: Changes) -> None:
    """Show a page at once when only its text changed, and build the whole site when it is quiet."""
    is_behind = False
    while True:
        changed = changes.settled(_REST if is_behind else _PATIENCE)
        started = monotonic()
        if changed and wanted.touch(changed):
            is_behind = True
            served.board.post(())
            _tell(wanted, "preview-touched", seconds=f"{monotonic() - started:.1f}")
        elif changed or is_behind:
            is_behind = False
            _rebuild(wanted, served)


def _rebuild(wanted: Preview, served: Served) -> None:
    started = monotonic()
    rebuilt = wanted.rebuild()
    served.base_path = rebuilt.base_path
    served.beside = rebuilt.beside
    served.board.post(rebuilt.problems)
    for line in rebuilt.problems:
        wanted.tell(line)
    if rebuilt.problems:
        _tell(wanted, "preview-problems", count=len(rebuilt.problems))
    else:
        _tell(wanted, "preview-built", seconds=f"{monotonic() - started:.1f}")


def _tell_address(wanted: Preview, port: int) -> None:
    host, asked = wanted.address
    key = "preview-address" if port == asked else "preview-other-port"
    _tell(wanted, key, address=f"http://{host}:{port}/", asked=asked)


def _tell(wanted: Preview, key: str, **values: object) -> None:
    wanted.tell(say(key, wanted.language, values))
