"""Ports for servers of the tests: none that the system gives to a connection meanwhile, nor of another run of tests."""

import os
import socket
from itertools import cycle, islice

_EACH = 100
_FIRST = 10_000 + os.getpid() % 100 * _EACH  # below those of connections; 20,000 to 30,000 are the previews'
_PORTS = cycle(range(_FIRST, _FIRST + _EACH))


def free_port() -> int:
    """A port of this computer that nobody listens on, another one each time."""
    return next(port for port in islice(_PORTS, _EACH) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def is_listening(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
