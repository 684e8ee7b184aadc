"""Where the readers note what is wrong with one file."""

from dataclasses import dataclass, field

from portal.problems import Location, Problem, error, warning


@dataclass(slots=True)
class Report:
    """The problems of one file, in the order they were met.

    ``lost`` holds the first words of lines that could not be read; ``moved`` says, by line, behind which column a
    mended line is longer than its author's and by how much, so that places are the author's.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    moved: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def error(self, rule: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Note a problem that stops the build."""
        self.problems.append(error(Location(self.path, line, column), rule, **values))

    def warning(self, rule: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Note a problem that stops nothing."""
        self.problems.append(warning(Location(self.path, line, column), rule, **values))

    def original(self, line: int, column: int) -> tuple[int, int]:
        """The place as the author sees it, of a place in the mended text."""
        if line not in self.moved:
            return line, column
        for behind, added in sorted(self.moved[line]):
            if column > behind:
                column = max(column - added, behind, 1)
        return line, column

    def note_move(self, line: int, behind: int, added: int) -> None:
        """Remember that the line, as mended so far, is ``added`` characters longer behind a column."""
        if added:
            self.moved.setdefault(line, []).append((self.original(line, behind)[1] if behind else 0, added))

    def has_lost(self, *words: str) -> bool:
        """Whether a line that could not be read began with one of the words."""
        return any(line.startswith(word) for line in self.lost for word in words)
