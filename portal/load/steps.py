"""The steps of the review, as site.toml names them: ``["初审：审核部门", "法制审核", "终审：审批领导"]``."""

import re
from collections.abc import Iterable, Sequence

from portal.load.report import Report
from portal.load.toml import place
from portal.model.settings import ReviewStep
from portal.schema.fields import REVIEW, REVIEWERS

_COLON = re.compile("[:：]")
_KNOWN = "、".join(REVIEW.by_key[name].label for name in REVIEWERS)
_FIELDS = {key: field for key, field in REVIEW.by_key.items() if field.name in REVIEWERS}


def read_steps(written: Iterable[str]) -> tuple[ReviewStep, ...]:
    """The steps, without those that cannot be read."""
    return tuple(step for text in written if (step := _step(text)) is not None)


def check_steps(written: Sequence[str], text: str, report: Report) -> None:
    """Note the steps that name nothing, or no field of the record, or what another step has named."""
    seen: set[str] = set()
    for item in written:
        step = _step(item)
        where = _place(text, item)
        if step is None:
            report.error("review-step", *where, value=item, known=_KNOWN)
        elif seen.intersection((step.name, step.field)):
            report.error("review-step-twice", *where, value=item)
        else:
            seen |= {step.name, step.field} - {""}


def _step(text: str) -> ReviewStep | None:
    name, *fields = (part.strip() for part in _COLON.split(text, maxsplit=1))
    if not name or any(field not in _FIELDS for field in fields):
        return None
    return ReviewStep(name, _FIELDS[fields[0]].name if fields else "")


def _place(text: str, item: str) -> tuple[int, int]:
    """Where the step stands in site.toml; where the setting does when its text is written with escapes."""
    line, column = place(text, "review", "steps")
    lines = text.split("\n")
    for number in range(line, len(lines) + 1):
        if (found := lines[number - 1].find(item)) > 0:
            return number, found
    return line, column
