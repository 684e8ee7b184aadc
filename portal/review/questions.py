"""Who did what in a review: what is asked for, and the record the answers make."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.model.settings import ReviewStep
from portal.review.record import Review, Signature

_REQUIRED = ("drafter", "unit", "leader")


@dataclass(frozen=True, slots=True)
class Question:
    """Who did a step: ``key`` is the record's field, or the step's name where it is signed for under that.

    ``step`` is the bureau's name of the step, empty where the field has to be filled in and no step says so.
    """

    key: str
    field: str
    step: str


def questions_of(steps: Sequence[ReviewStep]) -> Iterator[Question]:
    """The steps in their order; before them the drafter, after them unit and leader, when no step is theirs."""
    left = [field for field in _REQUIRED if field not in {step.field for step in steps}]
    if "drafter" in left:
        yield Question("drafter", "drafter", "")
    for step in steps:
        yield Question(step.field or step.name, step.field, step.name)
    yield from (Question(field, field, "") for field in left if field != "drafter")


def review_of(
    answers: Mapping[str, str],
    steps: Sequence[ReviewStep],
    digest: str,
    today: dt.date,
    before: dt.date | None = None,
    signed: Mapping[str, dt.date] | None = None,
    *,
    again: bool = False,
) -> Review:
    """The record: ``before`` is the day of the review it replaces, ``signed`` the days of its steps.

    ``again`` says that the document was reviewed and has changed: the first day is kept and today stands beside it.
    """
    day = today if again or before is None else before
    days = {} if again or signed is None else signed
    return Review(
        drafter=answers["drafter"],
        unit=answers["unit"],
        leader=answers["leader"],
        date=before or today,
        digest=digest,
        office=answers.get("office", ""),
        again=today if again and before else None,
        signatures=tuple(
            Signature(step.name, answers[step.name], days.get(step.name, day)) for step in steps if not step.field
        ),
    )
