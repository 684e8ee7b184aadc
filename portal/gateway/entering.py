"""A request's first line in the ledger and the mails that follow from it."""

from datetime import datetime

from portal.gateway.ledger import Entry
from portal.gateway.queue import enqueue
from portal.gateway.submission import Filed, Submission


def enter(entry: Entry, number: str, request: Submission | Filed, at: datetime, event: str) -> None:
    """Enter the request; what is suspect waits in quarantine, all else is due to be sent."""
    entry.do(
        "INSERT OR REPLACE INTO requests (number, form, received_at, once, key_hash, quarantined)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        *(number, request.form, request.received_at.isoformat(), request.once, request.key_hash),
        bool(request.suspicions),
    )
    entry.line(
        at,
        number,
        event,
        form=request.form,
        received_at=request.received_at.isoformat(),
        applicant=request.values.get("org_subtype") or request.values.get("applicant_type", ""),
        has_address=bool(request.values.get("email")),
        digest=request.digest,
        suspicions=list(request.suspicions),
    )
    if not request.suspicions:
        send_on(entry, number, request, at)


def send_on(entry: Entry, number: str, request: Submission | Filed, at: datetime) -> None:
    """Queue the mail to the office, and the applicant's receipt where there is an address."""
    enqueue(entry, at, number, "office")
    if request.values.get("email"):
        enqueue(entry, at, number, "receipt")
