"""The page of services: what can be done, how far online, and what else helps with it."""

from dataclasses import dataclass

from portal.model.views.interaction import LineGroup
from portal.model.views.lines import DocumentLine


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service: how long it takes, what it costs, where it is done, and where online (may be empty)."""

    line: DocumentLine
    time_limit: str
    fee: str
    place: str
    online: str


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """The services that can be done so far online."""

    id: str
    name: str
    lines: tuple[ServiceLine, ...]


@dataclass(frozen=True, slots=True)
class ServicesView:
    """Services by how far they can be done online, then what is offered beside them."""

    groups: tuple[ServiceGroup, ...]
    others: tuple[LineGroup, ...]
