"""What a lock pins on this machine, and whether this Python has it."""

import contextlib
import operator
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PIN = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ; ([^\\\n]+?))?(?: \\)?$", re.MULTILINE)
CLAUSE = re.compile(r"(\w+) (==|!=|<=?|>=?) '([^']*)'")
COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
HERE = {
    "os_name": os.name,
    "sys_platform": sys.platform,
    "implementation_name": sys.implementation.name,
    "platform_python_implementation": {"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name, ""),
}


def is_satisfied(lock: Path) -> bool:
    """Whether all that the lock pins is on the import path in the pinned version; not so without a lock."""
    if not lock.is_file():
        return False
    versions = versions_in(sys.path)
    return all(versions.get(name) == version for name, version in pins(lock.read_text(encoding="utf-8")))


def pins(lock: str) -> Iterator[tuple[str, str]]:
    """Name and version of each distribution that is wanted here."""
    for name, version, marker in PIN.findall(lock):
        if is_wanted(marker):
            yield normal(name), version


def is_wanted(marker: str) -> bool:
    """Whether an environment marker holds; one that we do not understand does, so that .venv is made to be safe."""
    return any(all(map(holds, part.split(" and "))) for part in marker.split(" or "))


def holds(clause: str) -> bool:
    """Whether one comparison of a marker holds."""
    found = CLAUSE.fullmatch(clause.strip())
    if found is None:
        return True
    name, sign, value = found.groups()
    if name == "python_full_version":
        return bool(COMPARE[sign](sys.version_info[:3], tuple(map(int, value.split(".")))))
    return bool(COMPARE[sign](HERE[name], value)) if name in HERE else True


def versions_in(folders: Iterable[str]) -> dict[str, str]:
    """The version of each distribution, from the names of the metadata folders: importlib.metadata costs 20 ms more."""
    versions: dict[str, str] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            for entry in os.scandir(folder or os.curdir):
                if entry.name.endswith((".dist-info", ".egg-info")):
                    name, _, rest = entry.name.rpartition(".")[0].partition("-")
                    versions.setdefault(normal(name), rest.partition("-")[0])
    return versions


def normal(name: str) -> str:
    """A distribution's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
