"""Waiting for what another thread or process does: as long as a busy machine may need, and no longer than it takes."""

import time
from collections.abc import Callable

PATIENCE = 60.0  # seconds


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Return when it is true; fail when it does not become so."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
