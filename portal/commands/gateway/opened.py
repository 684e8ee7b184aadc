"""What every action of ``gateway`` starts from."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from portal.calendar import Calendar
from portal.commands.order import CHECKOUT, WrongCommandLine
from portal.gateway.numbers import normal_number
from portal.gateway.store import Store, open_store
from portal.messages import Language, say
from portal.model.form import Form
from portal.model.gateway import GatewaySettings


@dataclass
class Opened:
    """A site's gateway as the command line meets it: settings, forms, regional days, arguments, moment."""

    root: Path
    settings: GatewaySettings
    forms: dict[str, Form]
    days: Mapping[date, bool]
    arguments: argparse.Namespace
    language: Language
    as_of: datetime

    @cached_property
    def store(self) -> Store:
        """The store, opened when it is first needed."""
        return open_store(self.settings.store, self.settings.keys)

    @cached_property
    def calendar(self) -> Calendar:
        """The bureau's working days."""
        return Calendar(self.days)

    @property
    def templates(self) -> list[Path]:
        """Where the gateway's templates are looked for."""
        return [self.root / "templates", CHECKOUT / "templates"]

    def number(self) -> str:
        """The one number the command line names. Raises ``WrongCommandLine``."""
        number = normal_number(self.arguments.number)
        if not number:
            raise WrongCommandLine("gateway-bad-number", value=self.arguments.number)
        return number

    def day(self) -> date:
        """The day ``--day`` names, today without it; no day to come. Raises ``WrongCommandLine``."""
        text = self.arguments.day
        try:
            day = date.fromisoformat(text) if text else self.as_of.date()
        except ValueError:
            raise WrongCommandLine("gateway-bad-day", value=text) from None
        if day > self.as_of.date():
            raise WrongCommandLine("gateway-day-to-come", value=text)
        return day

    def tell(self, key: str, **values: object) -> None:
        """Say a sentence of the catalogue."""
        print(say(key, self.language, values), file=sys.stderr)
