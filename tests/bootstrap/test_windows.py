"""An environment on Windows, as far as another system can tell."""

import os
import subprocess
import sys
from pathlib import Path

from portal.bootstrap import python_with, ready_python
from portal.bootstrap.environment import identity, is_unchanged, write_stamp
from portal.bootstrap.installation import pip
from tests.bootstrap.checkouts import CHECKOUT

STATUS_OF_WINDOWS = 5


def make_windows_environment(venv: Path) -> None:
    """A folder with the shape of an environment on Windows."""
    (venv / "Scripts").mkdir(parents=True)
    (venv / "Scripts" / "python.exe").write_text(f"#!/bin/sh\nexit {STATUS_OF_WINDOWS}\n")
    (venv / "Scripts" / "python.exe").chmod(0o755)
    (venv / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\nexecutable = {sys.executable}\n")


def test_windows_environment_is_found(tmp_path: Path) -> None:
    """On Windows the interpreter is Scripts/python.exe, which pip and the stamp use as well."""
    venv, lock = tmp_path / ".venv", tmp_path / "requirements.txt"
    lock.write_text("gongkai-no-such-library==1\n")
    make_windows_environment(venv)
    write_stamp(venv, [lock], windows=True)
    assert venv / "Scripts" / "python.exe" == ready_python(tmp_path, lock, windows=True)
    assert venv / "Scripts" / "python.exe" == python_with(tmp_path, [lock.name], windows=True)
    assert str(venv / "Scripts" / "python.exe") == pip(venv, windows=True)[0]
    assert "" == identity(venv, windows=False)


def test_windows_notices_that_python_was_removed(tmp_path: Path) -> None:
    """On Windows the environment's interpreter only starts another one, so that one counts too."""
    venv = tmp_path / ".venv"
    make_windows_environment(venv)
    write_stamp(venv, [], windows=True)
    assert is_unchanged(venv, windows=True)
    (venv / "pyvenv.cfg").write_text("executable = C:/gone/python.exe\n")
    assert not is_unchanged(venv, windows=True)


def test_windows_passes_the_exit_status_on(tmp_path: Path) -> None:
    """On Windows build.py is started as a program of its own, and its exit status is ours."""
    start = "import sys; from portal.bootstrap import become; become(sys.argv[1:], windows=True)"
    make_windows_environment(tmp_path)
    command = [sys.executable, "-c", start, str(tmp_path / "Scripts" / "python.exe")]
    assert STATUS_OF_WINDOWS == subprocess.run(command, cwd=CHECKOUT, check=False).returncode


def test_windows_speaks_utf_8() -> None:
    """On Windows sentences are UTF-8 whatever the console's code page."""
    speak = "from portal.bootstrap import speak_unicode; speak_unicode(windows=True); print('公开')"
    environ = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    assert "公开\n" == subprocess.check_output(
        [sys.executable, "-c", speak], cwd=CHECKOUT, env=environ, encoding="utf-8"
    )
