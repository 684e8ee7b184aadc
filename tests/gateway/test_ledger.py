import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from portal.gateway.ledger import Ledger


def test_every_line_carries_the_hash_of_the_one_before(store, make_submission):
    """An untouched ledger holds from its first line to its last."""
    store.accept(make_submission("1"), make_submission("2"))
    assert (2, None) == (len(store.ledger.lines()), store.ledger.first_broken())


@pytest.mark.parametrize("change", ["UPDATE lines SET event = 'x' WHERE seq = 2", "DELETE FROM lines WHERE seq = 2"])
def test_lines_stay(store, make_submission, change):
    """The ledger refuses to change or delete a line."""
    store.accept(make_submission("1"), make_submission("2"), make_submission("3"))
    with pytest.raises(sqlite3.IntegrityError), store.ledger.writing() as entry:
        entry.do(change)


@pytest.mark.parametrize("change", ["UPDATE lines SET facts = '{}' WHERE seq = 2", "DELETE FROM lines WHERE seq = 2"])
def test_a_line_changed_behind_our_back_is_found(store, make_submission, change):
    """Whoever gets round the ledger's refusal leaves a line that does not hold."""
    store.accept(make_submission("1"), make_submission("2"), make_submission("3"))
    with sqlite3.connect(store.folder / "ledger.sqlite") as base:
        base.executescript(f"DROP TRIGGER lines_stay; DROP TRIGGER lines_remain; {change}")
    base.close()
    assert store.ledger.first_broken() in {2, 3}


def test_two_programs_write_one_chain(store):
    """Lines of several processes' connections, written at once, form one unbroken chain."""
    others = [Ledger(store.folder / "ledger.sqlite") for _ in range(4)]

    def write(ledger):
        for turn in range(25):
            with ledger.writing() as entry:
                entry.line(store.now(), "", "digest", turn=turn)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, others))
    for ledger in others:
        ledger.close()
    assert (100, None) == (len(store.ledger.lines()), store.ledger.first_broken())


def test_what_fails_half_way_leaves_nothing(store):
    """Lines of one entry are all there or none."""
    with suppress(ZeroDivisionError), store.ledger.writing() as entry:
        entry.line(store.now(), "", "digest")
        entry.line(store.now(), "", "digest", share=1 / 0)
    assert [] == store.ledger.lines()


def test_the_ledger_waits_for_the_disk(store):
    """The ledger is in WAL mode and synchronous FULL: a line that was written survives a power cut."""
    assert ([("wal",)], [(2,)]) == (store.ledger.ask("PRAGMA journal_mode"), store.ledger.ask("PRAGMA synchronous"))
