import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal.gateway.recovery import recover
from portal.gateway.smtp import SmtpRoutes
from portal.gateway.store import open_store
from portal.gateway.worker import Worker
from tests.gateway.conftest import BOTH_WAYS, NOON
from tests.gateway.killed import STEPS
from tests.gateway.test_worker import compose

ROOT = Path(__file__).parents[2]


@BOTH_WAYS
@pytest.mark.parametrize("request_killed", range(3))
@pytest.mark.parametrize("step", STEPS)
def test_what_was_answered_arrives(tmp_path, office, route, step, request_killed, keys):
    """Killed between any two steps of three requests and started again, every answered request reaches the mailbox."""
    store = tmp_path / "store"
    command = [
        sys.executable,
        "-m",
        "tests.gateway.killed",
        str(store),
        step,
        str(request_killed),
        *map(bytes.hex, keys),
    ]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    answered = killed.stdout.split()
    assert (-signal.SIGKILL, request_killed + (step == "answered")) == (killed.returncode, len(answered)), killed.stderr
    opened = open_store(store, keys)
    spool, ledger = opened.spool, opened.ledger
    recover(spool, ledger, NOON)
    server = office()
    worker = Worker(ledger, store, SmtpRoutes([route(server.port)]), compose, 100, lambda: NOON)
    asyncio.run(worker.send_due())
    arrived = {
        line.split(b"<")[1].split(b".office")[0].decode()
        for mail in server.taken
        for line in mail.splitlines()
        if b".office@" in line and line.startswith(b"Message-ID")
    }
    assert set(answered) <= arrived
    assert (sorted(arrived), None) == (spool.numbers(), ledger.first_broken())
    assert not list(store.glob("requests/*.unfinished"))
    ledger.close()
