"""A page whose own text alone changed is made anew, at once, while the whole site is still as it was.

Only a preview does this, and builds the whole site soon after. Whatever might reach further than the page is left to
that: the front matter, the files, links, and headings that are gone; and so is whatever is wrong.
"""

import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from portal.checks import check_texts
from portal.gate import release
from portal.links import link_targets
from portal.load.documents import FOLDER, load_document
from portal.model.order import Order
from portal.model.public import PublicDocument
from portal.model.site import Artifact, Page
from portal.model.source import Entry, SourceDocument
from portal.model.views.document import DocumentView
from portal.pipeline import Kept, template_folders
from portal.problems import has_errors
from portal.render.pages import Renderer
from portal.render.site import renderer_of
from portal.verify import ids_and_links
from portal.write import replace_file

_INDEX = re.compile(rf"{FOLDER}/\d{{4}}/(\d{{4}}-\d{{5}})(?:/index\.md)?")
_OF_THE_REVIEW = "review"


class Touch:
    """The last build of a site, and its pages as they have been made anew since."""

    def __init__(self, order: Order, kept: Kept) -> None:
        """What was built, and of what."""
        self._order, self._kept = order, kept
        self._documents = {document.number: document for document in kept.tree.documents}
        pages = ((page, page.view) for page in kept.plan.pages)
        self._pages = {view.document.number: page for page, view in pages if isinstance(view, DocumentView)}

    def apply(self, changed: frozenset[Path]) -> bool:
        """Whether nothing but the texts of public documents changed, and their pages now show them."""
        numbers = {self._number(path) for path in changed}
        return "" not in numbers and all(self._renew(number) for number in sorted(numbers))

    def _number(self, path: Path) -> str:
        """The document whose Markdown file or folder that is; empty when it is none that was built."""
        root = self._order.root.resolve()
        inner = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
        found = _INDEX.fullmatch(inner)
        return found[1] if found and found[1] in self._pages else ""

    def _renew(self, number: str) -> bool:
        before, page = self._documents[number], self._pages[number]
        now = load_document(self._order.root, number)
        if now is None or not _is_same_but_for_text(before, now):
            return False
        tree = replace(self._kept.tree, as_of=self._order.as_of, documents=(now,), stubs=(), data=())
        cleared = release(tree).by_number().get(number)
        if cleared is None or has_errors(check_texts(tree)):
            return False
        artifact = self._made(page, cleared)
        if artifact is None or not self._keeps_anchors(artifact):
            return False
        replace_file(self._order.output, artifact)
        self._documents[number] = now
        return True

    def _made(self, page: Page, now: PublicDocument) -> Artifact | None:
        """The page with the new text, None when there is a problem in it."""
        if not isinstance(page.view, DocumentView):
            return None
        document = replace(page.view.document, body=now.body, body_line=now.body_line)
        made = [*self._renderer.render(replace(page, view=replace(page.view, document=document)))]
        return made[0] if len(made) == 1 and isinstance(made[0], Artifact) else None

    def _keeps_anchors(self, artifact: Artifact) -> bool:
        """Whether the page has every place that others may lead to."""
        before, _ = ids_and_links((self._order.output / artifact.address).read_text("utf-8"))
        now, _ = ids_and_links(artifact.content.decode())
        return before <= now

    @cached_property
    def _renderer(self) -> Renderer:
        return renderer_of(self._kept.plan, template_folders(self._order.root))


def _is_same_but_for_text(before: SourceDocument, now: SourceDocument) -> bool:
    """Whether front matter, files and the places that the text leads to are what they were."""
    fields = _without_review(before.entry) == _without_review(now.entry)
    links = [target.text for target in link_targets(before.body)] == [target.text for target in link_targets(now.body)]
    return fields and links and before.files == now.files


def _without_review(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in entry.values.items() if name != _OF_THE_REVIEW}
