"""A review holds for what was reviewed (先审查后公开), and went through the bureau's steps (三审三校)."""

import re
from collections.abc import Iterator
from datetime import date

from portal.digest import document_digest
from portal.model.settings import ReviewStep
from portal.model.source import Entry, SourceTree
from portal.problems import SETTINGS_FILE, Problem, error, warning
from portal.schema.fields import REVIEW, REVIEWERS

_DIGEST = re.compile(r"[0-9a-f]{64}")


def review_holds(tree: SourceTree) -> Iterator[Problem]:
    """The digest recorded by ``review`` is that of the document as it stands, where the bureau binds its reviews."""
    if not tree.settings.review_bound:
        return
    for document in tree.documents:
        review = document.entry.entry("review")
        if review is None:
            continue
        digest = review.text("digest")
        if not digest:
            yield warning(review.where, "review-unbound", number=document.number)
        elif not _DIGEST.fullmatch(digest):
            yield error(review.place("digest"), "review-digest", value=digest, number=document.number)
        elif digest != document_digest(document):
            yield error(review.place("digest"), "review-stale", number=document.number)


def review_steps(tree: SourceTree) -> Iterator[Problem]:
    """Each step the bureau has named was done by someone, in its turn; what is signed for is one of the steps."""
    steps = () if SETTINGS_FILE in tree.unreadable else tree.settings.review_steps
    for entry in (*(document.entry for document in tree.documents), *(stub.entry for stub in tree.stubs)):
        review = entry.entry("review")
        if steps and review is not None and not _is_to_do(review):
            yield from _missing(review, steps)
            yield from _strange(review, steps)
            yield from _order(review, steps)


def _is_to_do(review: Entry) -> bool:
    """Whether the record names someone who could not be read, as that of a new document does; that was told already."""
    return any(field in review.called and field not in review.empty and not review.text(field) for field in REVIEWERS)


def _missing(review: Entry, steps: tuple[ReviewStep, ...]) -> Iterator[Problem]:
    signed = {signature.text("step") for signature in review.entries("signatures")}
    for step in steps:
        if not step.field and step.name not in signed:
            yield error(review.where, "review-step-unsigned", step=step.name)
        elif step.field and _is_left_out(review, step.field):
            label = REVIEW.by_key[step.field].label
            yield error(review.where, "review-step-missing", step=step.name, field=label)


def _is_left_out(review: Entry, field: str) -> bool:
    """Whether nobody is named in the field; where it is required, or could not be read, that was told already."""
    return not REVIEW.by_key[field].required and (field not in review.called or field in review.empty)


def _strange(review: Entry, steps: tuple[ReviewStep, ...]) -> Iterator[Problem]:
    known = [step.name for step in steps if not step.field]
    seen: set[str] = set()
    for signature in review.entries("signatures"):
        name = signature.text("step")
        if name and name not in known:
            yield error(signature.place("step"), "review-step-unknown", step=name, known="、".join(known) or "无")
        elif name in seen:
            yield error(signature.place("step"), "review-step-again", step=name)
        seen.add(name)


def _order(review: Entry, steps: tuple[ReviewStep, ...]) -> Iterator[Problem]:
    """No step is dated after one that follows it, nor after the review itself."""
    signed = {signature.text("step"): signature for signature in review.entries("signatures")}
    following = max((day for day in (review.day("date"), review.day("again")) if day), default=date.max)
    for step in reversed(steps):
        signature = signed.get(step.name)
        day = signature.day("date") if signature else None
        if signature and day and day > following:
            yield error(signature.place("date"), "review-step-order", step=step.name, date=day, next=following)
        following = min(following, day or following)
