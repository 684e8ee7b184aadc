"""Pages whose own text alone changed are made anew, while all others stay as they were.

Whatever might reach further than the page is left to a build of the whole site: the front matter, the files, links, and
headings that are gone. Everything goes through the rules and the gate, in a tree of the documents and their family.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from portal.checks import check_tree
from portal.gate import release
from portal.ground import Ground, trace_of
from portal.load.documents import load_document
from portal.model.order import Order
from portal.model.site import Artifact, Page, SearchRecord
from portal.model.source import SourceTree
from portal.model.views.document import DocumentView
from portal.plan.site import plan_site
from portal.problems import Problem, sorted_problems
from portal.render.environment import load_assets
from portal.render.pages import Renderer
from portal.render.site import with_blocks
from portal.render.templates import template_folders
from portal.verify import ids_and_links
from portal.write import addresses_of


@dataclass(frozen=True, slots=True)
class Touched:
    """The pages made anew, and what the rules say of the documents and their family, whose ``paths`` these are.

    ``records`` are what a search would be made of for the documents.
    """

    pages: tuple[Artifact, ...]
    problems: tuple[Problem, ...]
    paths: frozenset[str]
    records: tuple[SearchRecord, ...]


class Touch:
    """What makes pages of a finished site anew."""

    def __init__(self, order: Order, ground: Ground) -> None:
        """The site that was built, and what it stands on."""
        self._order, self._ground = order, ground

    def apply(self, numbers: Iterable[str]) -> Touched | None:
        """The pages of these documents; None where more has changed than the texts of public documents."""
        changed = frozenset(numbers)
        tree = self._family(changed)
        if tree is None:
            return None
        released = release(tree)
        if not changed <= released.by_number().keys():
            return None
        paths = frozenset(document.path for document in tree.documents)
        problems = (problem for problem in check_tree(tree) if problem.where.path in paths)
        plan = plan_site(released, search=self._order.search)
        made = [*self._made(page for page in plan.pages if _number(page) in changed)]
        pages = [one for one in made if isinstance(one, Artifact)]
        if len(pages) < len(made) or not all(map(self._leads_nowhere_new, pages)):
            return None
        records = with_blocks((record for record in plan.records if record.number in changed), pages)
        return Touched(tuple(pages), tuple(sorted_problems(problems)), paths, tuple(records))

    def _family(self, changed: frozenset[str]) -> SourceTree | None:
        """The documents and their family; None where one cannot be read or is not the same but for its text."""
        documents = [load_document(self._order.root, number) for number in self._ground.family(changed)]
        found = tuple(document for document in documents if document is not None)
        traces = self._ground.traces
        if len(found) < len(documents) or any(trace_of(each) != traces.get(each.number) for each in found):
            return None
        return replace(self._ground.tables, as_of=self._order.as_of, documents=found)

    def _made(self, pages: Iterable[Page]) -> Iterator[Artifact | Problem]:
        for page in pages:
            yield from self._renderer.render(page)

    def _leads_nowhere_new(self, artifact: Artifact) -> bool:
        """Whether the page has every place that others may lead to, and no link that it had not but to its own places.

        A definition of a link may have stood in the text unused, and then nobody has looked where it leads.
        """
        places_before, links_before = ids_and_links((self._order.output / artifact.address).read_text("utf-8"))
        places, links = ids_and_links(artifact.content.decode())
        return places_before <= places and links - links_before <= {f"#{place}" for place in places}

    @cached_property
    def _renderer(self) -> Renderer:
        settings, addresses = self._ground.frame.settings, addresses_of(self._order.output)
        folders = template_folders(self._order.root)
        names = {name: address for name, (address, _) in load_assets(folders, settings.accent).items()}
        return Renderer(self._ground.frame, self._ground.links, folders, names, addresses)


def _number(page: Page) -> str:
    """The number of the document that the page is of; empty where it is of none."""
    return page.view.document.number if isinstance(page.view, DocumentView) else ""
