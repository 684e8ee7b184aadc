"""Joint documents: one organ leads, and its openness and interpretation follow from that (条例 第十条)."""

import re
from collections.abc import Iterator

from portal.model.source import SourceTree
from portal.problems import Problem, error

_SEVERAL = re.compile(r"[、，,；;]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


def joint_documents(tree: SourceTree) -> Iterator[Problem]:
    """The issuer is one organ, the lead; the others stand in their own list."""
    for document in tree.documents:
        issuer = document.entry.text("issuer")
        parts = [part for part in _SEVERAL.split(issuer) if part]
        if len(parts) > 1:
            others = ", ".join(parts[1:])
            yield error(document.entry.place("issuer"), "joint-without-lead", lead=parts[0], others=others)
