"""What a change of documents reaches beyond their own pages: lists, feeds, tables, and the pages of their family.

The lists are planned twice, of the documents as they were and as they are, and whatever is planned otherwise is made
anew: a template is given nothing but its page's plan and the frame. Rules that look at all documents are answered here,
or the change is left to a build of the whole site.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.family import Family, Grown, Remade
from portal.listed import names_of, with_only
from portal.model.order import Order
from portal.model.public import PublicDocument, Release
from portal.model.site import Artifact, SearchRecord
from portal.plan.listing import Listing
from portal.plan.site import plan_documents, plan_lists, with_tables
from portal.problems import Problem
from portal.render.site import make_renderer, planned_addresses, render_beside_pages, with_blocks
from portal.render.templates import template_folders
from portal.verify import ids_and_links
from portal.write import addresses_of

_BY_YEAR = "annual_report"  # a rule asks whether the one of the last year is there
_BY_NUMBER = "penalty"  # a rule asks where else the number of one that was overturned stands


def reach_of(order: Order, standing: Grown, family: Family, records: Iterable[SearchRecord]) -> Remade | None:
    """All that the change of the family reaches; None where that cannot be told without the whole site.

    ``records`` are what the search was made of.
    """
    before = replace(standing.listed.release, as_of=order.as_of)
    changes = [*_changes(before, family)]
    listed = replace(standing.listed, release=before).with_documents(change.after for change in changes)
    if not all(_is_told_by_lists(change, standing) for change in changes) or _opens_otherwise(before, family):
        return None
    plans = _Plans(order, family, before, listed.release)
    remade = plans.remade(records) if plans.are_alike else None
    ground = standing.ground.with_documents(family.changed, plans.links)
    return replace(remade, grown=Grown(ground, listed)) if remade else None


@dataclass(frozen=True, slots=True)
class _Change:
    """A document that changed, as it was shown, if it was, and as it is to be shown."""

    before: PublicDocument | None
    after: PublicDocument

    @property
    def both(self) -> tuple[PublicDocument, ...]:
        return (self.before, self.after) if self.before else (self.after,)


def _changes(before: Release, family: Family) -> Iterator[_Change]:
    known, now = before.by_number(), family.released.by_number()
    yield from (_Change(known.get(number), now[number]) for number in sorted(family.numbers))


def _is_told_by_lists(change: _Change, standing: Grown) -> bool:
    """Whether no rule that looks at all documents can say anything else of the site with the change.

    It is new or was shown, has no number that was given away, no name that another has, a category of its own or its
    column's, is not counted by its year, and is no penalty where one was overturned.
    """
    number, ground = change.after.number, standing.ground
    is_known = change.before is not None if number in ground.traces else number not in ground.tables.deleted
    unlisted = {_BY_YEAR, _BY_NUMBER} if ground.has_overturned else {_BY_YEAR}
    names = {name for document in change.both for name in names_of(document)}
    return (
        is_known
        and all(standing.listed.taken.get(name, number) == number for name in names)
        and all(document.category and document.type not in unlisted for document in change.both)
    )


def _opens_otherwise(before: Release, family: Family) -> bool:
    """Whether something else is told of how open the documents were; one page tells it in the order of all."""
    told, now = (
        [change for change in release.conversions if change.number in family.numbers]
        for release in (before, family.released)
    )
    return told != now


class _Plans:
    """What was planned of the lists and of the family's pages, and what is planned now."""

    def __init__(self, order: Order, family: Family, before: Release, after: Release) -> None:
        self._output, self._folders = order.output, template_folders(order.root)
        listing = Listing(after)
        self._lists_before = plan_lists(Listing(before), search=order.search)
        self._lists = with_tables(plan_lists(listing, search=order.search), listing)
        relatives = [each for each in family.released.documents if each.number not in family.numbers]
        former = [each for each in before.documents if each.number in family.numbers]
        pages_before, _ = plan_documents(with_only(family.released, (*relatives, *former)))
        pages, self._told = plan_documents(family.released)
        self._pages_before = {page.address: page for page in (*self._lists_before.pages, *pages_before)}
        self._pages = {page.address: page for page in (*self._lists.pages, *pages)}

    @property
    def are_alike(self) -> bool:
        """Whether all that no single document decides on is the same, and every address is there still."""
        before, now = (
            (plan.frame, plan.serving, plan.papers, plan.sheets) for plan in (self._lists_before, self._lists)
        )
        return before == now and {*planned_addresses(self._lists_before)} <= {*planned_addresses(self._lists)}

    @property
    def links(self) -> Mapping[str, str]:
        """The page of each document now, by number."""
        return self._lists.links

    def remade(self, records: Iterable[SearchRecord]) -> Remade | None:
        """What is planned otherwise than it was; None where that is more than can be told from here."""
        made = [*self._made()]
        artifacts = [one for one in made if isinstance(one, Artifact)]
        told = self._records(artifacts, records)
        if len(artifacts) < len(made) or told is None or not all(map(self._keeps_places, artifacts)):
            return None
        known = frozenset(self._lists_before.copies)
        return Remade(tuple(artifacts), told, tuple(copy for copy in self._lists.copies if copy not in known))

    def _made(self) -> Iterator[Artifact | Problem]:
        """The pages that are planned otherwise than they were, and the files beside them."""
        before, now = self._lists_before, self._lists
        addresses = addresses_of(self._output) | {*self._pages, *planned_addresses(now)}
        renderer = make_renderer(self._folders, now.frame, now.links, addresses)
        for page in self._pages.values():
            if self._pages_before.get(page.address) != page:
                yield from renderer.render(page)
        feeds = tuple(feed for feed in now.feeds if feed not in before.feeds)
        yield from render_beside_pages(replace(now, feeds=feeds, sheets=(), papers=()))

    def _records(self, made: Sequence[Artifact], records: Iterable[SearchRecord]) -> tuple[SearchRecord, ...] | None:
        """What a search is made of, in the order of the plan; None where something of it was not kept."""
        fresh = with_blocks((record for record in self._told if record.address in {one.address for one in made}), made)
        known = {record.address: record for record in (*records, *fresh)}
        found = [known.get(record.address) for record in self._lists.records]
        told = tuple(record for record in found if record is not None)
        return told if len(told) == len(found) else None

    def _keeps_places(self, artifact: Artifact) -> bool:
        """Whether each place that others may lead to in the file is there still."""
        standing = self._output / artifact.address
        if not artifact.address.endswith(".html") or not standing.exists():
            return True
        return ids_and_links(standing.read_text("utf-8"))[0] <= ids_and_links(artifact.content.decode())[0]
