"""The ledger (台账): lines that are only added, each with the hash of the one before; and what follows from them.

Beside the lines stand two tables for looking things up: the requests by number, and the mails by state. What people
sent stays in the spool; but a mail server's words may name an address and a reason a person, so where there is a key
the facts of each line and those words are sealed. Numbers, moments and events are always in clear.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from portal.gateway.safe import PLAIN, Safe, WrongKey

_PATIENCE = 30.0  # seconds that one process waits for another's line
_GENESIS = "0" * 64
_KEY = "key"  # the event of a line that says with which key the facts of the next ones are sealed
_SCHEMA = """
CREATE TABLE IF NOT EXISTS lines (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, number TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS lines_by_number ON lines (number);
CREATE TABLE IF NOT EXISTS requests (
    number TEXT PRIMARY KEY, form TEXT NOT NULL, received_at TEXT NOT NULL, once TEXT NOT NULL UNIQUE,
    key_hash TEXT NOT NULL, quarantined INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, rank INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL, queued_at TEXT NOT NULL, slim INTEGER NOT NULL DEFAULT 0,
    reply TEXT NOT NULL DEFAULT '', sent_at TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS mails_by_state ON mails (state, rank, due);
CREATE INDEX IF NOT EXISTS mails_waiting ON mails (rank, due) WHERE state IN ('new', 'deferred');
CREATE INDEX IF NOT EXISTS mails_by_sent ON mails (sent_at);
CREATE TRIGGER IF NOT EXISTS lines_stay BEFORE UPDATE ON lines BEGIN SELECT RAISE(ABORT, 'lines stay'); END;
CREATE TRIGGER IF NOT EXISTS lines_remain BEFORE DELETE ON lines BEGIN SELECT RAISE(ABORT, 'lines remain'); END;
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what happened to which number, when; ``number`` is empty for what concerns none."""

    seq: int
    at: datetime
    number: str
    event: str
    facts: Mapping[str, Any]


class Ledger:
    """The ledger in one file; any number of threads and processes may hold it open.

    ``keys`` are the ids of all keys that have ever sealed one of its lines.
    """

    def __init__(self, file: Path, safe: Safe = PLAIN) -> None:
        """Open the file, or make it readable for its owner alone. Raises ``WrongKey`` when the safe lacks a key."""
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.touch(mode=0o600)
        self._turn, self._safe = RLock(), safe
        self._base = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.executescript(_SCHEMA)
        except sqlite3.Error:
            self.close()
            raise
        self.keys = {json.loads(facts)["id"] for (facts,) in self.ask("SELECT facts FROM lines WHERE event = ?", _KEY)}
        if not self.keys <= safe.known:
            self.close()
            raise WrongKey(*sorted(self.keys - safe.known))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @contextmanager
    def writing(self) -> Iterator["Entry"]:
        """Add lines and change what follows from them: all at once and durably, or not at all."""
        with self._turn, self._base:
            self._base.execute("BEGIN IMMEDIATE")
            yield Entry(self._base, self._safe, is_noted=self._safe.key_id in {"", *self.keys})
        self.keys |= {self._safe.key_id} - {""}

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that answer an SQL question."""
        with self._turn:
            return self._base.execute(question, values).fetchall()

    def copy_to(self, file: Path) -> None:
        """A copy of the ledger as it is now, in a file for its owner alone; others may go on writing."""
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        with closing(sqlite3.connect(file)) as copy, self._turn:
            self._base.backup(copy)

    def lines(self, number: str | None = None) -> list[Line]:
        """All lines in order, or those of one number."""
        rows = self.ask(
            "SELECT seq, at, number, event, facts FROM lines WHERE ?1 IS NULL OR number = ?1 ORDER BY seq", number
        )
        return [self._line(*row) for row in rows]

    def words(self, kept: str, label: str) -> str:
        """What ``Entry.sealed`` made of them for this label. Raises ``Unreadable``."""
        return self._safe.words(kept, label)

    def _line(self, seq: int, at: str, number: str, event: str, facts: str) -> Line:
        words = self._safe.words(facts, _label(seq, number, event))
        return Line(seq, datetime.fromisoformat(at), number, event, json.loads(words))

    def first_broken(self) -> int | None:
        """The first line whose hash is not that of its words and the line before; None when all hold."""
        before, expected = _GENESIS, 1
        for seq, at, number, event, facts, previous, found in self.ask("SELECT * FROM lines ORDER BY seq"):
            if seq != expected or previous != before or found != _hash(seq, at, number, event, facts, previous):
                return int(seq)
            before, expected = found, expected + 1
        return None


class Entry:
    """What is written in one go."""

    def __init__(self, base: sqlite3.Connection, safe: Safe, *, is_noted: bool) -> None:
        self._base, self._safe, self._is_noted = base, safe, is_noted

    def line(self, at: datetime, number: str, event: str, **facts: object) -> None:
        """Add a line; before the first that a key seals, one with the id of that key."""
        if not self._is_noted:
            self._is_noted = True
            self._add(at, "", _KEY, json.dumps({"id": self._safe.key_id}), in_clear=True)
        self._add(at, number, event, json.dumps(facts, ensure_ascii=False, sort_keys=True))

    def sealed(self, text: str, label: str) -> str:
        """The text as it may be kept: sealed where there is a key."""
        return self._safe.seal(text, label)

    def _add(self, at: datetime, number: str, event: str, facts: str, *, in_clear: bool = False) -> None:
        last = self._base.execute("SELECT seq, hash FROM lines ORDER BY seq DESC LIMIT 1").fetchone()
        seq, previous = (last[0] + 1, last[1]) if last else (1, _GENESIS)
        kept = facts if in_clear else self._safe.seal(facts, _label(seq, number, event))
        words = (seq, at.isoformat(), number, event, kept, previous)
        self._base.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)", (*words, _hash(*words)))

    def do(self, change: str, *values: object) -> int:
        """Change what follows from the lines; how many rows it was."""
        return self._base.execute(change, values).rowcount

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that answer an SQL question."""
        return self._base.execute(question, values).fetchall()


def _label(seq: int, number: str, event: str) -> str:
    return f"line {seq} {number} {event}"


def _hash(*words: object) -> str:
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
