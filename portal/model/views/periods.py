"""What the public may answer, and until when."""

import datetime as dt
from dataclasses import dataclass

from portal.model.views.lines import DocumentLine, Link


@dataclass(frozen=True, slots=True)
class Period:
    """When the public may answer: ``state`` is waiting, open or closed; ``form`` is empty when none is taken.

    ``kind`` is the form's id: comment, or attendance for who wants to sit in on a meeting.
    """

    state: str
    begin: dt.date
    until: dt.date
    days_left: int
    form: str = ""
    answers: tuple[Link, ...] = ()
    kind: str = "comment"


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A row of what is open."""

    line: DocumentLine
    period: Period
