"""Where a fault seen on a finished page was written: the link in the Markdown that leads there."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from portal.links import Target, document_number, line_and_column, link_targets
from portal.model.public import PublicDocument
from portal.problems import Location, Problem, error

_RULE = "dead-anchor"
_OUTPUT = "output/"


def told_at_origin(problems: Iterable[Problem], documents: Iterable[PublicDocument]) -> Iterator[Problem]:
    """The problems, a dead anchor told once for each link in a body that leads there; others stay where they are."""
    dead: dict[str, Problem] = {}
    for problem in problems:
        if problem.rule == _RULE:
            dead[_meant_by_problem(problem)] = problem
        else:
            yield problem
    written = _written(dead, documents) if dead else {}
    for place, problem in dead.items():
        yield from written.get(place, [problem])


def _written(dead: Iterable[str], documents: Iterable[PublicDocument]) -> dict[str, list[Problem]]:
    """By place that is not there, a problem for each link that leads to it."""
    wanted = frozenset(dead)
    found: dict[str, list[Problem]] = defaultdict(list)
    for document in documents:
        for target in link_targets(document.body) if "#" in document.body else ():
            place = _meant(target, document.number)
            if place in wanted:
                where = Location(document.path, *line_and_column(document.body, target.offset, document.body_line))
                found[place].append(error(where, _RULE, target=target.text))
    return found


def _meant(target: Target, number: str) -> str:
    """The page and the place in it that a link of a document's body means, as an address of the site."""
    fragment = unquote(target.text.partition("#")[2])
    if not target.path:
        return f"d/{number}.html#{fragment}"
    other = document_number(target.path)
    return f"d/{other}.html#{fragment}" if other else posixpath.normpath(f"d/{target.path}") + f"#{fragment}"


def _meant_by_problem(problem: Problem) -> str:
    target = unquote(dict(problem.values)["target"])
    return problem.where.path.removeprefix(_OUTPUT) + target if target.startswith("#") else target
