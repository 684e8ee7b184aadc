"""portal/preview/changes.py."""

import threading
import time
from pathlib import Path

from portal.preview.changes import Changes

PAGE = Path("page.md")


def test_a_burst_is_one_change() -> None:
    """Many files saved at once are handed out once, each by its name."""
    changes = Changes()
    for number in range(500):
        changes.note(Path(f"{number % 3}.md"))
    assert {Path("0.md"), Path("1.md"), Path("2.md")} == changes.settled(1)
    assert not changes.settled(0)


def test_nothing_settles_before_it_is_quiet() -> None:
    """The steps of one save are waited for."""
    changes = Changes(quiet=0.2)
    changes.note(PAGE)
    started = time.monotonic()
    assert changes.settled(1)
    assert time.monotonic() - started >= 0.1


def test_without_a_change_nothing_settles() -> None:
    """Whoever waits gets the turn back after the patience is over."""
    assert not Changes().settled(0.01)


def test_endless_changes_are_interrupted() -> None:
    """A program that writes on and on does not keep the site from being built."""
    changes, over = Changes(quiet=3, longest=0.2), threading.Event()

    def write_on() -> None:
        for _ in range(1000):
            if over.wait(0.01):
                break
            changes.note(PAGE)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        assert changes.settled(5)
        assert writer.is_alive()
        assert changes.settled(5)  # what came meanwhile is a change of its own
    finally:
        over.set()
        writer.join()
