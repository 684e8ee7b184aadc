"""A review holds for what was reviewed (先审查后公开): a later change needs a new one."""

import re
from collections.abc import Iterator

from portal.digest import document_digest
from portal.model.source import SourceTree
from portal.problems import Problem, error, warning

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
