"""A store of its own for each test, a submission to put in it, and a real mail server with faults to order."""

import asyncio
import hashlib
import io
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller

from portal.calendar import Calendar
from portal.gateway.intake import Intake
from portal.gateway.ledger import Ledger
from portal.gateway.running import Gateway, open_gateway
from portal.gateway.safe import safe_of
from portal.gateway.server import Server
from portal.gateway.smtp import SmtpRoutes
from portal.gateway.spool import Spool
from portal.gateway.submission import Submission, Upload
from portal.load.forms import our_request_form
from portal.model.form import Form
from portal.model.gateway import GatewaySettings, Limits, Route
from portal.model.gateway import Office as Office_
from tests.ports import free_port
from tests.waiting import PATIENCE, wait_until

TEMPLATES = Path(__file__).parents[2] / "templates"
NOON = datetime(2026, 6, 30, 12, 0, tzinfo=timezone(timedelta(hours=8)))
STORE_KEY = bytes(range(32))
CERTIFICATE, KEY = Path(__file__).with_name("localhost.pem"), Path(__file__).with_name("localhost.key")
VALUES = {
    "applicant_type": "citizen",
    "name": "张木兰",
    "id_type": "id_card",
    "id_no": "11010519491231002X",
    "phone": "0789-6520000",
    "email": "applicant@mail.example",
    "info_desc": "2025年全县油茶低产林改造补助资金分配到各乡镇的文件",
    "carrier": "electronic",
    "delivery": "email",
    "consent": "yes",
}


def make_upload(content: bytes, name: str = "证件.pdf") -> Upload:
    """A file as it comes with a form."""
    digest = hashlib.sha256(content).hexdigest()
    return Upload("id_proof", name, "pdf", len(content), digest, io.BytesIO(content))


@pytest.fixture(name="make_upload", scope="session")
def _make_upload() -> Callable[..., Upload]:
    """Make a file as it comes with a form."""
    return make_upload


def make_submission(once: str = "once", **changes: object) -> Submission:
    """A valid request of a citizen."""
    base = Submission("request", "1", VALUES, (), NOON, "digest", once, "key hash")
    return replace(base, **changes)


@pytest.fixture(name="make_submission", scope="session")
def _make_submission() -> Callable[..., Submission]:
    """Make a valid request."""
    return make_submission


@dataclass
class Store:
    """Spool, ledger and intake in one folder."""

    folder: Path
    keys: tuple[bytes, ...] = ()
    clock: list[datetime] = field(default_factory=lambda: [NOON])

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Open, again after ``close``."""
        self.safe = safe_of(self.keys)
        self.spool = Spool(self.folder / "requests", self.safe)
        self.ledger = Ledger(self.folder / "ledger.sqlite", self.safe)
        self.intake = Intake(self.spool, self.ledger, 0, self.now)

    def now(self) -> datetime:
        """The moment the test has set."""
        return self.clock[0]

    def accept(self, *submissions: Submission) -> list[str]:
        """The numbers of the submissions, accepted together."""
        answers = [self.intake.accept(submission) for submission in submissions]
        return [answer.result(PATIENCE).number for answer in answers]

    def states(self) -> dict[str, str]:
        """The state of each mail."""
        return dict(self.ledger.ask("SELECT id, state FROM mails ORDER BY id"))

    def close(self) -> None:
        """Close all."""
        self.intake.close()
        self.ledger.close()


@pytest.fixture
def keys() -> tuple[bytes, ...]:
    """The keys of the stores of a test; a module that is marked ``BOTH_WAYS`` runs with one as well."""
    return ()


BOTH_WAYS = pytest.mark.parametrize("keys", [(), (STORE_KEY,)], ids=["plain", "sealed"])


@pytest.fixture
def store(tmp_path: Path, keys: tuple[bytes, ...]) -> Iterator[Store]:
    """An empty store."""
    made = Store(tmp_path / "store", keys)
    yield made
    made.close()


@dataclass
class Office:
    """A mail server that keeps what it took, and meets each mail with the next of its ``faults`` (None: takes it)."""

    faults: list[str | None] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    port: int = 0
    held: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, _server, _session, envelope, address, _options) -> str:  # noqa: N802 - aiosmtpd's name
        """Refuse the recipient when that is the fault."""
        fault = self.faults[0] if self.faults else None
        if fault and fault.startswith("rcpt "):
            self.faults.pop(0)
            self.refused.append(fault)
            return fault[5:]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take the mail, or do what the fault says."""
        fault = self.faults.pop(0) if self.faults else None
        if fault == "hold":
            self.held.set()
            while not self.released.is_set():  # noqa: ASYNC110 - it is set by the test's thread
                await asyncio.sleep(0.01)
            fault = None
        if fault is None or fault == "drop after":
            self.taken.append(envelope.content)
        if fault in {"drop", "drop after"}:
            server.transport.abort()
            return "451 never heard"
        if fault == "silent":
            await asyncio.sleep(30)
        self.refused += [fault] if fault else []
        return fault or f"250 kept as {len(self.taken)}"


