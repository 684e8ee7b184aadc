"""The feeds: one of each column, and one of all that changed (new, corrected, repealed, withdrawn)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from portal.model.public import PublicDocument
from portal.model.site import Feed, FeedEntry
from portal.plan.addresses import CHANGES, HOME, column_feed, column_page, document_page
from portal.plan.columns import is_shown
from portal.plan.documents import document_url
from portal.plan.listing import Listing

LENGTH = 30


def feeds(listing: Listing) -> Iterator[Feed]:
    """Every feed of the site; without ``base_url`` their ids are urns and their links are left out."""
    settings = listing.release.settings
    for column in listing.release.columns:
        if is_shown(listing, column) and listing.by_column[column.id]:
            entries = [entry(listing, document) for document in listing.by_column[column.id][:LENGTH]]
            title = f"{settings.organ} {column.name}"
            yield _feed(listing, column.id, title, column_page(column.id), entries)
    yield _feed(listing, "", f"{settings.organ} 信息变动", HOME, _changes(listing))


def entry(listing: Listing, document: PublicDocument) -> FeedEntry:
    """The document as an entry of its column's feed."""
    updated = max((_start(correction.date, document.published_at) for correction in document.corrections), default=None)
    return FeedEntry(
        id=document_url(listing, document) or urn(listing, document.number),
        title=document.title,
        url=document_url(listing, document),
        summary=document.summary,
        published=document.published_at,
        updated=max(document.published_at, updated) if updated else document.published_at,
        category=listing.columns[document.column].name,
    )


def urn(listing: Listing, name: str) -> str:
    """A name for a document, a column or the site itself that needs no address."""
    return f"urn:gongkai:{listing.release.settings.organ_code}:{name or 'changes'}"


def _feed(listing: Listing, column: str, title: str, home: str, entries: list[FeedEntry]) -> Feed:
    settings = listing.release.settings
    base = settings.base_url
    address = column_feed(column, "xml") if column else CHANGES
    return Feed(
        id=base + address if base else urn(listing, column),
        title=title,
        author=settings.organ,
        home_url=base + home if base else "",
        base_url=base,
        address=address,
        json_address=column_feed(column, "json") if column else "",
        updated=max(
            (item.updated for item in entries), default=datetime(1970, 1, 1, tzinfo=listing.release.as_of.tzinfo)
        ),
        entries=tuple(entries),
    )


def _changes(listing: Listing) -> list[FeedEntry]:
    """What is new, corrected, ended or withdrawn, newest first."""
    found = [_changed(entry(listing, document), "新发布") for document in listing.release.documents[: 2 * LENGTH]]
    for document in listing.release.documents:
        found += [
            _changed(entry(listing, document), "更正", _start(correction.date, document.published_at), correction.note)
            for correction in document.corrections
        ]
        ended = document.expires_on if listing.validity[document.number] == "expired" else None
        if ended and ended < listing.today:
            found.append(_changed(entry(listing, document), "失效", _start(ended, document.published_at)))
    found += _ended(listing) + _withdrawn(listing)
    told_apart = _told_apart(found)
    return sorted(told_apart, key=lambda item: (item.updated, item.id), reverse=True)[:LENGTH]


def _told_apart(entries: Iterable[FeedEntry]) -> Iterator[FeedEntry]:
    """The entries, a second change of one document on one day with an id of its own."""
    times: Counter[str] = Counter()
    for item in entries:
        times[item.id] += 1
        yield item if times[item.id] == 1 else replace(item, id=f"{item.id}-{times[item.id]}")


def _ended(listing: Listing) -> list[FeedEntry]:
    return [
        _changed(entry(listing, document), "废止", listing.documents[target].published_at)
        for document in listing.release.documents
        for target in document.repealed_by
        if isinstance(target, str)
    ]


def _withdrawn(listing: Listing) -> list[FeedEntry]:
    base = listing.release.settings.base_url
    zone = listing.release.as_of
    return [
        FeedEntry(
            id=(base + document_page(item.number) if base else urn(listing, item.number)) + "#withdrawn",
            title=f"撤下：编号{item.number}",
            url=base + document_page(item.number) if base else "",
            summary=item.reason,
            published=_start(item.date, zone),
            updated=_start(item.date, zone),
            category="撤下",
        )
        for item in listing.release.withdrawn
    ]


def _changed(item: FeedEntry, what: str, when: datetime | None = None, summary: str = "") -> FeedEntry:
    moment = when or item.published
    mark = "" if what == "新发布" else f"#{moment:%Y%m%d}"
    return FeedEntry(item.id + mark, f"{what}：{item.title}", item.url, summary or item.summary, moment, moment, what)


def _start(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(), tzinfo=like.tzinfo)
