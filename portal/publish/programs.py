"""The programs that reach other machines: ssh, rsync, rclone, ssh-keygen."""

import os
from collections.abc import Sequence
from subprocess import PIPE, Popen, run

from portal.problems import CannotFinish

MISSING = 5  # the exit status by which our own remote commands say that a file is not there


def answer(program: str, *arguments: str, text: bytes = b"", may_miss: bool = False) -> bytes | None:
    """What the program printed; None when it says by ``MISSING`` that there is nothing, where that may be."""
    try:
        done = run([program, *arguments], input=text, capture_output=True, check=False, env=_environment())
    except OSError as fault:
        raise CannotFinish("publish-no-program", program=program) from fault
    if may_miss and done.returncode == MISSING:
        return None
    if done.returncode:
        raise failed(program, done.stderr)
    return done.stdout


def started(program: str, *arguments: str) -> "Popen[bytes]":
    """The program, running, with its pipes."""
    try:
        return Popen([program, *arguments], stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environment())
    except OSError as fault:
        raise CannotFinish("publish-no-program", program=program) from fault


def failed(program: str, said: bytes) -> CannotFinish:
    """The failure, with the last thing the program said."""
    lines: Sequence[str] = said.decode("utf-8", "replace").strip().splitlines()
    return CannotFinish("publish-program-failed", program=program, reason=lines[-1] if lines else "?")


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}
