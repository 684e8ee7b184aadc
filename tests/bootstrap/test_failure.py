"""What goes wrong in setting up is a sentence, in both languages."""

import ast
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.bootstrap.failure import explained, last_words
from portal.messages import CATALOGUE
from tests.bootstrap.checkouts import CHECKOUT, FIRST, environments, run


def test_no_network_is_explained(checkout: Path) -> None:
    """Without network: what failed, pip's own reason, what to do; exit 3, no traceback, no remains."""
    ran = run(checkout)
    first, failed, *quoted, hint = ran.stderr.splitlines()
    assert (3, FIRST, CATALOGUE["setup-pip-failed"].zh) == (ran.status, first, failed)
    assert all(line.startswith("    ERROR: ") for line in quoted)
    assert "python3 build.py --wheelhouse" in hint
    assert [] == environments(checkout)


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
