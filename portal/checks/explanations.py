"""What an interpretation explains: the points it goes into, in words of its own (seed 2-12; domain.md §10)."""

import re
from collections.abc import Iterator, Mapping

from portal.checks.relations import Relations, of_type
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Problem, warning
from portal.schema.words import INTERPRETATION_POINT

# 背景依据、文件内容、执行口径和操作方法: each by any of its points.
_ASKED: Mapping[str, frozenset[str]] = {
    "background": frozenset({"background", "purpose"}),
    "contents": frozenset({"contents", "goals", "scope"}),
    "operation": frozenset({"operation", "standards"}),
}
_SENTENCE = re.compile("[^。；！？\\n]{16,}")
_MOST_REPEATED = 50


def points_explained(tree: SourceTree) -> Iterator[Problem]:
    """The interpretations of a policy together say why it is, what it says, and how it is carried out."""
    relations = Relations(tree)
    for policy in of_type(tree, "policy"):
        found = sorted(relations.naming(policy, "interprets"), key=lambda document: document.number)
        named = {point for document in found for point in document.entry.texts("covers")}
        lacking = "、".join(INTERPRETATION_POINT[key] for key, points in _ASKED.items() if not points & named)
        if found and lacking:
            where = found[0].entry.place("covers" if "covers" in found[0].entry.values else "interprets")
            yield warning(where, "interpretation-lacks", number=policy.number, points=lacking)


def said_in_other_words(tree: SourceTree) -> Iterator[Problem]:
    """An interpretation does not merely repeat the document."""
    relations = Relations(tree)
    for document in of_type(tree, "interpretation"):
        sentences = _sentences(document)
        for where, policy in relations.targets(document, "interprets") if sentences else ():
            share = 100 * len(sentences & _sentences(policy)) // len(sentences)
            if share >= _MOST_REPEATED:
                yield warning(where, "interpretation-repeats", number=policy.number, share=share)


def _sentences(document: SourceDocument) -> frozenset[str]:
    return frozenset(sentence.strip() for sentence in _SENTENCE.findall(document.body))
