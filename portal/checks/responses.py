"""Responses to public concern: never before the event, in time by its level, told on in order (seed 2-11)."""

from collections.abc import Iterator
from datetime import timedelta

from portal.checks.relations import of_type
from portal.model.source import SourceDocument, SourceTree
from portal.problems import Problem, error, warning

_HOURS = {"extraordinary": 1, "major": 1, "casualties": 24, "other": 48}
_FORM = "%Y-%m-%d %H:%M"


def responses(tree: SourceTree) -> Iterator[Problem]:
    """The first response follows the event within 1, 24 or 48 hours (T-OPINION)."""
    for document in of_type(tree, "response"):
        entry = document.entry
        heard = entry.moment("first_heard_at")
        answered = entry.moment("originally_published_at") or entry.moment("published_at")
        hours = _HOURS.get(entry.text("level"))
        if heard is None or answered is None:
            continue
        times = {"heard": f"{heard:{_FORM}}", "answered": f"{answered:{_FORM}}"}
        if answered < heard:
            yield error(entry.place("published_at"), "response-before-event", **times)
        elif hours and answered > heard + timedelta(hours=hours):
            yield warning(entry.place("published_at"), "response-late", hours=hours, **times)
        yield from _updates(document)


def _updates(document: SourceDocument) -> Iterator[Problem]:
    before = document.entry.moment("published_at")
    for update in document.entry.entries("updates"):
        at = update.moment("at")
        if at and before and at < before:
            yield error(update.place("at"), "update-out-of-order", at=f"{at:{_FORM}}", before=f"{before:{_FORM}}")
        before = max(filter(None, (at, before)), default=None)
