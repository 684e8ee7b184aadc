"""``gateway serve``: take in forms and send them on until told to end."""

import signal
import socket
import sqlite3
import sys
from types import FrameType
from typing import NoReturn

from portal.commands.gateway.following import follow
from portal.commands.gateway.opened import Opened
from portal.commands.order import moment
from portal.gateway.closed import Closed
from portal.gateway.pages import Pages
from portal.gateway.running import Gateway, StoreTaken, open_gateway
from portal.gateway.server import Server, listening
from portal.gateway.smtp import SmtpRoutes
from portal.model.gateway import GatewaySettings
from portal.problems import CannotFinish


def serve(opened: Opened) -> int:
    """Serve; a store that cannot be opened for want of room is tried again while everybody is told of other ways."""
    settings = opened.settings
    signal.signal(signal.SIGTERM, _end)  # uvicorn raises it again when all is answered
    closed = Closed(settings, opened.forms, Pages(settings, opened.templates), lambda: _open(opened))
    gateway: Gateway | None = None
    try:
        gateway = _open_if_possible(opened)
        place = _listen(settings)
        opened.tell("gateway-serving", host=settings.host, port=settings.port, address=settings.address)
        app, beside = (gateway.app, gateway.beside) if gateway else (closed, lambda: [closed.run()])
        Server(settings, app, lambda: [*beside(), follow(opened)]).run([place])
    except StoreTaken as fault:
        raise CannotFinish("gateway-taken", path=settings.store) from fault
    finally:
        for each in filter(None, (gateway, closed.gateway)):
            each.close()
    return 0


def _open_if_possible(opened: Opened) -> Gateway | None:
    try:
        return _open(opened)
    except (OSError, sqlite3.Error) as fault:
        opened.tell("gateway-closed", path=opened.settings.store, reason=fault)
        return None


def _open(opened: Opened) -> Gateway:
    """The gateway; requests that a kill left without a line are entered and told."""
    settings, as_of = opened.settings, opened.arguments.as_of
    carrier = SmtpRoutes(settings.routes)
    gateway = open_gateway(settings, opened.forms, opened.calendar, opened.templates, carrier, lambda: moment(as_of))
    for number in gateway.recovered.entered:
        opened.tell("gateway-recovered", number=number)
    for number in gateway.recovered.damaged:
        opened.tell("gateway-request-damaged", number=number)
    return gateway


def _listen(settings: GatewaySettings) -> socket.socket:
    try:
        return listening(settings.host, settings.port)
    except OSError as fault:
        raise CannotFinish("gateway-cannot-listen", host=settings.host, port=settings.port) from fault


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
