"""Interpretations and questions, by the document they are about."""

import datetime as dt
from dataclasses import dataclass

from portal.model.views.lines import DocumentLine, Reference


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and the interpretations of it."""

    policy: Reference
    interpretations: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class InterpretationsView:
    """Every interpretation, by the document it interprets."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question about a policy with its answer; ``address`` is the interpretation it stands in."""

    question: str
    answer: str
    clause: str
    updated: dt.date
    address: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions about one document."""

    policy: Reference
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """Every question, by the document it is about."""

    groups: tuple[QuestionGroup, ...]
