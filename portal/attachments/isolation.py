"""Processes of their own for what may crash, fill the memory or never end; kept for the next file, one per caller.

A library that parses hostile bytes in C cannot be interrupted from within, so its bounds are the system's.
"""

import atexit
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Timer

from portal.attachments.reading import Fault, NotStripped, Reading
from portal.attachments.worker import AS_IT_LIES, OUT_OF_MEMORY

_PROJECT = Path(__file__).resolve().parents[2]
_GOODBYE = 5
_SIGXCPU = 24
_ENDED_FROM_OUTSIDE = frozenset({-9, -15})  # killed: by the system for want of memory, or by hand


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may cost: seconds of a processor, seconds of the clock, bytes of address space."""

    seconds: int = 60
    clock: float = 300
    memory: int = 3 << 30


class _Gone(Exception):
    """The process ended before it answered: ``rule`` says why, ``may_pass`` whether another may do better."""

    def __init__(self, rule: str, *, may_pass: bool) -> None:
        self.rule = rule
        self.may_pass = may_pass
        super().__init__(rule)


class _Worker:
    """One reading process."""

    def __init__(self) -> None:
        self.served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from portal.attachments.worker import main; main()"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_PROJECT,
        )  # fmt: skip

    def ask(self, request: dict[str, object], bounds: Bounds) -> bytes | None:
        """The answer, None when it is none; ``_Gone`` when the process ended instead."""
        overdue = Timer(bounds.clock, self._process.kill)
        overdue.daemon = True
        overdue.start()
        try:
            answer = self._exchange(json.dumps(request).encode() + b"\n")
        except (OSError, ValueError, EOFError):
            late = not overdue.is_alive()
            self.close()
            raise self._gone(late=late) from None
        finally:
            overdue.cancel()
        self.served += 1
        return answer

    def close(self) -> None:
        """End the process; it ends by itself when its input does."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue
        try:
            self._process.wait(_GOODBYE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _exchange(self, request: bytes) -> bytes | None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        stdin.write(request)
        stdin.flush()
        line = stdout.readline()
        if line == AS_IT_LIES:
            return None
        length = int(line or b"?")
        answer = stdout.read(length)
        if len(answer) < length:
            raise EOFError
        return answer

    def _gone(self, *, late: bool) -> _Gone:
        """What a file is told by; another process may do better where this one served others or was killed."""
        code = self._process.returncode
        if late or code == -_SIGXCPU:
            return _Gone("attachment-too-slow", may_pass=False)
        if code == OUT_OF_MEMORY:
            return _Gone("attachment-too-much-memory", may_pass=self.served > 0)
        if code in _ENDED_FROM_OUTSIDE:
            return _Gone("attachment-killed", may_pass=True)
        return _Gone("attachment-unreadable", may_pass=self.served > 0)


_idle: list[_Worker] = []
_turn = Lock()


def read_attachment(path: Path, name: str, bounds: Bounds = Bounds()) -> Reading:
    """What the file says; never raises for what it holds. Threads may call at once: each gets a process."""
    try:
        answer = _ask("read", path, name, bounds)
    except _Gone as gone:
        reason = (("reason", "crash"),) if gone.rule == "attachment-unreadable" else ()
        return Reading("unknown", faults=(Fault(gone.rule, (("part", ""), *reason)),))
    return Reading.from_json(json.loads(answer or b"{}"))


def strip_attachment(path: Path, name: str, bounds: Bounds = Bounds()) -> bytes | None:
    """The bytes to publish where they differ from the file's, None to publish it as it lies; else ``NotStripped``."""
    try:
        answer = _ask("strip", path, name, bounds)
    except _Gone:
        raise NotStripped from None
    if answer == b"":
        raise NotStripped
    return answer


def _ask(task: str, path: Path, name: str, bounds: Bounds) -> bytes | None:
    """The answer, of a second process where the first may have ended for another reason than this file."""
    request = {
        "task": task, "path": str(path.resolve()), "name": name, "seconds": bounds.seconds, "memory": bounds.memory,
    }  # fmt: skip
    with _turn:
        worker = _idle.pop() if _idle else _Worker()
    try:
        answer = worker.ask(request, bounds)
    except _Gone as gone:
        if not gone.may_pass:
            raise
        worker = _Worker()
        answer = worker.ask(request, bounds)
    with _turn:
        _idle.append(worker)
    return answer


@atexit.register
def close_idle() -> None:
    """End the processes that wait for a file."""
    while _idle:
        _idle.pop().close()
