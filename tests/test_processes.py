"""Work shared by processes gives what one process gives, in the same order, whatever happens to the others."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.processes import beside, in_processes, meanwhile
from tests.waiting import wait_until

PARENT = os.getpid()


def squares(folder: Path, killed_at: int = -1) -> Callable[[int], int]:
    """Work that notes its process for each number, and ends it at one number unless it is the one that began."""

    def work(number: int) -> int:
        (folder / f"{number}-{os.getpid()}").touch()
        if number == killed_at and os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    return work


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_things(jobs: int, tmp_path: Path) -> None:
    """All of them, once each, and from other processes where several are asked for."""
    given = [*in_processes(squares, (tmp_path,), range(50), jobs)]
    assert [number * number for number in range(50)] == given
    workers = {int(file.name.partition("-")[2]) for file in tmp_path.iterdir()}
    assert (50, jobs > 1) == (len([*tmp_path.iterdir()]), os.getpid() not in workers)


def test_where_a_process_is_killed_this_one_goes_on(tmp_path: Path) -> None:
    """Nothing is lost, and nothing is there twice."""
    assert [number * number for number in range(50)] == [*in_processes(squares, (tmp_path, 20), range(50), 2)]
    assert (tmp_path / f"20-{PARENT}").exists()


def test_a_fault_of_the_work_is_raised() -> None:
    """It is not taken for a process that was killed."""
    with pytest.raises(ZeroDivisionError):
        [*in_processes(lambda: lambda number: 1 // (number - 30), (), range(50), 2)]


def test_work_goes_on_beside_this_process() -> None:
    """It has what this process had when it began, and what it makes may be long."""
    with beside(lambda: b"%d " % os.getpid() * 100_000) as made:
        said = (made() or b"").split()
    assert (100_000, 1, False) == (len(said), len({*said}), int(said[0]) == PARENT)


def test_work_that_is_killed_has_made_nothing() -> None:
    """So whoever began it does it alone."""
    with beside(lambda: os.kill(os.getpid(), signal.SIGKILL) or b"") as made:
        assert made() is None


def test_work_that_nobody_asks_for_is_ended(tmp_path: Path) -> None:
    """Nothing is left when it is no longer wanted, as after a problem in the content."""
    begun = tmp_path / "begun"

    def work() -> bytes:
        begun.write_text(str(os.getpid()), encoding="ascii")
        time.sleep(600)
        return b""

    with beside(work):
        wait_until(lambda: begun.exists() and begun.read_text("ascii") != "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text("ascii")), 0)


@pytest.mark.parametrize(("jobs", "others"), [(1, False), (2, True)])
def test_work_is_done_meanwhile_where_there_is_a_process_for_it(jobs: int, others: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """All that it makes, by another process or, where there is none, by this one when it is asked."""
    work = squares(tmp_path)
    with meanwhile(lambda: map(work, range(5)), jobs) as made:
        assert [number * number for number in range(5)] == made()
    assert others == (not [*tmp_path.glob(f"*-{PARENT}")])


def test_work_of_a_process_that_was_killed_is_done_by_this_one(tmp_path: Path) -> None:
    """Nothing is lost."""
    work = squares(tmp_path, 3)
    with meanwhile(lambda: map(work, range(5)), 2) as made:
        assert [number * number for number in range(5)] == made()
    assert (tmp_path / f"3-{PARENT}").exists()


def test_a_fault_of_what_is_done_meanwhile_is_raised_once(capfd: pytest.CaptureFixture[str]) -> None:
    """By the process that asks; the other says nothing of its own."""
    with meanwhile(lambda: map(int, ["one"]), 2) as made, pytest.raises(ValueError, match="one"):
        made()
    assert "" == capfd.readouterr().err
