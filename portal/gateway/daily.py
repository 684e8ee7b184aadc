"""The daily round: the digest is queued at its hour, files nobody came back for go."""

import asyncio
import sqlite3
from contextlib import suppress
from datetime import datetime, time

from portal.gateway.desk import Desk
from portal.gateway.ledger import Ledger
from portal.gateway.queue import enqueue

_TURN = 20.0  # seconds


async def rounds(desk: Desk) -> None:
    """Look at the clock until cancelled."""
    while True:
        with suppress(OSError, sqlite3.Error):  # health tells of a full disk; the next round tries again
            await asyncio.to_thread(queue_digest, desk.store.ledger, desk.settings.digest_at, desk.clock())
            await asyncio.to_thread(desk.holding.clear, desk.clock())
        await asyncio.sleep(_TURN)


def queue_digest(ledger: Ledger, digest_at: time, now: datetime) -> None:
    """Queue the digest of the day once its hour has come; a day has one."""
    if now.time() >= digest_at and not ledger.ask("SELECT id FROM mails WHERE id = ?", f".digest-{now:%Y-%m-%d}"):
        with ledger.writing() as entry:
            entry.line(now, "", "digest", day=now.date().isoformat())
            enqueue(entry, now, "", "digest", f"-{now:%Y-%m-%d}")
