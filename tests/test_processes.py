"""Work shared by processes gives what one process gives, in the same order, whatever happens to the others."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.processes import in_processes

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
