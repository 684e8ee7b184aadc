"""What an author got wrong: a place, a rule, the values its sentence needs. Saying it is the commands' task."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
SETTINGS_FILE = "site.toml"
GATEWAY_FILE = "gateway.toml"


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file of the site; the path is relative to its root and uses ``/``, line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault at one place; ``rule`` names its sentence in the catalogue, ``values`` fill the gaps in it."""

    where: Location
    rule: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = "error"


class SiteRejected(Exception):
    """The site was not built; ``problems`` holds every reason, sorted and without doubles."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order they are shown."""
        self.problems = sorted_problems(problems)
        super().__init__(f"{len(self.problems)} problems")


class CannotFinish(Exception):
    """Something outside the content failed: the disk, the network."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the sentence's key and what fills its gaps."""
        self.key = key
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(key)


def error(where: Location, rule: str, **values: object) -> Problem:
    """A problem that stops the build."""
    return Problem(where, rule, tuple((name, str(value)) for name, value in values.items()))


def warning(where: Location, rule: str, **values: object) -> Problem:
    """A problem worth showing that stops nothing."""
    return Problem(where, rule, tuple((name, str(value)) for name, value in values.items()), "warning")


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once."""
    return tuple(sorted(set(problems)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity == "error" for problem in problems)


def reject_if_any(problems: Iterable[Problem]) -> None:
    """Raise ``SiteRejected`` with all the problems when one of them is an error."""
    found = tuple(problems)
    if has_errors(found):
        raise SiteRejected(found)
