"""How the gateway is: what waits, for how long, and whether there is room."""

import shutil
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from portal.gateway.store import Store

UNKNOWN: Mapping[str, object] = {
    "status": "failing",
    **dict.fromkeys(("oldest_unsent_seconds", "unsent", "dead", "quarantined", "free_bytes")),
}
_LATE = 3600  # seconds until unsent mail to the office is a matter for the operator


def health(store: Store, reserve: int, now: datetime) -> Mapping[str, object]:
    """``status`` is ok, degraded (something needs a look) or failing (nothing is taken in)."""
    try:
        waiting = store.ledger.ask(
            "SELECT queued_at, kind FROM mails WHERE state IN ('new', 'sending', 'deferred') ORDER BY queued_at"
        )
        dead = len(store.ledger.ask("SELECT id FROM mails WHERE state = 'dead'"))
        quarantined = len(store.ledger.ask("SELECT number FROM requests WHERE quarantined"))
        free = shutil.disk_usage(store.folder).free
    except (OSError, sqlite3.Error):
        return UNKNOWN
    oldest = max(0, int((now - datetime.fromisoformat(waiting[0][0])).total_seconds())) if waiting else 0
    degraded = dead or oldest > _LATE
    return {
        "status": "failing" if free < reserve else "degraded" if degraded else "ok",
        "oldest_unsent_seconds": oldest,
        "unsent": len(waiting),
        "dead": dead,
        "quarantined": quarantined,
        "free_bytes": free,
    }
