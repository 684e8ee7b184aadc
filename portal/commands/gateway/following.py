"""The forms follow their files: a page on the site may be newer than the gateway's start."""

import asyncio
import sys
from pathlib import Path

from portal.commands.gateway.opened import Opened
from portal.commands.showing import as_line
from portal.load.forms import FOLDER, load_forms

_TURN = 2.0  # seconds

Stamp = tuple[tuple[str, int, int], ...]


async def follow(opened: Opened) -> None:
    """Read the forms again whenever a file of theirs has changed, until cancelled."""
    folder = opened.root / FOLDER
    seen = await asyncio.to_thread(_stamp, folder)
    while True:
        await asyncio.sleep(_TURN)
        found = await asyncio.to_thread(_stamp, folder)
        if found != seen:
            seen = found
            await asyncio.to_thread(_read, opened, folder)


def _read(opened: Opened, folder: Path) -> None:
    """Take the forms as they are now; while one has a fault, all stay as they were and the fault is told."""
    forms, problems = load_forms(folder)
    if any(problem.severity == "error" for problem in problems):
        for problem in problems:
            print(as_line(problem, opened.language), file=sys.stderr)
        opened.tell("gateway-forms-kept")
        return
    opened.forms.update({form.id: form for form in forms})
    for gone in set(opened.forms) - {form.id for form in forms}:
        del opened.forms[gone]
    opened.tell("gateway-forms-read")


def _stamp(folder: Path) -> Stamp:
    """What changes when a file of the folder does."""
    try:
        files = [(file.name, file.stat()) for file in folder.iterdir()]
    except OSError:  # a file that went while we looked, or no folder yet
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in files))
