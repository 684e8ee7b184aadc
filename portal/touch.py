"""Pages whose own text alone changed are made anew, while all others stay as they were.

Whatever might reach further than the page is not for here: the front matter, the files, links, headings that are gone.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from portal.family import Family, Remade
from portal.ground import Ground
from portal.model.order import Order
from portal.model.site import Artifact, Page, SearchRecord
from portal.model.views.document import DocumentView
from portal.plan.site import plan_documents
from portal.problems import Problem
from portal.render.pages import Renderer
from portal.render.site import make_renderer, with_blocks
from portal.render.templates import template_folders
from portal.verify import ids_and_links
from portal.write import addresses_of


class Touch:
    """What makes pages of a finished site anew."""

    def __init__(self, order: Order, ground: Ground) -> None:
        """The site that was built, and what it stands on."""
        self.order, self.ground = order, ground

    def apply(self, family: Family, records: Iterable[SearchRecord] = ()) -> Remade | None:
        """The pages of the documents whose texts changed; None where more might have to change with them.

        ``records`` are what the search was made of.
        """
        pages, told = plan_documents(family.released)
        made = [*self._made(page for page in pages if _number(page) in family.numbers)]
        artifacts = [one for one in made if isinstance(one, Artifact)]
        if len(artifacts) < len(made) or not all(map(self._leads_nowhere_new, artifacts)):
            return None
        fresh = with_blocks((record for record in told if record.number in family.numbers), artifacts)
        by_address = {record.address: record for record in fresh}
        return Remade(tuple(artifacts), tuple(by_address.get(record.address, record) for record in records))

    def _made(self, pages: Iterable[Page]) -> Iterator[Artifact | Problem]:
        for page in pages:
            yield from self._renderer.render(page)

    def _leads_nowhere_new(self, artifact: Artifact) -> bool:
        """Whether the page has every place that others may lead to, and no link that it had not but to its own places.

        A definition of a link may have stood in the text unused, and then nobody has looked where it leads.
        """
        places_before, links_before = ids_and_links((self.order.output / artifact.address).read_text("utf-8"))
        places, links = ids_and_links(artifact.content.decode())
        return places_before <= places and links - links_before <= {f"#{place}" for place in places}

    @cached_property
    def _renderer(self) -> Renderer:
        folders, addresses = template_folders(self.order.root), addresses_of(self.order.output)
        return make_renderer(folders, self.ground.frame, self.ground.links, addresses)


def _number(page: Page) -> str:
    """The number of the document that the page is of; empty where it is of none."""
    return page.view.document.number if isinstance(page.view, DocumentView) else ""
