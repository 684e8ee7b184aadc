"""The first run on a fresh machine, and what becomes of it when it goes wrong."""

import ast
import base64
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.bootstrap import RUN_LOCKS, TEST_LOCKS, locks_for, python_with, ready_python, without_wheelhouse
from portal.bootstrap.environment import identity, is_unchanged, python_of, write_stamp
from portal.bootstrap.failure import SetupError, explained, last_words
from portal.bootstrap.installation import correct_scripts, pip, rename, require_modules, require_space
from portal.bootstrap.installation import run as run_hidden
from portal.bootstrap.locks import CLAUSE, HERE, PIN, is_wanted, pins, versions_in
from portal.messages import CATALOGUE
from tests.waiting import wait_until

CHECKOUT = Path(__file__).parents[1]
FIRST = CATALOGUE["setup-first"].zh
AGAIN = CATALOGUE["setup-again"].zh
NOT_READY = 2
STATUS_OF_WINDOWS = 5
CLI = """
import json, sys
def main(arguments):
    import tiny
    print(json.dumps({"arguments": arguments, "prefix": sys.prefix, "tiny": tiny.VERSION}))
    return 7
"""


class Ran(NamedTuple):
    """What a command did."""

    status: int
    stdout: str
    stderr: str


def make_wheel(folder: Path, name: str) -> str:
    """The lock's lines for a wheel that is put into ``folder``; it has one module and one console script."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "VERSION = '1.0'\ndef main():\n    print(VERSION)\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\n",
    }
    files[f"{info}/RECORD"] = "".join(record(path, text) for path, text in files.items()) + f"{info}/RECORD,,\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def record(path: str, text: str) -> str:
    """A line of a wheel's RECORD."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(text.encode())}\n"


def make_checkout(folder: Path) -> Path:
    """A checkout with a tiny lock and its wheels beside it, on a machine that has never run it."""
    for part in ("bootstrap", "messages"):
        shutil.copytree(CHECKOUT / "portal" / part, folder / "portal" / part)
    shutil.copy(CHECKOUT / "build.py", folder)
    (folder / "portal" / "__init__.py").touch()
    (folder / "portal" / "cli.py").write_text(CLI, encoding="utf-8")
    (folder / "wheels").mkdir()
    tiny, checks = (make_wheel(folder / "wheels", name) for name in ("tiny", "tiny_checks"))
    (folder / "requirements.txt").write_text(tiny, encoding="utf-8")
    (folder / "requirements-test.txt").write_text(tiny + checks, encoding="utf-8")
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout."""
    return make_checkout(tmp_path / "门户 site")


def start(
    checkout: Path, *arguments: str, python: Path | str = sys.executable, **environ: str
) -> subprocess.Popen[str]:
    """Start build.py as a user of a fresh machine, with no network."""
    home = checkout.parent / "home"
    home.mkdir(exist_ok=True)
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    return subprocess.Popen(
        [python, "build.py", *arguments],
        cwd=checkout,
        env={"HOME": str(home), "PATH": os.environ["PATH"], **offline, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> Ran:
    """What a started command did."""
    stdout, stderr = process.communicate(timeout=120)
    return Ran(process.returncode, stdout, stderr)


def run(checkout: Path, *arguments: str, python: Path | str = sys.executable, **environ: str) -> Ran:
    """Run build.py as a user of a fresh machine, with no network."""
    return finish(start(checkout, *arguments, python=python, **environ))


def environments(checkout: Path) -> list[str]:
    """The environment folders, finished or not."""
    return sorted(path.name for path in checkout.glob(".venv*"))


def wait_for_side_folder(checkout: Path) -> None:
    """Return when an installation is under way."""
    wait_until(lambda: bool([*checkout.glob(".venv-new-*/bin")]))


@pytest.fixture(scope="module")
def first_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Ran]]:
    """A checkout, and what two first runs at once did in it."""
    checkout = make_checkout(tmp_path_factory.mktemp("first") / "门户 site")
    both = [start(checkout, "check", "--wheelhouse", "wheels", "--jobs", word) for word in ("1", "2")]
    return checkout, [finish(process) for process in both]


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


def test_no_network_is_explained(checkout: Path) -> None:
    """Without network: what failed, pip's own reason, what to do; exit 3, no traceback, no remains."""
    ran = run(checkout)
    first, failed, *quoted, hint = ran.stderr.splitlines()
    assert (3, FIRST, CATALOGUE["setup-pip-failed"].zh) == (ran.status, first, failed)
    assert all(line.startswith("    ERROR: ") for line in quoted)
    assert "python3 build.py --wheelhouse" in hint
    assert [] == environments(checkout)


