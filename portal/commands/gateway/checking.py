"""``gateway check``: whether what was kept is whole, what waits, and whether the mail servers let us in."""

import asyncio

from portal.commands.gateway.opened import Opened
from portal.gateway.case import cases_of
from portal.gateway.health import health
from portal.gateway.smtp import probe
from portal.gateway.spool import DamagedRequest
from portal.gateway.wording import HEALTH


def check(opened: Opened) -> int:
    """Both, or with ``--no-mail`` the ledger and the spool alone; 1 when something is wrong."""
    broken = opened.store.ledger.first_broken()
    if broken is not None:
        opened.tell("gateway-chain-broken", line=broken)
    known = cases_of(opened.store.ledger.lines())
    faults = _damaged(opened, [number for number, case in known.items() if not case.purged]) + (broken is not None)
    for number in set(opened.store.spool.numbers()) - set(known):
        opened.tell("gateway-request-without-line", number=number)
    if opened.settings.keys:
        _tell_sealed(opened)
    if opened.arguments.no_mail:
        opened.tell("gateway-store-not-whole" if faults else "gateway-store-whole", count=len(known), faults=faults)
        return 1 if faults else 0
    found = health(opened.store, opened.settings.reserve, opened.as_of)
    opened.tell("gateway-health", **{**found, "status": HEALTH[str(found["status"])]})
    faults += _faults_of_routes(opened)
    return 1 if faults or found["status"] != "ok" else 0


def _damaged(opened: Opened, numbers: list[str]) -> int:
    damaged = [number for number in numbers if not _is_whole(opened, number)]
    for number in damaged:
        opened.tell("gateway-request-damaged", number=number)
    return len(damaged)


def _tell_sealed(opened: Opened) -> None:
    """How many requests want which key: a former one that none wants may still be wanted by lines of the ledger."""
    store = opened.store
    keys = [store.spool.key_of(number) for number in store.spool.numbers()]
    current, plain = keys.count(store.safe.key_id), keys.count("")
    opened.tell("gateway-sealed", current=current, older=len(keys) - current - plain, plain=plain)


def _faults_of_routes(opened: Opened) -> int:
    outcomes = [asyncio.run(probe(route)) for route in opened.settings.routes]
    for outcome in outcomes:
        key = "gateway-route-good" if outcome.kind == "sent" else "gateway-route-bad"
        opened.tell(key, route=outcome.route, words=outcome.words)
    return sum(outcome.kind != "sent" for outcome in outcomes)


def _is_whole(opened: Opened, number: str) -> bool:
    try:
        filed = opened.store.spool.read(number)
        for file in filed.files:
            opened.store.spool.content(number, file)
    except (FileNotFoundError, DamagedRequest):
        return False
    return True
