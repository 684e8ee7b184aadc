"""Forms sent from the preview: passed on to a gateway that runs beside it, and never to the real one."""

import http.client
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message

PREFIX = "/-/gateway/"
OUTBOX = f"{PREFIX}outbox"
_PATIENCE = 60.0  # seconds
_PASSED = frozenset({"accept", "content-type", "cookie", "user-agent"})
_KEPT = frozenset({"content-type", "content-security-policy", "location", "referrer-policy", "x-content-type-options"})


@dataclass(frozen=True, slots=True)
class Beside:
    """The gateway beside the preview: its port, the address of the real one in the pages, whose site they are of."""

    port: int
    url: str
    origin: str


def points_here(content: bytes, beside: Beside) -> bytes:
    """The page with its forms sent to the gateway beside the preview."""
    return content.replace(f'action="{beside.url}'.encode(), f'action="{PREFIX}'.encode())


def passed_on(
    beside: Beside, method: str, address: str, headers: Message, body: bytes
) -> tuple[int, Iterable[tuple[str, str]], bytes]:
    """The gateway's status, headers and content. Raises OSError, ``http.client.HTTPException``."""
    connection = http.client.HTTPConnection("127.0.0.1", beside.port, timeout=_PATIENCE)
    try:
        connection.request(method, f"/{address.removeprefix(PREFIX)}", body, _headers(beside, headers))
        answer = connection.getresponse()
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() in _KEPT]
        return answer.status, kept, answer.read()
    finally:
        connection.close()


def _headers(beside: Beside, headers: Message) -> Mapping[str, str]:
    """What the browser said, as the real site's page would have it said."""
    return {**{name: value for name, value in headers.items() if name.lower() in _PASSED}, "Origin": beside.origin}
