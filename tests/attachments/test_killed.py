"""A process that reads a file is killed in mid-work: another takes its place, or the file is told; no traceback."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.attachments import NotStripped, Reading, isolation, read_attachment, strip_attachment
from portal.load.shelf import Shelf
from tests.attachments import making as m
from tests.attachments.test_hostile import exponential_forms

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are told apart by /proc")
AT_WORK = 0.6  # seconds of processor: behind its start, in the file


@pytest.fixture(autouse=True)
def _nobody_idle() -> Iterator[None]:
    isolation.close_idle()
    yield
    isolation.close_idle()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A PDF that would be read for hours."""
    (tmp_path / "a.pdf").write_bytes(m.pdf("/X Do", change=exponential_forms))
    return tmp_path / "a.pdf"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A workbook that is read for some seconds."""
    (tmp_path / "a.xlsx").write_bytes(m.xlsx(f"<row>{'<c><v>1</v></c>' * 20}</row>" * 3_000))
    return tmp_path / "a.xlsx"


def readers() -> list[int]:
    """The processes of this one that read attachments."""
    children = [child for task in Path("/proc/self/task").iterdir() for child in text_of(task / "children").split()]
    return [int(child) for child in children if "attachments.worker" in text_of(Path(f"/proc/{child}/cmdline"))]


def text_of(file: Path) -> str:
    """What the system says of a process, nothing when it has gone."""
    try:
        return file.read_text()
    except OSError:
        return ""


def seconds_of(process: int) -> float:
    """The processor time it took so far."""
    fields = text_of(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0


def kill_at_work(times: int) -> threading.Thread:
    """Kill each reader that is found at work, that many times."""

    def watch() -> None:
        killed: set[int] = set()
        while len(killed) < times:
            for process in set(readers()) - killed:
                if seconds_of(process) > AT_WORK:
                    os.kill(process, signal.SIGKILL)
                    killed.add(process)
            time.sleep(0.01)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def test_another_process_takes_the_file_over(long: Path) -> None:
    """The file whose reader was killed is read by the next."""
    killer = kill_at_work(1)
    reading = read_attachment(long, long.name)
    killer.join(60)
    assert (read_attachment(long, long.name), ()) == (reading, reading.faults)


def test_a_file_whose_readers_are_killed_twice_is_told_and_not_remembered(endless: Path, tmp_path: Path) -> None:
    """The fault says what happened, and the next check reads the file anew: nothing is kept."""
    killer = kill_at_work(2)
    reading = Shelf(tmp_path).reading(endless, endless.name, "0" * 64)
    killer.join(60)
    assert ["attachment-killed"] == [fault.rule for fault in reading.faults]
    assert [] == [*(tmp_path / ".gongkai").rglob("*.json")]


def test_a_file_that_could_not_be_stripped_is_not_published(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while it strips, twice: the bytes with their author are not taken for clean ones."""
    monkeypatch.setattr(sys.modules[__name__], "AT_WORK", 0.0)
    killer = kill_at_work(2)
    with pytest.raises(NotStripped):
        strip_attachment(long, long.name)
    killer.join(60)


def test_readers_that_stay_idle_and_die_do_no_harm(long: Path) -> None:
    """A reader killed between two files is replaced when the next comes."""
    assert isinstance(read_attachment(long, long.name), Reading)
    for process in readers():
        os.kill(process, signal.SIGKILL)
    assert () == read_attachment(long, long.name).faults
