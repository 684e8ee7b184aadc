"""Submit forms to a gateway that is killed again and again, over a mail server with every fault: none may be lost.

    python3 benchmarks/gateway_campaign.py [--submissions 10000] [--seed 1] [--sealed]

Every answered number must in the end be delivered, with the words it was sent with; whoever got no number was told so
by a refusal or by a broken connection. The gateway runs as an operator runs it, and is killed by SIGKILL: every second
or so while forms come in, and again while it delivers; the mail server has its faults meanwhile.
"""

import argparse
import asyncio
import random
import re
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from gateway_site import Site, free_port, request_of

_FAULTS = ("421 busy", "451 later", "550 no", "552 too large", "drop", "drop after", "silent")
_LIFE = (0.3, 2.0)  # seconds until the gateway is killed
_AFTERWARDS = 400  # submissions for one kill more while it delivers, the server still faulty
_START = datetime(2026, 6, 30, 12, tzinfo=timezone(timedelta(hours=8)))
_ROUND = 5  # hours between two starts: what waits is due again


@dataclass
class Mailbox:
    """A mail server that takes mails, and sometimes does not."""

    chance: random.Random
    faulty: float
    words: dict[str, str] = field(default_factory=dict)
    copies: int = 0

    async def handle_DATA(self, server: object, _session: object, envelope: object) -> str:  # noqa: N802 - aiosmtpd's name
        """Take the mail, or do what the draw says."""
        fault = self.chance.choice(_FAULTS) if self.chance.random() < self.faulty else ""
        if fault in {"", "drop after"}:
            self._take(envelope.content)  # type: ignore[attr-defined]
        if fault.startswith("drop"):
            server.transport.abort()  # type: ignore[attr-defined]
        if fault == "silent":
            await asyncio.sleep(0.5)
            server.transport.abort()  # type: ignore[attr-defined]
        return fault if fault[:1].isdigit() else "250 kept"

    def _take(self, content: bytes) -> None:
        message = message_from_bytes(content, policy=default)
        number = re.match(r"<([\d-]+\w)\.office@", message["Message-ID"])
        if number:
            text = message.get_body(("plain",)).get_content()
            self.copies += number[1] in self.words
            self.words[number[1]] = re.search(r"（(第\d+份)）", text)[1]


@dataclass
class Citizens:
    """Who submits, and what each was told: the number with the words, or that it failed."""

    site: Site
    wanted: int
    submitted: int = 0
    answered: dict[str, str] = field(default_factory=dict)
    told: int = 0

    async def submit_all(self, together: int) -> None:
        """Submit until the wanted count has been tried."""
        await asyncio.gather(*(self._submit_some() for _ in range(together)))

    async def _submit_some(self) -> None:
        while self.submitted < self.wanted:
            self.submitted += 1
            await self._submit(f"第{self.submitted}份")

    async def _submit(self, words: str) -> None:
        reader, writer = await self._connection()
        try:
            writer.write(request_of(words, self.site.port))
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            body = (await asyncio.wait_for(reader.readexactly(length), 60)).decode()
        except (OSError, EOFError, TimeoutError):
            head, body = b"", ""
        if head.startswith(b"HTTP/1.1 201"):
            self.answered[re.search(r'"receipt": "([^"]+)"', body)[1]] = words
        else:
            self.told += 1
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection, as soon as somebody listens: until then nobody believes that anything was sent."""
        while True:
            try:
                return await asyncio.open_connection("127.0.0.1", self.site.port)
            except OSError:
                await asyncio.sleep(0.05)


def campaign(
    folder: Path, submissions: int, seed: int, together: int = 20, *, sealed: bool = False
) -> tuple[list[str], str]:
    """What was lost or wrong (nothing, we hope), and a sentence on what was done; ``sealed`` encrypts the store."""
    chance = random.Random(seed)
    mailbox = Mailbox(chance, 0.3)
    mail_port = free_port()
    server = Controller(mailbox, hostname="127.0.0.1", port=mail_port, decode_data=False)
    server.start()
    site = Site(folder / "site", mail_port, sealed=sealed)
    citizens = Citizens(site, submissions)
    posting = threading.Thread(target=lambda: asyncio.run(citizens.submit_all(together)))
    kills = 0
    site.start("--as-of", _START.isoformat())
    posting.start()
    while posting.is_alive():
        time.sleep(chance.uniform(*_LIFE))
        site.kill()
        kills += 1
        site.start("--as-of", (_START + timedelta(hours=_ROUND * kills)).isoformat())
    posting.join()
    for _ in range(2 + submissions // _AFTERWARDS):
        time.sleep(chance.uniform(*_LIFE))
        site.kill()
        kills += 1
        site.start("--as-of", (_START + timedelta(hours=_ROUND * kills)).isoformat())
    mailbox.faulty = 0.0
    _deliver_the_rest(site, kills)
    is_whole = site.ask("check") == 0
    server.stop(no_assert=True)
    lost = [number for number, words in citizens.answered.items() if mailbox.words.get(number) != words]
    problems = [f"answered and not delivered: {number}" for number in lost]
    problems += [] if is_whole else ["gateway check finds something wrong"]
    done = (
        f"{citizens.submitted} submitted, {len(citizens.answered)} answered, {citizens.told} told that it failed,"
        f" {len(mailbox.words)} delivered ({mailbox.copies} again), {kills} kills"
    )
    return problems, done


def _deliver_the_rest(site: Site, kills: int) -> None:
    """Start again, each time hours later, until nothing waits."""
    for turn in range(1, 60):
        site.kill()
        site.start("--as-of", (_START + timedelta(hours=_ROUND * (kills + turn))).isoformat())
        for _ in range(600):
            states = site.mail_states()
            if not {"new", "sending"} & set(states):
                break
            time.sleep(0.2)
        if set(states) <= {"sent", "dead"}:
            break
    site.stop()


def main() -> int:
    """Print the result; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sealed", action="store_true", help="with a store that is encrypted")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        problems, done = campaign(Path(folder), wanted.submissions, wanted.seed, sealed=wanted.sealed)
    print(done)
    print("\n".join(problems) or "none was lost")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