@pytest.mark.parametrize(
    ("digest", "key"), [(f"--hash=sha256:{'0' * 64}", "setup-other-file"), ("", "setup-pip-failed")]
)
def test_only_the_locked_files_are_installed(
    first_runs: tuple[Path, list[Ran]], tmp_path: Path, digest: str, key: str
) -> None:
    """A library that is not the locked file is not installed, nor one whose hash the lock does not know."""
    checkout = first_runs[0]
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"tiny_checks==1.0 {digest}\n")
    source = ["--no-index", "--find-links", str(checkout / "wheels")]
    with pytest.raises(SetupError, match=key):
        run_hidden([*pip(checkout / ".venv", windows=False), *source, "-r", str(lock)], "setup-pip-failed")


@pytest.mark.parametrize("arguments", [["--wheelhouse"], ["--wheelhouse", "nowhere"], ["build", "--wheelhouse="]])
def test_wrong_wheelhouse_is_a_wrong_command_line(checkout: Path, arguments: list[str]) -> None:
    """A wheelhouse that is not there is refused before anything is made."""
    ran = run(checkout, *arguments)
    assert (2, 1, []) == (ran.status, len(ran.stderr.splitlines()), environments(checkout))
    assert "--wheelhouse" in ran.stderr


def test_missing_ensurepip_names_the_package(checkout: Path) -> None:
    """Debian's Python without python3-venv: one sentence, exit 3, no traceback."""
    shadow = checkout / "shadow"
    shadow.mkdir()
    (shadow / "ensurepip.py").write_text("raise ImportError(name='ensurepip')\n")
    ran = run(checkout, PYTHONPATH=str(shadow))
    assert (3, 1, []) == (ran.status, len(ran.stderr.splitlines()), environments(checkout))
    assert "ensurepip" in ran.stderr
    assert "apt install python3-venv" in ran.stderr


def test_incomplete_checkout_is_explained(checkout: Path) -> None:
    """A checkout without its lock: one sentence that names the file, exit 3, no traceback."""
    (checkout / "requirements.txt").unlink()
    ran = run(checkout)
    assert (3, 1) == (ran.status, len(ran.stderr.splitlines()))
    assert "requirements.txt" in ran.stderr


def test_sentences_follow_the_locale(checkout: Path) -> None:
    """Who has an English locale reads English."""
    ran = run(checkout, "--wheelhouse", "nowhere", LANG="en_GB.UTF-8")
    assert ran.stderr.startswith("There is no folder 'nowhere'")


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.ENOSPC, "setup-disk-full"),
        (errno.EDQUOT, "setup-disk-full"),
        (errno.EROFS, "setup-not-writable"),
        (errno.EACCES, "setup-not-writable"),
        (errno.ENOTDIR, "setup-failed"),
    ],
)
def test_file_system_refusals_are_sentences(code: int, key: str) -> None:
    """A full disk and a read-only folder have sentences of their own."""
    error = explained(OSError(code, os.strerror(code)), CHECKOUT)
    assert (key, 3) == (error.key, error.status)
    assert CATALOGUE[key].zh.format_map(error.values)


def test_sentences_have_their_values() -> None:
    """Every sentence of set-up can be said in both languages with the values that it is given."""
    values = dict.fromkeys(("folder", "lock", "module", "python", "reason"), "值")
    for key, sentence in CATALOGUE.items():
        if key.startswith("setup-"):
            assert all(text.format_map(values) for text in sentence if text)


def test_pip_errors_are_preferred_to_its_end() -> None:
    """Of what a failed program printed, its errors are quoted, else its last lines."""
    assert ["ERROR: gone"] == last_words("Looking\nERROR: gone\n[notice] new pip\n")
    assert ["b", "c", "d", "e"] == last_words("a\nb\n\nc\nd\ne\n")


def test_full_disk_is_noticed_first(tmp_path: Path) -> None:
    """Where there is no room for an environment nothing is begun."""
    require_space(tmp_path, 1)
    with pytest.raises(SetupError, match="setup-disk-full"):
        require_space(tmp_path, shutil.disk_usage(tmp_path).total + 1)


def test_missing_module_is_named() -> None:
    """The sentence names the module that is missing."""
    with pytest.raises(SetupError) as caught:
        require_modules("ensurepip", "gongkai_no_such_module")
    assert {"module": "gongkai_no_such_module"} == caught.value.values


@pytest.mark.parametrize(
    ("arguments", "own", "wheelhouse"),
    [
        (["build"], ["build"], None),
        (["--wheelhouse", "w", "new", "notice", "--", "x"], ["new", "notice", "--", "x"], "w"),
        (["build", "--wheelhouse=w", "--jobs", "2"], ["build", "--jobs", "2"], "w"),
        (["build", "--wheelhouse"], ["build"], ""),
    ],
)
def test_wheelhouse_is_taken_out(arguments: list[str], own: list[str], wheelhouse: str | None) -> None:
    """``--wheelhouse`` may stand anywhere, and the command never sees it."""
    assert (own, wheelhouse) == without_wheelhouse(arguments)


