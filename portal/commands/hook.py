"""The hook that checks what is about to be committed."""

from pathlib import Path

from portal.commands.order import CHECKOUT, WrongCommandLine
from portal.load.staged import hook_path
from portal.problems import CannotFinish

_MARK = "# gongkai: check --staged"


def install_hook(root: Path) -> Path:
    """Put the hook in place; refuse to replace one that is not ours."""
    place = hook_path(root)
    try:
        if place.exists() and _MARK not in place.read_text("utf-8", "replace"):
            raise WrongCommandLine("hook-of-others", path=place)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(_script(root), "utf-8", newline="\n")
        place.chmod(0o755)
    except OSError as fault:
        raise CannotFinish("disk", path=place, reason=fault.strerror or type(fault).__name__) from fault
    return place


def _script(root: Path) -> str:
    """A shell script that finds Python as git's own shell does, on Windows too."""
    build, site = _in_shell(CHECKOUT / "build.py"), _in_shell(root)
    return (
        f"#!/bin/sh\n{_MARK}\n"
        "python=$(command -v python3 || command -v py || command -v python)\n"
        f'exec "$python" {build} check --staged --root {site}\n'
    )


def _in_shell(path: Path) -> str:
    return "'" + path.as_posix().replace("'", "'\\''") + "'"
