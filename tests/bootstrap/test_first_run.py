"""The first run on a fresh machine, and what becomes of it when it goes wrong."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

from portal.bootstrap.environment import python_of
from portal.messages import CATALOGUE
from tests.bootstrap.checkouts import FIRST, Ran, environments, finish, run, start
from tests.waiting import wait_until

AGAIN = CATALOGUE["setup-again"].zh
NOT_READY = 2


def wait_for_side_folder(checkout: Path) -> None:
    """Return when an installation is under way."""
    wait_until(lambda: bool([*checkout.glob(".venv-new-*/bin")]))


def test_first_run_installs_and_goes_on(first_runs: tuple[Path, list[Ran]]) -> None:
    """The first run says in one line that it installs, then does what was asked, in .venv, without --wheelhouse."""
    checkout, both = first_runs
    asked = [
        {"arguments": ["check", "--jobs", word], "prefix": str(checkout / ".venv"), "tiny": "1.0"} for word in "12"
    ]
    assert asked == [json.loads(ran.stdout) for ran in both]
    assert [7, 7] == [ran.status for ran in both]
    assert [".venv"] == environments(checkout)


def test_two_first_runs_install_once(first_runs: tuple[Path, list[Ran]]) -> None:
    """Of two first runs at once one installs and the other waits for it."""
    waiting = CATALOGUE["setup-waiting"].zh
    assert sorted([f"{FIRST}\n", f"{waiting}\n"]) == sorted(ran.stderr for ran in first_runs[1])


def test_later_runs_are_silent(first_runs: tuple[Path, list[Ran]]) -> None:
    """Once installed nothing is said, from whichever Python, with safe import paths too."""
    checkout = first_runs[0]
    assert Ran(7, run(checkout).stdout, "") == run(checkout, PYTHONSAFEPATH="1")
    assert "" == run(checkout, python=python_of(checkout / ".venv", windows=False)).stderr


def test_tools_of_the_environment_run(first_runs: tuple[Path, list[Ran]]) -> None:
    """Modules and console scripts of .venv work in the place where it is now."""
    programs = first_runs[0] / ".venv" / "bin"
    assert "1.0\n" == subprocess.check_output([programs / "tiny"], text=True)
    assert str(programs.parent) in subprocess.check_output([programs / "python", "-m", "pip", "--version"], text=True)


def test_environment_with_the_lock_is_used_as_it_is(first_runs: tuple[Path, list[Ran]], checkout: Path) -> None:
    """A Python that has what is locked runs the command itself: nothing is installed."""
    ran = run(checkout, python=python_of(first_runs[0] / ".venv", windows=False))
    assert (7, "", []) == (ran.status, ran.stderr, environments(checkout))


def test_killed_first_run_is_repaired(first_runs: tuple[Path, list[Ran]], checkout: Path) -> None:
    """What a killed run and a dead interpreter leave behind is made good by the next run, without remains."""
    shutil.copytree(first_runs[0] / ".venv", checkout / ".venv", symlinks=True)
    dead = checkout / ".venv" / "bin" / "python"
    dead.unlink()
    dead.write_text("#!/bin/sh\nexit 1\n")
    dead.chmod(0o755)
    killed = start(checkout, "--wheelhouse", "wheels")
    wait_for_side_folder(checkout)
    os.killpg(killed.pid, signal.SIGKILL)
    finish(killed)
    ran = run(checkout, "--wheelhouse=wheels")
    assert (7, f"{AGAIN}\n") == (ran.status, ran.stderr)
    assert [".venv"] == environments(checkout)


def test_interrupted_first_run_leaves_nothing(checkout: Path) -> None:
    """Ctrl-C while installing ends with a sentence and without remains."""
    process = start(checkout, "--wheelhouse", "wheels")
    wait_for_side_folder(checkout)
    os.killpg(process.pid, signal.SIGINT)
    interrupted = CATALOGUE["setup-interrupted"].zh
    assert (Ran(3, "", f"{FIRST}\n{interrupted}\n"), []) == (finish(process), environments(checkout))


def test_environment_of_another_lock_is_replaced(first_runs: tuple[Path, list[Ran]], checkout: Path) -> None:
    """An environment without the wanted stamp is replaced; that of ``test`` serves all verbs."""
    shutil.copytree(first_runs[0] / ".venv", checkout / ".venv", symlinks=True)
    assert f"{AGAIN}\n" == run(checkout, "test", "--wheelhouse", "wheels").stderr
    assert "" == run(checkout, "test").stderr == run(checkout, "build").stderr
    assert [".venv"] == environments(checkout)
    (checkout / "requirements.txt").write_text("tiny==2.0\n")
    assert run(checkout, "--wheelhouse", "nowhere").status == NOT_READY


def test_upgraded_python_is_kept_when_it_works(first_runs: tuple[Path, list[Ran]], checkout: Path) -> None:
    """An interpreter that changed but still finds its packages is used: an office without network keeps working."""
    shutil.copytree(first_runs[0] / ".venv", checkout / ".venv", symlinks=True)
    (checkout / ".venv" / "stamp" / "python").write_text("1:1 1:1")
    ran = run(checkout)
    assert (7, "") == (ran.status, ran.stderr)
    assert str(checkout / ".venv") == json.loads(ran.stdout)["prefix"]
