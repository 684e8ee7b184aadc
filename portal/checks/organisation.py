"""Who answers for openness: a leader has it in his division of work, in public (seed 三（一）; 条例 第四条)."""

from collections.abc import Iterator

from portal.model.source import SourceTree
from portal.problems import Problem, warning


def leader_of_openness(tree: SourceTree) -> Iterator[Problem]:
    """Where leaders are named, one of them is in charge of openness."""
    leaders = tree.bureau.entries("leaders") if tree.bureau else ()
    if tree.bureau and leaders and not any(leader.flag("openness") for leader in leaders):
        yield warning(tree.bureau.place("leaders"), "no-openness-leader")