@pytest.mark.parametrize(
    ("arguments", "locks"),
    [
        ([], RUN_LOCKS),
        (["build"], RUN_LOCKS),
        (["test"], TEST_LOCKS),
        (["--no-search", "--jobs", "2", "test", "-k", "x"], TEST_LOCKS),
        (["new", "notice", "test"], RUN_LOCKS),
        (["--root", "test", "serve"], RUN_LOCKS),
    ],
)
def test_verb_chooses_the_lock(arguments: list[str], locks: tuple[str, ...]) -> None:
    """Only the verb ``test`` needs the test lock."""
    assert locks == locks_for(arguments)


@pytest.mark.parametrize(
    ("marker", "wanted"),
    [
        ("", True),
        (f"sys_platform == '{sys.platform}'", True),
        (f"sys_platform != '{sys.platform}'", False),
        ("python_full_version >= '3.11'", True),
        ("python_full_version < '3.11.0' or os_name != 'amiga'", True),
        (f"python_full_version >= '3.11' and sys_platform != '{sys.platform}'", False),
        ("platform_machine == 'pdp11'", True),
    ],
)
def test_markers(marker: str, wanted: bool) -> None:  # noqa: FBT001 -- an expected value, not a switch
    """A pin counts where its marker holds, or cannot be judged."""
    assert wanted is is_wanted(marker)


def test_scripts_name_the_folder_they_will_be_in(tmp_path: Path) -> None:
    """Also where pip has compiled some of them into a folder beside them."""
    side, venv = tmp_path / "side", tmp_path / "venv"
    (side / "bin/__pycache__").mkdir(parents=True)
    (side / "bin/tool").write_text(f"#!{side}/bin/python\n", encoding="utf-8")
    correct_scripts(side, venv, windows=False)
    assert f"#!{venv}/bin/python\n" == (side / "bin/tool").read_text(encoding="utf-8")


def test_versions_are_those_that_an_import_finds(tmp_path: Path) -> None:
    """The first folder on the path wins, and names compare as the index compares them."""
    for folder in ("a/Tiny_Name-1.0.dist-info", "b/tiny.name-2.0-py3.11.egg-info", "b/other-3.dist-info"):
        (tmp_path / folder).mkdir(parents=True)
    found = versions_in([str(tmp_path / folder) for folder in ("a", "b", "absent")])
    assert {"tiny-name": "1.0", "other": "3"} == found


def test_test_lock_includes_the_other() -> None:
    """What runs the portal and what tests it never differ in a version, a hash or a marker."""
    run_lock, test_lock = ((CHECKOUT / lock).read_text(encoding="utf-8") for lock in reversed(TEST_LOCKS))
    assert set() == set(run_lock.split("\n")) - set(test_lock.split("\n"))


@pytest.mark.parametrize("lock", TEST_LOCKS)
def test_locks_are_understood(lock: str) -> None:
    """Each line of a lock is a pin or a hash, and each marker is one that we judge; no address stands in it."""
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    found = PIN.findall(text)
    lines = [line for line in text.splitlines() if not line.startswith("    --hash=sha256:")]
    assert len(lines) == len(found) > 0
    assert len(lines) <= text.count("--hash=sha256:")
    names = [name for _, _, marker in found for name, _, _ in CLAUSE.findall(marker)]
    assert set() == set(names) - {*HERE, "python_full_version"}
    assert all(pin in text for pin in (f"{name}==" for name, _ in pins(text)))


def test_old_python_is_told(checkout: Path) -> None:
    """An older Python says in Chinese and English which one is needed, and exits with 3."""
    pretend = "import runpy, sys; sys.version_info = (3, 10, 9); runpy.run_path('build.py', run_name='__main__')"
    ran = subprocess.run(
        [sys.executable, "-c", pretend], cwd=checkout, capture_output=True, encoding="utf-8", check=False
    )
    assert (3, 1) == (ran.returncode, len(ran.stderr.splitlines()))
    assert "需要 Python 3.11" in ran.stderr
    assert "3.11 or newer is needed" in ran.stderr


def test_old_python_parses_build_py() -> None:
    """build.py has nothing that Python 2.7 or 3.5 cannot parse, and its first line names its encoding."""
    source = (CHECKOUT / "build.py").read_bytes()
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Starred, ast.Match)
    nodes = list(ast.walk(ast.parse(source)))
    assert [] == [node for node in nodes if isinstance(node, modern)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    assert [] == [node.name for node in functions if node.returns or node.args.kwonlyargs]
    assert [] == [node for node in nodes if isinstance(node, ast.arg) and node.annotation]
    assert source.startswith(b"# -*- coding: utf-8 -*-")


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


def test_rename_outlasts_a_virus_scanner(tmp_path: Path) -> None:
    """A rename that is refused for a moment is tried again."""
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (target / "held").mkdir(parents=True)
    threading.Timer(0.1, shutil.rmtree, [target]).start()
    rename(source, target, tries=20)
    assert not source.exists()
    (source / "held").mkdir(parents=True)
    (target / "held").mkdir()
    with pytest.raises(OSError, match="not empty"):
        rename(source, target, tries=1)
