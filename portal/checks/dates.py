"""The order of a document's dates (domain.md §7)."""

from collections.abc import Iterator

from portal.model.source import Entry, SourceTree
from portal.problems import Problem, error


def date_order(tree: SourceTree) -> Iterator[Problem]:
    """A document is written before it is published, reviewed before it is published, in force before it expires."""
    for document in tree.documents:
        entry = document.entry
        published = entry.moment("published_at")
        if published is None:
            continue
        yield from _after(entry, "written_date", published.date().isoformat())
        review = entry.entry("review")
        if review is not None and (reviewed := review.day("date")) and reviewed > published.date():
            yield error(review.place("date"), "reviewed-after-publication", date=reviewed, published=published.date())
        effective, expires = entry.day("effective_date"), entry.day("expires_on")
        if effective and expires and expires < effective:
            yield error(entry.place("expires_on"), "expires-before-effective", expires=expires, effective=effective)


def _after(entry: Entry, key: str, published: str) -> Iterator[Problem]:
    day = entry.day(key)
    if day and day.isoformat() > published:
        yield error(entry.place(key), "written-after-publication", date=day, published=published)
