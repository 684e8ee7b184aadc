"""Who the bureau is and what it discloses: leaders, organs, the standard directory."""

from dataclasses import dataclass

from portal.model.public import Leader, Office, Organ


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Leaders, those of them in charge of openness, organs, and the office."""

    leaders: tuple[Leader, ...]
    in_charge: tuple[Leader, ...]
    organs: tuple[Organ, ...]
    office: Office


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """A row of the standard directory; ``address`` is the column it stands for."""

    cells: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """The standard directory, and where it can be downloaded."""

    head: tuple[str, ...]
    rows: tuple[DirectoryRow, ...]
    csv: str
    xlsx: str
