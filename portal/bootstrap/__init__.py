"""Sees to it that build.py runs with the locked dependencies: in this Python, else in the .venv beside build.py."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.bootstrap.environment import is_inside, is_stamped, is_unchanged, python_of
from portal.bootstrap.locks import is_satisfied

WINDOWS = sys.platform == "win32"
RUN_LOCKS = ("requirements.txt",)
TEST_LOCKS = ("requirements-test.txt", "requirements.txt")
OPTIONS_WITH_VALUE = frozenset(
    {"--root", "--output", "--as-of", "--jobs", "--format", "--port", "--renumber", "--by", "--signers", "--base"}
)


def prepare(root: Path, arguments: Sequence[str], *, windows: bool = WINDOWS) -> list[str]:
    """The command's own arguments, once Python has all that is locked; may start build.py anew in .venv instead."""
    speak_unicode(windows=windows)
    own, wheelhouse = without_wheelhouse(arguments)
    python = python_with(root, locks_for(own), wheelhouse, windows=windows)
    if python != Path(sys.executable):
        become([str(python), str(root / "build.py"), *own], windows=windows)
    return own


def speak_unicode(*, windows: bool) -> None:
    """Let no sentence fail on the console: UTF-8 on Windows, elsewhere what the terminal has, with ? for the rest."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if windows else None, errors="replace")


def without_wheelhouse(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments less ``--wheelhouse DIR``, and DIR; empty where its value is missing."""
    own: list[str] = []
    wheelhouse = None
    rest = iter(arguments)
    for argument in rest:
        if argument == "--wheelhouse":
            wheelhouse = next(rest, "")
        elif argument.startswith("--wheelhouse="):
            wheelhouse = argument.partition("=")[2]
        else:
            own.append(argument)
    return own, wheelhouse


def locks_for(arguments: Sequence[str]) -> tuple[str, ...]:
    """The lock that the verb needs, then those that it includes."""
    before = ("", *arguments)
    verbs = (
        argument
        for option, argument in zip(before, arguments, strict=False)
        if not argument.startswith("-") and option not in OPTIONS_WITH_VALUE
    )
    return TEST_LOCKS if next(verbs, "build") == "test" else RUN_LOCKS


def python_with(root: Path, locks: Sequence[str], wheelhouse: str | None = None, *, windows: bool = WINDOWS) -> Path:
    """A Python that has what the first lock pins: this one, that of .venv, or that of a .venv made now."""
    ready = ready_python(root, root / locks[0], windows=windows)
    if ready and wheelhouse != "":
        return ready
    from portal.bootstrap.installation import install_or_exit  # noqa: PLC0415 -- costs 10 ms that most starts can save

    return install_or_exit(root, locks, wheelhouse, windows=windows)


def ready_python(root: Path, lock: Path, *, windows: bool) -> Path | None:
    """A Python that has what ``lock`` pins without more ado."""
    venv = root / ".venv"
    trusted = is_stamped(venv, lock) and is_unchanged(venv, windows=windows)
    inside = is_inside(venv)
    if (trusted and inside) or is_satisfied(lock):
        return Path(sys.executable)
    return python_of(venv, windows=windows) if trusted and not inside else None


def become(command: list[str], *, windows: bool) -> None:
    """Run ``command`` in place of this program: its exit status is ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not windows:
        os.execv(command[0], command)  # noqa: S606 -- the command is build.py itself in its own environment
    from portal.bootstrap.installation import run_to_end  # noqa: PLC0415 -- as above

    raise SystemExit(run_to_end(command))
