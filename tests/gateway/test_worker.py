"""The worker against a real mail server on this computer, with the faults such servers have."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest

from portal.gateway import queue
from portal.gateway import worker as worker_module
from portal.gateway.queue import WAITS
from portal.gateway.smtp import SmtpRoutes
from portal.gateway.worker import Worker
from tests.gateway.conftest import CERTIFICATE


def compose(mail):
    """A small mail with a fixed Message-ID, with an attachment unless it is slim."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "gateway@bureau.example", "office@bureau.example", mail.number
    message["Message-ID"] = f"<{mail.id}@bureau.example>"
    message.set_content("正文")
    if not mail.slim:
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="证件.pdf")
    return message, "office@bureau.example" if mail.kind == "office" else "applicant@mail.example"


def make_worker(store, *routes, per_hour=1000):
    """A worker of the store over the routes."""
    return Worker(store.ledger, store.folder, SmtpRoutes(routes), compose, per_hour, store.now)


def work(store, *routes, per_hour=1000):
    """Send once what is due; how many attempts it took."""
    return asyncio.run(make_worker(store, *routes, per_hour=per_hour).send_due())


@pytest.fixture
def number(store, make_submission):
    """A request whose only mail is the office's."""
    values = {name: value for name, value in make_submission().values.items() if name != "email"}
    return store.accept(make_submission(values=values))[0]


def test_the_server_s_words_are_kept(store, number, office, route):
    """A mail that was taken is sent, and the 250 line stands in the ledger."""
    server = office()
    work(store, route(server.port))
    last = store.ledger.lines(number)[-1]
    assert ("sent", "250 kept as 1", 1) == (last.event, last.facts["reply"], len(server.taken))


@pytest.mark.parametrize(
    "fault",
    ["421 busy", "451 try later", "rcpt 450 greylisted", "drop", "drop after", "550 no", "rcpt 550 no such user"],
)
def test_a_fault_is_overcome_later(store, number, office, route, fault):
    """After a fault the office's mail waits, then goes out again under the same Message-ID."""
    server = office(fault)
    work(store, route(server.port))
    assert {f"{number}.office": "deferred"} == store.states()
    store.clock[0] += timedelta(minutes=1)
    work(store, route(server.port))
    assert {f"{number}.office": "sent"} == store.states()
    assert {f"<{number}.office@bureau.example>".encode()} == {
        line.split()[1] for mail in server.taken for line in mail.splitlines() if line.startswith(b"Message-ID")
    }


def test_a_server_that_never_answers_is_left(store, number, office, route):
    """A server that takes the mail and says nothing does not keep the others waiting for ever."""
    work(store, route(office("silent").port, timeout=0.3))
    assert {f"{number}.office": "deferred"} == store.states()


def test_a_port_where_nobody_listens(store, number, route):
    """No server at all is a reason to wait."""
    work(store, route(1))
    assert {f"{number}.office": "deferred"} == store.states()


def test_the_second_route_takes_over(store, number, office, route):
    """When the first route fails the second is tried at once."""
    first, second = office("451 later"), office()
    work(store, route(first.port), route(second.port))
    assert ({f"{number}.office": "sent"}, 1) == (store.states(), len(second.taken))


def test_nothing_goes_without_tls(store, number, office, route):
    """Where TLS was ordered and the server has none, the mail waits and no byte of it was sent."""
    server = office()
    work(store, route(server.port, security="starttls"))
    assert ({f"{number}.office": "deferred"}, []) == (store.states(), server.taken)


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_tls_with_a_known_certificate(store, number, office, route, tls):
    """Over TLS the mail goes out when the certificate is known."""
    server = office(tls=tls)
    work(store, route(server.port, security=tls, ca_file=str(CERTIFICATE)))
    assert {f"{number}.office": "sent"} == store.states()


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_tls_with_a_stranger_s_certificate(store, number, office, route, tls):
    """A certificate nobody vouches for is not accepted: the mail waits."""
    server = office(tls=tls)
    work(store, route(server.port, security=tls))
    assert ({f"{number}.office": "deferred"}, []) == (store.states(), server.taken)


def test_a_mailbox_that_refuses_attachments(store, number, office, route):
    """After 552 the mail goes out at once without its attachments."""
    server = office("552 message too large")
    work(store, route(server.port))
    assert ({f"{number}.office": "sent"}, False) == (
        store.states(),
        b"%PDF" in server.taken[0] or b"JVBERi" in server.taken[0],
    )


def test_a_mail_over_the_route_s_size_is_not_even_tried(store, number, office, route):
    """What is larger than the provider takes goes without attachments from the start."""
    server = office()
    work(store, route(server.port, size=450))
    assert {f"{number}.office": "sent"} == store.states()
    assert [] == server.refused


def test_an_applicant_s_wrong_address_is_given_up(store, office, route, make_submission):
    """A receipt to an address that does not exist is not tried for five days; the office's mail is."""
    (number,) = store.accept(make_submission())
    server = office(None, "rcpt 550 no such user")
    work(store, route(server.port))
    assert {f"{number}.office": "sent", f"{number}.receipt": "dead"} == store.states()


def test_five_days_of_trying(store, number, route):
    """Waits grow, together they make five days; then the mail is dead, its request still there."""
    assert timedelta(days=5) <= timedelta(minutes=sum(WAITS)) <= timedelta(days=5, hours=4)
    for _ in range(len(WAITS) + 1):
        work(store, route(1))
        store.clock[0] += timedelta(minutes=240)
    assert ({f"{number}.office": "dead"}, [number]) == (store.states(), store.spool.numbers())
    assert len(WAITS) + 1 == sum(line.event == "sending" for line in store.ledger.lines(number))


