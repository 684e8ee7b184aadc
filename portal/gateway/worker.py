"""The worker: takes each mail that is due, makes it, tries to send it, notes how that went. One at a time."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from time import monotonic

from portal.bootstrap.turn import is_taken
from portal.gateway import queue
from portal.gateway.ledger import Ledger
from portal.gateway.outcome import Carrier, Outcome
from portal.gateway.queue import Mail

_PAUSE = 1.0  # seconds between two looks for mails that are due
_REST = 5.0  # seconds until a server that could not be reached is asked again, or a full disk
_IN_A_ROW = 3  # mails that no server heard to the end: then it is not for the mail that it does not go
_FOR_US = frozenset({"office", "digest", "dates"})
_HOUR = timedelta(hours=1)

Compose = Callable[[Mail], tuple[EmailMessage, str] | None]


class Worker:
    """Sends what the ledger has waiting for as long as it runs; a second one on the same store waits its turn."""

    def __init__(
        self,
        ledger: Ledger,
        store: Path,
        carrier: Carrier,
        compose: Compose,
        per_hour: int,
        now: Callable[[], datetime],
    ) -> None:
        """``compose`` gives the mail and its recipient, or None when what it was about is no more."""
        self._ledger, self._carrier, self._compose, self._now = ledger, carrier, compose, now
        self._lock = store / "worker.lock"
        self._per_hour = per_hour
        self._awake = asyncio.Event()
        self._is_left = True  # a mail whose end nobody noted

    def wake(self) -> None:
        """Look for mails at once; to be called on the worker's own loop."""
        self._awake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        with self._lock.open("ab") as lock:
            while not is_taken(lock):  # noqa: ASYNC110 - the lock is the system's; it sends no event
                await asyncio.sleep(_PAUSE)
            while True:
                if not await self._turn():
                    await asyncio.sleep(_REST)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._awake.wait(), _PAUSE)
                self._awake.clear()

    async def _turn(self) -> bool:
        """Send what is due; False when that must wait, for a server or for room on the disk."""
        try:
            if self._is_left:
                await asyncio.to_thread(queue.take_up, self._ledger, self._now())
                self._is_left = False
            return await self.send_due()
        except (OSError, sqlite3.Error):  # health tells of the disk; what is due stays due
            self._is_left = True
            return False

    async def send_due(self) -> bool:
        """Send all that is due, resting after each mail as long as it took; False when no server can be reached."""
        unheard = 0
        while (mail := await asyncio.to_thread(self._next)) is not None:
            started = monotonic()
            unheard = unheard + 1 if await self._attempt(mail) == "unreachable" else 0
            if unheard == _IN_A_ROW:
                return False
            await asyncio.sleep(min(monotonic() - started, _PAUSE))
        return True

    def _next(self) -> Mail | None:
        since = (self._now() - _HOUR).isoformat()
        ((sent,),) = self._ledger.ask("SELECT count(*) FROM mails WHERE sent_at > ?", since)
        return queue.claim(self._ledger, self._now()) if sent < self._per_hour else None

    async def _attempt(self, mail: Mail) -> str:
        """How it went."""
        try:
            made = await asyncio.to_thread(self._compose, mail)
        except OSError as fault:  # one file that cannot be read keeps no other mail waiting
            await asyncio.to_thread(queue.note_failed, self._ledger, mail, self._now(), str(fault))
            return "later"
        if made is None:
            await asyncio.to_thread(queue.note_failed, self._ledger, mail, self._now(), "nothing to send", final=True)
            return "never"
        outcome = await self._carrier.carry(*made)
        await asyncio.to_thread(self._note, mail, outcome)
        return outcome.kind

    def _note(self, mail: Mail, outcome: Outcome) -> None:
        now, words = self._now(), f"{outcome.route} {outcome.words}".strip()
        if outcome.kind == "sent":
            queue.note_sent(self._ledger, mail, now, outcome.route, outcome.words)
        elif outcome.kind == "too-large" and not mail.slim:
            queue.note_too_large(self._ledger, mail, now, words)
        else:  # our own mailbox may be mended within five days; an applicant's that says never is a slip of the pen
            final = outcome.kind == "never" and mail.kind not in _FOR_US
            queue.note_failed(self._ledger, mail, now, words, final=final)
