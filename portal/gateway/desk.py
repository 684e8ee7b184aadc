"""What every answer of the gateway needs, in one hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.gateway.holding import Holding
from portal.gateway.intake import Intake
from portal.gateway.pages import Pages
from portal.gateway.proof_of_work import ProofOfWork
from portal.gateway.rates import Rates
from portal.gateway.store import Store
from portal.gateway.tokens import Signer
from portal.model.form import Form
from portal.model.gateway import GatewaySettings


@dataclass(frozen=True, slots=True)
class Desk:
    """Settings, forms, store and the rest; ``wake`` tells the worker that a mail is due."""

    settings: GatewaySettings
    forms: Mapping[str, Form]
    store: Store
    intake: Intake
    holding: Holding
    signer: Signer
    proofs: ProofOfWork
    rates: Rates
    pages: Pages
    clock: Callable[[], datetime]
    wake: Callable[[], None]
