"""A gateway put together: what takes in, what sends, what looks at the clock."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from starlette.types import ASGIApp

from portal.calendar import Calendar
from portal.gateway.app import make_app
from portal.gateway.daily import rounds
from portal.gateway.desk import Desk
from portal.gateway.holding import Holding
from portal.gateway.intake import Intake
from portal.gateway.mails import Composer
from portal.gateway.outcome import Carrier
from portal.gateway.pages import Pages
from portal.gateway.proof_of_work import ProofOfWork
from portal.gateway.rates import Rates
from portal.gateway.recovery import Recovered, note_restored, recover
from portal.gateway.store import open_store, secret_of, take_store
from portal.gateway.tokens import Signer
from portal.gateway.worker import Worker
from portal.model.form import Form
from portal.model.gateway import GatewaySettings


class StoreTaken(Exception):
    """Another gateway takes in requests for this store."""


@dataclass(frozen=True, slots=True)
class Gateway:
    """A gateway that is ready: its application, what is to run beside it, and what its start put right."""

    desk: Desk
    app: ASGIApp
    beside: Callable[[], list[Coroutine[Any, Any, None]]]
    recovered: Recovered
    lock: BinaryIO

    def close(self) -> None:
        """Finish what has come in and let go of the store."""
        self.desk.intake.close()
        self.desk.store.ledger.close()
        self.lock.close()


def open_gateway(
    settings: GatewaySettings,
    forms: Mapping[str, Form],
    calendar: Calendar,
    folders: Sequence[Path],
    carrier: Carrier,
    now: Callable[[], datetime],
) -> Gateway:
    """The gateway over the store of the settings. Raises ``StoreTaken``, ``WrongKey``, OSError, ``sqlite3.Error``."""
    with ExitStack() as undo:  # whoever tries again finds nothing open
        store = open_store(settings.store, settings.keys)
        undo.callback(store.ledger.close)
        lock = take_store(settings.store)
        if lock is None:
            raise StoreTaken
        undo.callback(lock.close)
        recovered = recover(store.spool, store.ledger, now())
        note_restored(settings.store, store.ledger, now())
        signer = Signer(settings.secret or secret_of(settings.store), now)
        holding = Holding(settings.store / "held", store.safe)
        intake = Intake(store.spool, store.ledger, settings.reserve, now)
        undo.pop_all()
    pages = Pages(settings, folders)
    composer = Composer(settings, forms, store, pages, signer, calendar)
    per_hour = sum(route.per_hour for route in settings.routes)
    worker = Worker(store.ledger, settings.store, carrier, composer.compose, per_hour, now)
    desk = Desk(
        settings=settings,
        forms=forms,
        store=store,
        intake=intake,
        holding=holding,
        signer=signer,
        proofs=ProofOfWork(signer, now),
        rates=Rates(settings.limits),
        pages=pages,
        clock=now,
        wake=worker.wake,
    )

    def beside() -> list[Coroutine[Any, Any, None]]:
        return [worker.run(), rounds(desk), desk.intake.watch()]

    return Gateway(desk, make_app(desk), beside, recovered, lock)
