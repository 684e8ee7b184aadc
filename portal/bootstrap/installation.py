"""Makes .venv: in a side folder that takes its place when complete, one run at a time."""

import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from portal.bootstrap.environment import is_stamped, python_of, write_stamp
from portal.bootstrap.failure import SetupError, Values, explained, last_words, tell
from portal.bootstrap.turn import turn

PIP_SAYS = {
    "No space left": "setup-disk-full",
    "WinError 112": "setup-disk-full",
    "DO NOT MATCH THE HASHES": "setup-other-file",
}
SCRIPT_SIZE = 1_000_000
SPACE = 200_000_000


def install_or_exit(root: Path, locks: Sequence[str], wheelhouse: str | None, *, windows: bool) -> Path:
    """The Python of a complete .venv; where that fails, a sentence on stderr and the exit status."""
    try:
        return install(root, [root / lock for lock in locks], found_wheelhouse(wheelhouse), windows=windows)
    except SetupError as error:
        failure = error
    except OSError as error:
        failure = explained(error, root)
    except KeyboardInterrupt:
        failure = SetupError(key="setup-interrupted")
    python = "py" if windows else "python3"
    tell(failure.key, {"lock": locks[0], "python": python, **failure.values}, last_words(failure.output))
    raise SystemExit(failure.status)


def found_wheelhouse(wheelhouse: str | None) -> Path | None:
    """The folder that ``--wheelhouse`` names."""
    if wheelhouse is None:
        return None
    folder = Path(wheelhouse).absolute()
    if not wheelhouse or not folder.is_dir():
        raise SetupError(key="setup-no-wheelhouse", values={"folder": wheelhouse}, status=2)
    return folder


def install(root: Path, locks: Sequence[Path], wheelhouse: Path | None, *, windows: bool) -> Path:
    """The Python of .venv, which is made unless it is good or another run makes it while this one waits."""
    venv = root / ".venv"
    if not is_good(venv, locks[0], windows=windows):
        with turn(root / ".gongkai" / "setup.lock", lambda: tell("setup-waiting")):
            remove_leftovers(root)
            if not is_good(venv, locks[0], windows=windows):
                make(venv, locks, wheelhouse, windows=windows)
    return python_of(venv, windows=windows)


def is_good(venv: Path, lock: Path, *, windows: bool) -> bool:
    """Whether the environment has what the lock pins, and its Python runs and finds its packages."""
    if not is_stamped(venv, lock):
        return False
    python = python_of(venv, windows=windows)
    try:
        probe = subprocess.run([python, "-I", "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return probe.returncode == 0


def make(venv: Path, locks: Sequence[Path], wheelhouse: Path | None, *, windows: bool) -> None:
    """Put a new environment in the place of ``venv``, or leave that as it was."""
    require_files(locks)
    require_space(venv.parent, SPACE)
    require_modules("ensurepip", "venv")
    tell("setup-again" if venv.exists() else "setup-first", {"lock": locks[0].name})
    side = venv.with_name(f".venv-new-{os.getpid()}")
    try:
        run([sys.executable, "-m", "venv", "--prompt", venv.name, str(side)], "setup-venv-failed")
        source = ["--no-index", "--find-links", str(wheelhouse)] if wheelhouse else []
        failed = "setup-wheelhouse-failed" if wheelhouse else "setup-pip-failed"
        run([*pip(side, windows=windows), *source, "-r", str(locks[0])], failed, {"folder": wheelhouse})
        correct_scripts(side, venv, windows=windows)
        write_stamp(side, locks, windows=windows)
        put_in_place(side, venv, tries=40 if windows else 1)
    finally:
        remove(side)


def require_files(locks: Sequence[Path]) -> None:
    """Raise for a checkout that lacks a lock before anything is made."""
    for lock in locks:
        lock.stat()


def require_space(folder: Path, space: int) -> None:
    """Raise where an environment has no room: the programs that make it do not always say why they failed."""
    if shutil.disk_usage(folder).free < space:
        raise SetupError(key="setup-disk-full")


def require_modules(*names: str) -> None:
    """Debian ships Python without the modules that make an environment."""
    try:
        for name in names:
            importlib.import_module(name)
    except ImportError as error:
        raise SetupError(key="setup-no-venv-module", values={"module": error.name or names[0]}) from error


def pip(venv: Path, *, windows: bool) -> list[str]:
    """The command that installs wheels with locked hashes; it never asks, and builds nothing that no hash covers."""
    python = str(python_of(venv, windows=windows))
    quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    return [python, "-I", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-user", *quiet]


def run(command: Sequence[str], failed: str, values: Values | None = None) -> None:
    """Run ``command`` without showing what it prints; a failure becomes the sentence that fits."""
    both, none = subprocess.STDOUT, subprocess.DEVNULL
    done = subprocess.run(
        command, stdin=none, stdout=subprocess.PIPE, stderr=both, text=True, errors="replace", check=False
    )
    if done.returncode:
        known = [key for words, key in PIP_SAYS.items() if words in done.stdout]
        raise SetupError(key=(known or [failed])[0], values=values, output=done.stdout)


def correct_scripts(side: Path, venv: Path, *, windows: bool) -> None:
    """Let ``activate`` and the console scripts name the folder where the environment is going to be."""
    before, after = (os.fsencode(folder) for folder in (side, venv))
    for script in python_of(side, windows=windows).parent.iterdir():
        if script.is_symlink() or not script.is_file():
            continue  # a folder is what pip compiled scripts into
        if script.suffix == ".exe" or script.stat().st_size > SCRIPT_SIZE:
            continue
        text = script.read_bytes()
        if before in text:
            script.write_bytes(text.replace(before, after))


def put_in_place(side: Path, venv: Path, *, tries: int) -> None:
    """Let the finished folder take the place of the old one, which is removed afterwards."""
    old = venv.with_name(f".venv-old-{os.getpid()}")
    if os.path.lexists(venv):
        rename(venv, old, tries=tries)
    rename(side, venv, tries=tries)
    remove(old)


def rename(source: Path, target: Path, *, tries: int) -> None:
    """Rename a folder; on Windows a virus scanner may hold a new file for some seconds."""
    for _ in range(tries - 1):
        try:
            source.rename(target)
        except OSError:
            time.sleep(0.25)
        else:
            return
    source.rename(target)


def remove_leftovers(root: Path) -> None:
    """Remove what broken runs left; while it is our turn, no living run has such a folder."""
    for folder in (*root.glob(".venv-new-*"), *root.glob(".venv-old-*")):
        remove(folder)


def remove(path: Path) -> None:
    """Remove a folder, file or link as far as the system lets us; what stays is removed by a later run."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def run_to_end(command: Sequence[str]) -> int:
    """The exit status of ``command``, which alone answers Ctrl-C: Windows cannot replace a program by another."""
    with subprocess.Popen(command) as program:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return program.wait()
