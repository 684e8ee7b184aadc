"""The other documents a page leads to, outside the life it is part of."""

from collections import defaultdict

from portal.model.public import PublicDocument
from portal.model.views.life import Story
from portal.model.views.lines import Reference
from portal.plan.listing import Listing


class Related:
    """What each document did to others, or what was made under it: the far ends of the references."""

    def __init__(self, listing: Listing) -> None:
        """Follow the references of the release once."""
        self._listing = listing
        self._below: dict[str, list[Reference]] = defaultdict(list)
        for document in listing.release.documents:
            for targets, note in (
                (document.repealed_by, "本文件废止"),
                (document.replaced_by, "本文件替代"),
                (document.details.references("amended_by"), "本文件修改"),
                (document.parents, "落实本文件"),
                (document.forwards, "转发本文件"),
                (document.details.references("about"), "媒体报道"),
            ):
                for target in targets:
                    if isinstance(target, str):
                        self._below[target].append(listing.reference(document, note))

    def to(self, document: PublicDocument, story: Story | None) -> tuple[Reference, ...]:
        """The documents above and below this one that its story does not name."""
        told = {item.reference.address for step in story.steps for item in step.items} if story else set()
        forwarded = self._listing.references(document.forwards, "本文件转发")
        above = self._listing.references(document.parents, "上位文件")
        found = (*forwarded, *above, *self._below.get(document.number, ()))
        return tuple(reference for reference in found if not reference.address or reference.address not in told)
