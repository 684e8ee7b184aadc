"""Which lock a command needs, and what a lock says."""

import sys
from pathlib import Path

import pytest

from portal.bootstrap import RUN_LOCKS, TEST_LOCKS, locks_for, without_wheelhouse
from portal.bootstrap.locks import CLAUSE, HERE, PIN, is_wanted, pins, versions_in
from tests.bootstrap.checkouts import CHECKOUT


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