def test_a_clock_put_back_does_not_stop_mails(store, number, office, route):
    """A mail that is to wait until a day far ahead is due: nothing we do makes a mail wait so long."""
    work(store, route(1))
    store.clock[0] -= timedelta(days=400)
    work(store, route(office().port))
    assert {f"{number}.office": "sent"} == store.states()


def test_a_clock_put_forward_gives_nothing_up(store, number, route):
    """A year's jump of the clock is not five days of trying."""
    work(store, route(1))
    store.clock[0] += timedelta(days=400)
    work(store, route(1))
    assert {f"{number}.office": "deferred"} == store.states()


def test_the_provider_s_rate(store, office, route, make_submission):
    """No more mails go out in an hour than the provider allows; the rest follow when it is over."""
    store.accept(*(make_submission(str(turn)) for turn in range(4)))
    server = office()
    work(store, route(server.port), per_hour=5)
    assert 5 == len(server.taken)
    store.clock[0] += timedelta(minutes=61)
    work(store, route(server.port), per_hour=5)
    assert 8 == len(server.taken)


def test_two_workers_send_each_mail_once(store, office, route, make_submission, wait_until):
    """Two workers at once on one store: every mail is sent, none twice, the chain holds."""
    store.accept(*(make_submission(str(turn)) for turn in range(20)))
    server = office()

    async def both():
        workers = [asyncio.create_task(make_worker(store, route(server.port)).run()) for _ in range(2)]
        await asyncio.to_thread(wait_until, lambda: len(server.taken) >= 40)
        await asyncio.sleep(0.2)
        for worker in workers:
            worker.cancel()

    asyncio.run(both())
    assert (40, {"sent"}, None) == (len(server.taken), {*store.states().values()}, store.ledger.first_broken())


def test_a_ledger_that_takes_nothing_stops_no_worker(store, number, office, route, wait_until, monkeypatch):
    """A worker whose ledger cannot be written goes on, and sends when it can."""
    monkeypatch.setattr(worker_module, "_REST", 0.01)
    server = office()
    with store.ledger.writing() as entry:
        entry.do("CREATE TRIGGER full BEFORE INSERT ON lines BEGIN SELECT RAISE(ABORT, 'disk is full'); END")

    async def run():
        working = asyncio.create_task(make_worker(store, route(server.port)).run())
        await asyncio.sleep(0.2)
        assert ([], False) == (server.taken, working.done())
        with store.ledger.writing() as entry:
            entry.do("DROP TRIGGER full")
        await asyncio.to_thread(wait_until, lambda: {f"{number}.office": "sent"} == store.states())
        working.cancel()

    asyncio.run(run())
    assert (1, None) == (len(server.taken), store.ledger.first_broken())


def test_one_mail_no_server_hears_keeps_no_other_waiting(store, office, route, make_submission):
    """A connection that breaks over one mail is that mail's misfortune; three in a row and the server is left alone."""
    store.accept(*(make_submission(str(turn)) for turn in range(6)))
    work(store, route(office("drop").port))
    assert ["deferred"] + ["sent"] * 11 == sorted(store.states().values())
    store.accept(*(make_submission(f"more {turn}") for turn in range(6)))
    store.clock[0] += timedelta(minutes=1)
    work(store, route(1))
    assert {"new": 9, "deferred": 4, "sent": 11} == Counter(store.states().values())


def test_a_request_that_cannot_be_read_keeps_no_other_waiting(store, office, route, make_submission):
    """A mail whose request the disk does not give waits, the next one goes out."""
    numbers = store.accept(make_submission("1"), make_submission("2"))

    def cannot(mail):
        if mail.number == numbers[0]:
            raise OSError(5, "Input/output error")
        return compose(mail)

    routes = SmtpRoutes([route(office().port)])
    asyncio.run(Worker(store.ledger, store.folder, routes, cannot, 1000, store.now).send_due())
    assert ["deferred", "sent"] == [store.states()[f"{number}.office"] for number in numbers]


def test_a_mail_that_ends_every_worker_waits_longer(store, number):
    """After two broken off attempts it is due at once, after more it waits as after other failures."""
    waits = []
    for _ in range(5):
        queue.claim(store.ledger, store.now() + timedelta(days=1))
        queue.take_up(store.ledger, store.now())
        ((due,),) = store.ledger.ask("SELECT due FROM mails")
        waits.append((datetime.fromisoformat(due) - store.now()).total_seconds() // 60)
    assert [0, 0, 4, 8, 15] == waits
    assert {f"{number}.office": "deferred"} == store.states()


def test_a_killed_worker_s_mail_goes_out(store, number, office, route, wait_until):
    """A worker killed in the middle of a mail leaves it to the next one, under the same Message-ID."""
    silent = office("silent")
    code = (
        "import asyncio, sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from portal.gateway.ledger import Ledger; from portal.gateway.smtp import SmtpRoutes\n"
        "from portal.gateway.worker import Worker; from portal.model.gateway import Route\n"
        "from tests.gateway.test_worker import compose\n"
        "folder, port = Path(sys.argv[1]), int(sys.argv[2])\n"
        "worker = Worker(Ledger(folder / 'ledger.sqlite'), folder, SmtpRoutes([Route('127.0.0.1', port, 'none')]),"
        " compose, 1000, lambda: datetime.now(UTC))\n"
        "asyncio.run(worker.run())\n"
    )
    killed = subprocess.Popen([sys.executable, "-c", code, str(store.folder), str(silent.port)])
    wait_until(lambda: not silent.faults)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert {f"{number}.office": "sending"} == store.states()
    server = office()

    async def run():
        worker = asyncio.create_task(make_worker(store, route(server.port)).run())
        await asyncio.to_thread(wait_until, lambda: {f"{number}.office": "sent"} == store.states())
        worker.cancel()

    asyncio.run(run())
    assert 1 == len(server.taken)