@pytest.fixture
def office() -> Iterator[Callable[..., Office]]:
    """Start mail servers; they end with the test."""
    running: list[Controller] = []

    def start(*faults: str | None, tls: str = "none") -> Office:
        handler = Office(list(faults))
        context = None
        if tls != "none":
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(CERTIFICATE, KEY)
        options: dict[str, object] = {"ssl_context": context} if tls == "tls" else {}
        if tls == "starttls":
            options = {"tls_context": context, "require_starttls": True}
        handler.port = free_port()
        controller = Controller(handler, hostname="127.0.0.1", port=handler.port, decode_data=False, **options)
        controller.start()
        running.append(controller)
        return handler

    yield start
    for controller in running:
        controller.stop(no_assert=True)


@pytest.fixture(scope="session")
def route() -> Callable[..., Route]:
    """A route to a server of the test."""

    def make(port: int, **changes: object) -> Route:
        base = Route("127.0.0.1", port, "none", timeout=PATIENCE)
        return replace(base, **changes)

    return make


@dataclass
class Running:
    """A gateway that serves on a port of this computer, and what it sends its mails to."""

    settings: GatewaySettings
    gateway: Gateway
    server: Server
    clock: list[datetime]
    thread: threading.Thread

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.settings.port}/"

    def post(self, values: dict[str, str] | None = None, **options: object) -> httpx.Response:
        """The answer to a form posted as a script of the site does."""
        headers = {"Accept": "application/json", "Origin": "https://lyj.yunling.example"} | options.pop("headers", {})
        files = options.pop("files", None) or {"nothing": ("", b"")}
        address = f"{self.url}f/{options.pop('form', 'request')}"
        data = VALUES if values is None else values
        return httpx.post(address, data=data, files=files, headers=headers, timeout=30, **options)

    def token(self) -> str:
        """A token that is old enough to be a person's."""
        token = httpx.get(f"{self.url}f/request/challenge").json()["token"]
        self.clock[0] += timedelta(seconds=30)
        return str(token)

    def stop(self) -> None:
        """End it."""
        self.server.should_exit = True
        self.thread.join(30)
        self.gateway.close()


@pytest.fixture
def serving(tmp_path: Path, keys: tuple[bytes, ...]) -> Iterator[Callable[..., Running]]:
    """Start gateways; they end with the test."""
    running: list[Running] = []

    def start(
        *routes: Route, folder: str = "store", forms: dict[str, Form] | None = None, **changes: object
    ) -> Running:
        port = free_port()
        base = GatewaySettings(
            office=Office_(
                "云岭县林业局", "办公室", "云屏镇青屏路36号", "0789-6521208", email="xxgk@lyj.yunling.example"
            ),
            site="https://lyj.yunling.example/",
            address=f"http://127.0.0.1:{port}/",
            mailbox="xxgk@lyj.yunling.example",
            sender="gateway@lyj.yunling.example",
            routes=routes or (Route("127.0.0.1", 1, "none"),),
            store=tmp_path / folder,
            origins=("https://lyj.yunling.example", f"http://127.0.0.1:{port}"),
            port=port,
            reserve=0,
            keys=keys,
            limits=Limits(block=10_000, form=10_000, total=10_000, refuse=100_000),
        )
        settings = replace(base, **changes)
        clock = [NOON]
        known = forms or {form.id: form for form in (our_request_form(),)}
        gateway = open_gateway(settings, known, Calendar(), [TEMPLATES], SmtpRoutes(settings.routes), lambda: clock[0])
        server = Server(settings, gateway.app, gateway.beside)
        thread = threading.Thread(target=server.run)
        thread.start()
        made = Running(settings, gateway, server, clock, thread)
        running.append(made)
        wait_until(lambda: server.started)
        return made

    yield start
    for each in running:
        if each.thread.is_alive():
            each.stop()


@pytest.fixture(name="wait_until", scope="session")
def _wait_until() -> Callable[..., None]:
    """Wait for a condition."""
    return wait_until
