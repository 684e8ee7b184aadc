"""A page of the plan and its template become the bytes of the page."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from portal.model.site import Artifact, Frame, Page
from portal.model.views.document import DocumentView
from portal.problems import Problem
from portal.render.body import make_body
from portal.render.environment import make_environment, template_problem
from portal.render.qr import qr_svg
from portal.words import text_blocks

NOT_FOUND = "404.html"


class Renderer:
    """The templates and what every page needs of the plan, made once for many pages."""

    def __init__(
        self,
        frame: Frame,
        links: Mapping[str, str],
        folders: tuple[Path, ...],
        assets: Mapping[str, str],
        addresses: AbstractSet[str],
    ) -> None:
        """Load the templates from ``folders``; ``addresses`` holds every file of the site."""
        self._folders = folders
        self._environment = make_environment(folders, frame, assets)
        self._links, self._addresses = links, addresses
        self._base_path = urlsplit(frame.settings.base_url).path or "/"
        self._search = frame.has_search

    def render(self, page: Page) -> Iterator[Artifact | Problem]:
        """The page's artifact, or what is wrong with its body's links or its template."""
        values: dict[str, object] = {"page": page, "view": page.view, "root": self._root(page.address)}
        blocks: tuple[str, ...] = ()
        if isinstance(page.view, DocumentView):
            body = make_body(page.view.document, self._links, self._addresses)
            yield from body.problems
            values.update(
                body=Markup(body.html),  # noqa: S704 - cleaned by nh3
                toc=body.toc,
                grounds=body.grounds,
                qr=Markup(qr_svg(page.view.url)),  # noqa: S704 - made of digits
            )
            blocks = text_blocks(body.html) if self._search else ()
        try:
            html = self._environment.get_template(page.template).render(values)
        except Exception as fault:  # noqa: BLE001 - a template may fail in any way, and it is not our code
            yield template_problem(fault, page.template, self._folders)
        else:
            yield Artifact(page.address, html.encode(), blocks)

    def _root(self, address: str) -> str:
        return self._base_path if address == NOT_FOUND else "../" * address.count("/")
