"""The gateway that runs beside a preview: the real one, with an outbox in place of mail servers."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import urlsplit

from portal.calendar import Calendar
from portal.commands.order import moment
from portal.gateway.outbox import Outbox, WithOutbox
from portal.gateway.running import StoreTaken, open_gateway
from portal.gateway.safe import safe_of
from portal.gateway.server import Server
from portal.load.calendar import load_calendar
from portal.load.forms import FOLDER, load_forms
from portal.load.gateway_file import load_gateway
from portal.load.settings import load_settings
from portal.model.form import Form
from portal.model.gateway import GatewaySettings, Route
from portal.preview.forward import PREFIX, Beside
from portal.render.templates import OUR_TEMPLATES

_ANY_PORT = 0


@dataclass(frozen=True, slots=True)
class LocalGateway:
    """A gateway that is serving; its forms follow the site's files."""

    root: Path
    port: int
    forms: dict[str, Form]
    site: str

    def look(self) -> Beside | None:
        """Read the forms again; what the preview must know, None where the site does not send to a gateway of ours."""
        forms, _ = load_forms(self.root / FOLDER)
        self.forms.update({form.id: form for form in forms})
        gateway = load_settings(self.root)[0].gateway
        parts = urlsplit(self.site)
        is_ours = gateway.preset == "self" and gateway.url
        return Beside(self.port, gateway.url, f"{parts.scheme}://{parts.netloc}") if is_ours else None


@contextmanager
def local_gateway(root: Path, as_of: str | None) -> Iterator[LocalGateway | None]:
    """A gateway beside the preview for as long as the context lasts; None where gateway.toml is missing or wrong."""
    settings, _ = load_gateway(root, None)
    if settings is None:
        yield None
        return
    with _kept(root, settings) as (folder, keys):
        local = replace(
            settings,
            address=PREFIX,
            host="127.0.0.1",
            port=_ANY_PORT,
            store=folder / "preview-gateway",
            reserve=0,
            proxies=(),
            secret="",
            keys=keys,
            routes=(Route("outbox", 25),),
        )
        with _serving(root, local, Outbox(folder / "outbox", safe_of(keys)), as_of) as gateway:
            yield gateway


@contextmanager
def _kept(root: Path, settings: GatewaySettings) -> Iterator[tuple[Path, tuple[bytes, ...]]]:
    """Where what is sent to the preview lies; if the gateway encrypts, with a key of this run, and then it goes."""
    if not settings.seals:
        yield root / ".gongkai", ()
        return
    with TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        yield Path(folder), (secrets.token_bytes(32),)


@contextmanager
def _serving(root: Path, local: GatewaySettings, outbox: Outbox, as_of: str | None) -> Iterator[LocalGateway | None]:
    """The gateway while it serves; None where another preview of the site has its store."""
    forms: dict[str, Form] = {form.id: form for form in load_forms(root / FOLDER)[0]}

    began, started = moment(as_of), monotonic()

    def now() -> datetime:
        """The preview's moment, from which time goes on: whoever fills in a form takes a while."""
        return began + timedelta(seconds=monotonic() - started)

    templates = [root / "templates", OUR_TEMPLATES]
    try:
        gateway = open_gateway(local, forms, Calendar(load_calendar(root)[0]), templates, outbox, now)
    except StoreTaken:
        yield None
        return
    server = Server(local, WithOutbox(gateway.app, outbox, gateway.desk.pages), gateway.beside)
    thread = threading.Thread(target=server.run, name="gateway", daemon=True)
    thread.start()
    try:
        yield LocalGateway(root, server.port(), forms, local.site)
    finally:
        server.should_exit = True
        thread.join()
        gateway.close()
