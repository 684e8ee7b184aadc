"""``gateway serve``: take in forms and send them on until told to end."""

import signal
import socket
import sys
from types import FrameType
from typing import NoReturn

from portal.commands.gateway.following import follow
from portal.commands.gateway.opened import Opened
from portal.commands.order import moment
from portal.gateway.running import StoreTaken, open_gateway
from portal.gateway.server import Server, listening
from portal.gateway.smtp import SmtpRoutes
from portal.model.gateway import GatewaySettings
from portal.problems import CannotFinish


def serve(opened: Opened) -> int:
    """Serve; requests that a kill left without a line are entered first."""
    settings, as_of = opened.settings, opened.arguments.as_of
    carrier = SmtpRoutes(settings.routes)
    try:
        gateway = open_gateway(
            settings, opened.forms, opened.calendar, opened.templates, carrier, lambda: moment(as_of)
        )
    except StoreTaken as fault:
        raise CannotFinish("gateway-taken", path=settings.store) from fault
    for number in gateway.recovered.entered:
        opened.tell("gateway-recovered", number=number)
    for number in gateway.recovered.damaged:
        opened.tell("gateway-request-damaged", number=number)
    signal.signal(signal.SIGTERM, _end)  # uvicorn raises it again when all is answered
    try:
        place = _listen(settings)
        opened.tell("gateway-serving", host=settings.host, port=settings.port, address=settings.address)
        Server(settings, gateway.app, lambda: [*gateway.beside(), follow(opened)]).run([place])
    finally:
        gateway.close()
    return 0


def _listen(settings: GatewaySettings) -> socket.socket:
    try:
        return listening(settings.host, settings.port)
    except OSError as fault:
        raise CannotFinish("gateway-cannot-listen", host=settings.host, port=settings.port) from fault


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
