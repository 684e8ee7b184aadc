"""Where the readers note what is wrong with one file."""

from dataclasses import dataclass, field

from portal.problems import Location, Problem, error, warning


@dataclass(slots=True)
class Report:
    """The problems of one file, in the order they were met, and the keys lost with lines that could not be read."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def error(self, rule: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Note a problem that stops the build."""
        self.problems.append(error(Location(self.path, line, column), rule, **values))

    def warning(self, rule: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Note a problem that stops nothing."""
        self.problems.append(warning(Location(self.path, line, column), rule, **values))
