import asyncio
import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from portal.gateway.intake import Intake, NotAccepted


def test_a_receipt_is_given_when_all_is_written(store, make_submission):
    """At the moment of the answer the request is in the spool, in the ledger and queued for the office."""
    (number,) = store.accept(make_submission())
    assert [number] == store.spool.numbers()
    assert ["received"] == [line.event for line in store.ledger.lines(number)]
    assert {f"{number}.office": "new", f"{number}.receipt": "new"} == store.states()


def test_requests_at_once_each_have_their_number(store, make_submission):
    """200 requests that come together get 200 numbers of the day, none twice, none left out."""
    numbers = store.accept(*(make_submission(str(turn)) for turn in range(200)))
    assert [f"20260630-{serial:04}" for serial in range(1, 201)] == sorted(number[:13] for number in numbers)
    assert sorted(numbers) == store.spool.numbers()


def test_a_double_click_is_one_request(store, make_submission):
    """The same request sent again, at once or later, gets the same number and is kept once."""
    first = store.accept(make_submission(), make_submission())
    again = store.accept(make_submission())
    assert 1 == len({*first, *again}) == len(store.spool.numbers())


def test_numbers_go_on_after_a_restart(store, make_submission):
    """A number is never given out twice."""
    before = store.accept(make_submission("1"))
    store.close()
    store.open()
    assert set() == {*before} & {*store.accept(make_submission("2"))}


def test_a_suspect_waits_in_quarantine(store, make_submission):
    """A suspect request gets its number like any other, and no mail."""
    (number,) = store.accept(make_submission(suspicions=("trap",)))
    assert re.fullmatch(r"20260630-0001-\w", number)
    assert ({}, [number]) == (store.states(), store.spool.numbers())


def test_a_disk_nearly_full_is_said_so(store, make_submission):
    """When less than the reserve is free nothing is accepted, and whoever asked is told."""
    intake = Intake(store.spool, store.ledger, 2**62, store.now)
    with pytest.raises(NotAccepted):
        intake.accept(make_submission()).result(20)
    intake.close()
    assert [] == store.spool.numbers()


def test_a_ledger_that_fails_leaves_no_file(store, make_submission):
    """A request that could not be entered is not accepted, and its file is taken away again."""
    with store.ledger.writing() as entry:
        entry.do("CREATE TRIGGER full BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    with pytest.raises(NotAccepted):
        store.intake.accept(make_submission()).result(20)
    assert [] == [*(store.folder / "requests").iterdir()]


def test_one_bad_request_does_not_harm_another(store, make_submission, make_upload):
    """Of requests that come together, one whose file cannot be read is refused alone."""
    with Path("/proc/self/mem").open("rb") as unreadable:
        bad = make_submission("bad", uploads=(replace(make_upload(b"%PDF"), content=unreadable),))
        answers = [store.intake.accept(submission) for submission in (bad, make_submission("1"), make_submission("2"))]
        with pytest.raises(NotAccepted):
            answers[0].result(20)
    assert 2 == len({answer.result(20).number for answer in answers[1:]})


def test_an_intake_that_ended_is_noticed(store, make_submission, monkeypatch):
    """A bug that ends the intake ends what serves it: nobody waits for an answer that does not come."""
    ended = []
    monkeypatch.setattr(threading, "excepthook", ended.append)
    with pytest.raises(NotAccepted):
        store.intake.accept(make_submission(values={"name": "\ud800"})).result(20)
    with pytest.raises(RuntimeError):
        asyncio.run(asyncio.wait_for(store.intake.watch(), 20))
    assert 1 == len(ended)
    assert [] == store.spool.numbers()
