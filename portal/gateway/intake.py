"""Where a request becomes ours: spool, then ledger, then the answer. One thread does it for all connections.

What has come while the disk was busy is brought to it together, so that many requests share one wait.
"""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from portal.gateway.entering import enter
from portal.gateway.ledger import Ledger
from portal.gateway.numbers import receipt_number, serial_of
from portal.gateway.spool import Spool
from portal.gateway.submission import Submission

_MOST_TOGETHER = 48
_WRITERS = 8
_LOOK = 1.0  # seconds
_AFTER_A_RESTORE = (
    5000  # on that day numbers go on behind this one: lower ones may have been given out since the backup
)


class NotAccepted(Exception):
    """The request could not be kept: whoever sent it must be told so."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What its sender is told: the number and the moment; ``again`` when it had been received before."""

    number: str
    received_at: datetime
    again: bool = False


_Waiting = tuple[Submission, "Future[Receipt]"]


class Intake:
    """Takes submissions from any thread; the answer comes when the request is on the disk and in the ledger."""

    def __init__(self, spool: Spool, ledger: Ledger, reserve: int, now: Callable[[], datetime]) -> None:
        """``reserve`` is how many bytes of the disk are left free."""
        self._spool, self._ledger, self._reserve, self._now = spool, ledger, reserve, now
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._serials = _highest_serials(spool, ledger)
        self._writers = ThreadPoolExecutor(_WRITERS, "spool")
        self._thread = Thread(target=self._work, name="intake", daemon=True)
        self._thread.start()

    def accept(self, submission: Submission) -> "Future[Receipt]":
        """The receipt, once the request is safe; the future raises ``NotAccepted`` when it could not be kept."""
        answer: Future[Receipt] = Future()
        self._waiting.put((submission, answer))
        return answer

    def close(self) -> None:
        """Finish what has come and end."""
        self._waiting.put(None)
        self._thread.join()
        self._writers.shutdown()

    async def watch(self) -> None:
        """Raise RuntimeError when the thread has ended by a bug: whoever serves must end then, and be started anew."""
        while self._thread.is_alive():  # noqa: ASYNC110 - a thread that ends sends no event
            await asyncio.sleep(_LOOK)
        raise RuntimeError("the intake has ended")

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            together, is_last = self._gather(first)
            self._accept_all(together)
            if is_last:
                return

    def _gather(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """What waits with the first, and whether we end after it."""
        together = [first]
        while len(together) < _MOST_TOGETHER and not self._waiting.empty():
            following = self._waiting.get()
            if following is None:
                return together, True
            together.append(following)
        return together, False

    def _accept_all(self, together: Sequence[_Waiting]) -> None:
        known: dict[str, list[Future[Receipt]]] = {}
        fresh: list[Submission] = []
        for submission, answer in together:
            if submission.once not in known:
                fresh.append(submission)
            known.setdefault(submission.once, []).append(answer)
        receipts: dict[str, Receipt | NotAccepted] = {}
        try:
            receipts = self._keep(fresh)
        except (OSError, sqlite3.Error) as fault:
            receipts = dict.fromkeys(known, NotAccepted(str(fault)))
        finally:  # after a bug as well nobody waits for ever, and nobody is told that all is well
            for once, answers in known.items():
                for place, answer in enumerate(answers):
                    _settle(answer, receipts.get(once, NotAccepted("")), again=place > 0)

    def _keep(self, submissions: Sequence[Submission]) -> dict[str, Receipt | NotAccepted]:
        if shutil.disk_usage(self._spool.folder).free < self._reserve:
            raise OSError("the disk is nearly full")
        outcome: dict[str, Receipt | NotAccepted] = {}
        fresh: dict[str, Submission] = {}
        for submission in submissions:
            before = self._received_before(submission)
            if before:
                outcome[submission.once] = before
            else:
                fresh[self._next_number(submission.received_at)] = submission
        places = self._write(fresh)
        for number, submission in fresh.items():
            place = places[number]
            is_written = isinstance(place, Path)
            outcome[submission.once] = (
                Receipt(number, submission.received_at) if is_written else NotAccepted(str(place))
            )
        self._enter({number: place for number, place in places.items() if isinstance(place, Path)}, fresh)
        return outcome

    def _write(self, fresh: Mapping[str, Submission]) -> dict[str, Path | OSError]:
        """Each request's file, or what kept it; several at once, since a disk serves many waits as fast as one."""
        writing = {number: self._writers.submit(self._spool.write, number, fresh[number]) for number in fresh}
        places: dict[str, Path | OSError] = {}
        for number, task in writing.items():
            try:
                places[number] = task.result()
            except OSError as fault:
                places[number] = fault
        return places

    def _enter(self, places: Mapping[str, Path], submissions: Mapping[str, Submission]) -> None:
        """Publish the files and enter them in the ledger; without that they are taken away again."""
        if not places:
            return
        try:
            self._spool.publish(places.values())
            with self._ledger.writing() as entry:
                for number in places:
                    enter(entry, number, submissions[number], self._now(), "received")
        except (OSError, sqlite3.Error):
            for number in places:
                self._spool.withdraw(number)
            raise

    def _received_before(self, submission: Submission) -> Receipt | None:
        rows = self._ledger.ask("SELECT number, received_at FROM requests WHERE once = ?", submission.once)
        known = [(number, at) for number, at in rows if self._spool.has(number)]
        return Receipt(known[0][0], datetime.fromisoformat(known[0][1]), again=True) if known else None

    def _next_number(self, moment: datetime) -> str:
        day = f"{moment:%Y%m%d}"
        self._serials[day] = self._serials.get(day, 0) + 1
        return receipt_number(moment.date(), self._serials[day])


def _settle(answer: "Future[Receipt]", outcome: Receipt | NotAccepted, *, again: bool) -> None:
    if isinstance(outcome, NotAccepted):
        answer.set_exception(outcome)
    else:
        answer.set_result(replace(outcome, again=True) if again else outcome)


def _highest_serials(spool: Spool, ledger: Ledger) -> dict[str, int]:
    """The last serial given out on each day, whatever became of the request."""
    highest: dict[str, int] = {}
    for number in (*(row[0] for row in ledger.ask("SELECT number FROM requests")), *spool.numbers()):
        day, serial = serial_of(number)
        highest[day] = max(serial, highest.get(day, 0))
    for (at,) in ledger.ask("SELECT at FROM lines WHERE event = 'restored'"):
        day = f"{datetime.fromisoformat(at):%Y%m%d}"
        highest[day] = max(_AFTER_A_RESTORE, highest.get(day, 0))
    return highest
