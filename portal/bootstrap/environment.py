"""The .venv beside build.py: where its Python lies, and the stamp that says which locks it was made from.

The stamp is the folder ``.venv/stamp``: a copy of each lock, and ``python`` with the identity of the interpreter.
Comparing two files is cheaper than loading a hash, and what is installed can be read there.
"""

import sys
from collections.abc import Sequence
from pathlib import Path


def python_of(venv: Path, *, windows: bool) -> Path:
    """The environment's interpreter."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def is_inside(venv: Path) -> bool:
    """Whether this very program runs in the environment."""
    return venv.exists() and venv.samefile(sys.prefix)


def is_stamped(venv: Path, lock: Path) -> bool:
    """Whether the environment was completely made from the lock as it is now."""
    copy = venv / "stamp" / lock.name
    return copy.is_file() and lock.is_file() and copy.read_bytes() == lock.read_bytes()


def is_unchanged(venv: Path, *, windows: bool) -> bool:
    """Whether the interpreter is the one that the environment was made with."""
    note = venv / "stamp" / "python"
    known = note.read_text(encoding="utf-8") if note.is_file() else ""
    return bool(known) and known == identity(venv, windows=windows)


def write_stamp(venv: Path, locks: Sequence[Path], *, windows: bool) -> None:
    """Mark the environment as complete."""
    stamp = venv / "stamp"
    stamp.mkdir()
    for lock in locks:
        (stamp / lock.name).write_bytes(lock.read_bytes())
    (stamp / "python").write_text(identity(venv, windows=windows), encoding="utf-8")


def identity(venv: Path, *, windows: bool) -> str:
    """Size and time of the interpreter and of the Python it came from; empty where one is missing."""
    try:
        stats = [path.stat() for path in (python_of(venv, windows=windows), base_python(venv))]
    except (OSError, KeyError):
        return ""
    return " ".join(f"{stat.st_size}:{stat.st_mtime_ns}" for stat in stats)


def base_python(venv: Path) -> Path:
    """The Python that made the environment, by pyvenv.cfg: on Windows the environment's own only starts that one."""
    lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    values = dict(line.split(" = ", 1) for line in lines if " = " in line)
    return Path(values["executable"])
