"""Mail servers: one attempt over each route in turn, TLS or nothing."""

import ssl
from collections.abc import Sequence
from email.message import EmailMessage

import aiosmtplib

from portal.gateway.outcome import Outcome
from portal.model.gateway import Route

_NEVER = range(500, 600)
_SIZES = frozenset({552, 523})
_SIZE_CODES = ("5.2.3", "5.3.4", "5.7.0 attachment")
_MOST_WORDS = 300


class SmtpRoutes:
    """Carries a mail over the first route that takes it."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = routes

    async def carry(self, message: EmailMessage, recipient: str) -> Outcome:
        """The first success; else what leaves most hope: a mailbox that finds it too large, one to try later."""
        outcomes = []
        for route in self._routes:
            outcome = await send(route, message, recipient)
            if outcome.kind == "sent":
                return outcome
            outcomes.append(outcome)
        order = ("too-large", "later", "unreachable", "never")
        return min(outcomes, key=lambda outcome: order.index(outcome.kind))


async def send(route: Route, message: EmailMessage, recipient: str) -> Outcome:
    """What the route's server says to the mail."""
    name = f"{route.host}:{route.port}"
    content = message.as_bytes()
    if len(content) > route.size:
        return Outcome("too-large", f"{len(content)} > {route.size}", name)
    try:
        async with _client(route) as client:
            _, words = await client.sendmail(message["From"].addresses[0].addr_spec, [recipient], content)
    except aiosmtplib.SMTPRecipientsRefused as fault:
        return _refusal(fault.recipients[0], name)
    except aiosmtplib.SMTPResponseException as fault:
        return _refusal(fault, name)
    except (aiosmtplib.SMTPException, OSError, ValueError) as fault:
        return Outcome("unreachable", f"{type(fault).__name__}: {fault}"[:_MOST_WORDS], name)
    return Outcome("sent", f"250 {words}"[:_MOST_WORDS], name)


async def probe(route: Route) -> Outcome:
    """Whether the route's server lets us in, without sending anything."""
    name = f"{route.host}:{route.port}"
    try:
        async with _client(route) as client:
            code, words = await client.noop()
    except (aiosmtplib.SMTPException, OSError, ValueError) as fault:
        return Outcome("unreachable", f"{type(fault).__name__}: {fault}"[:_MOST_WORDS], name)
    return Outcome("sent", f"{code} {words}"[:_MOST_WORDS], name)


def _client(route: Route) -> aiosmtplib.SMTP:
    return aiosmtplib.SMTP(
        hostname=route.host,
        port=route.port,
        username=route.user or None,
        password=route.password or None,
        use_tls=route.security == "tls",
        start_tls=route.security == "starttls",
        tls_context=_context(route) if route.security != "none" else None,
        timeout=route.timeout,
    )


def _context(route: Route) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=route.ca_file or None)


def _refusal(fault: aiosmtplib.SMTPResponseException, name: str) -> Outcome:
    words = f"{fault.code} {fault.message}".replace("\n", " ")[:_MOST_WORDS]
    if fault.code in _SIZES or any(code in words for code in _SIZE_CODES):
        return Outcome("too-large", words, name)
    return Outcome("never" if fault.code in _NEVER else "later", words, name)
