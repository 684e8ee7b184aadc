"""The settings of the e-mail gateway, as read from gateway.toml."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Office:
    """Who receives requests, and the other ways to reach them."""

    organ: str
    name: str
    address: str
    phone: str
    postcode: str = ""
    hours: str = ""
    fax: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A mail server that takes our mails; ``size`` is the most bytes it takes, ``per_hour`` the most mails.

    ``security`` is tls (from the first byte), starttls, or none, which only this computer itself may be.
    """

    host: str
    port: int
    security: str = "tls"
    user: str = ""
    password: str = ""
    ca_file: str = ""
    size: int = 20_000_000
    per_hour: int = 200
    timeout: float = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken: bytes of a request, files in it, and requests an hour before they are suspect, or refused."""

    request: int = 20_000_000
    files: int = 10
    block: int = 30
    form: int = 300
    total: int = 600
    refuse: int = 3000


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """What the operator says of the gateway.

    ``address`` is where the public reaches it and ``site`` the portal it belongs to, both ending in ``/``; ``origins``
    are the sites whose pages hold its forms; ``store`` is the folder of spool and ledger. ``seals`` says that what is
    kept there is encrypted: with the first of the ``keys``, which secrets alone hold.
    """

    office: Office
    site: str
    address: str
    mailbox: str
    sender: str
    routes: tuple[Route, ...]
    store: Path
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8025
    subject: str = "【{form}】{number}"
    digest_at: time = time(8, 30)
    retention_days: int = 1825
    reserve: int = 500_000_000
    secret: str = ""
    seals: bool = False
    keys: tuple[bytes, ...] = ()
    accent: str = ""
    limits: Limits = field(default_factory=Limits)
