"""The process that reads: one request a line on standard input, one answer a line on standard output.

What it reads may crash a library, fill the memory or never end; then this process goes and the build stays.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import Any

from portal.attachments.limits import FILE_SIZE
from portal.attachments.reading import Fault, NotStripped, Reading

if sys.platform != "win32":  # there the parent's clock alone bounds the time, and nothing the memory
    import resource


OUT_OF_MEMORY = 77
AS_IT_LIES = b"-\n"
_EMPTY = b"0\n"


def main() -> None:
    """Answer until the input ends; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _set_bounds(request["seconds"], request["memory"])
        try:
            for part in _answer(request):
                answers.write(part)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        answers.flush()


def _set_bounds(seconds: int, memory: int) -> None:
    """Bounds the system keeps: processor seconds from now on, bytes of address space; macOS knows only the first."""
    if sys.platform == "win32":
        return
    for which, soft in ((resource.RLIMIT_CPU, int(process_time()) + seconds + 1), (resource.RLIMIT_AS, memory)):
        hard = resource.getrlimit(which)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _answer(request: dict[str, Any]) -> tuple[bytes, ...]:
    """A line with the length of the bytes that follow, and the bytes; no bytes at all where stripping failed."""
    from portal.attachments.read import read_bytes  # noqa: PLC0415 -- its libraries cost a third of a second
    from portal.attachments.strip import strip_bytes  # noqa: PLC0415

    data = _load(Path(request["path"]))
    if request["task"] == "strip":
        try:
            new = strip_bytes(data, request["name"])
        except NotStripped:
            return (_EMPTY,)
        return (AS_IT_LIES,) if new is None else (b"%d\n" % len(new), new)
    if len(data) > FILE_SIZE:
        reading = Reading("unknown", faults=(Fault("attachment-too-large", (("part", ""),)),))
    else:
        reading = read_bytes(data, request["name"])
    body = json.dumps(reading.to_json()).encode()
    return b"%d\n" % len(body), body


def _load(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(FILE_SIZE + 1)
