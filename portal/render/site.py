"""Every artifact of a plan, by as many processes as pay."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from portal.model.site import Artifact, Frame, Page, SearchRecord, SitePlan, Written
from portal.problems import Problem
from portal.processes import in_processes
from portal.render.data import render_data
from portal.render.environment import load_assets
from portal.render.feeds import render_feed
from portal.render.pages import Renderer
from portal.render.paper import render_paper
from portal.render.serving import render_serving
from portal.render.sheet import render_sheet
from portal.render.suggestions import render_suggestions, suggestion_addresses
from portal.render.templates import await_compiled

_SLICE = 32
_WORTH_A_PROCESS = 400

Keep = Callable[[Artifact], Written]
_Settled = tuple[Frame, Mapping[str, str], tuple[Path, ...], Mapping[str, str], frozenset[str]]


def render_site(plan: SitePlan, folders: tuple[Path, ...], jobs: int, keep: Keep) -> Iterator[Written | Problem]:
    """The plan's pages, feeds, data files and assets in a fixed order, whatever ``jobs`` is, or what is wrong.

    ``keep`` writes each where it was made, in a process of its own as the case may be: pages need not travel.
    """
    assets = load_assets(folders, plan.frame.settings.accent)
    settled = _settled(plan, folders, assets)
    await_compiled()
    pieces = [None, *range(0, len(plan.pages), _SLICE)]
    processes = jobs if len(plan.pages) >= _WORTH_A_PROCESS else 1
    for done in in_processes(_by_pieces, (settled, plan, keep), pieces, processes):
        yield from done
    yield from _kept((Artifact(address, content) for address, content in assets.values()), keep)


def with_blocks(records: Iterable[SearchRecord], made: Iterable[Artifact | Written]) -> Iterator[SearchRecord]:
    """The records with the text of their pages, as those were made."""
    blocks = {one.address: one.blocks for one in made if one.blocks}
    for record in records:
        yield replace(record, blocks=(*record.blocks, *blocks.get(record.address, ())))


def make_renderer(
    folders: tuple[Path, ...], frame: Frame, links: Mapping[str, str], addresses: AbstractSet[str]
) -> Renderer:
    """What renders pages of a site that has the ``addresses``."""
    names = {name: address for name, (address, _) in load_assets(folders, frame.settings.accent).items()}
    return Renderer(frame, links, folders, names, addresses)


def _settled(plan: SitePlan, folders: tuple[Path, ...], assets: Mapping[str, tuple[str, bytes]]) -> _Settled:
    """What a renderer of the plan is made from, with the address of each asset and of every file there will be."""
    names = {name: address for name, (address, _) in assets.items()}
    addresses = frozenset(planned_addresses(plan)) | frozenset(names.values())
    return plan.frame, plan.links, folders, names, addresses


def render_beside_pages(plan: SitePlan) -> Iterator[Artifact | Problem]:
    """The plan's feeds, data, forms to print, tables to download, and what a server needs."""
    for feed in plan.feeds:
        yield from render_feed(feed)
    yield from render_data(plan)
    yield from (render_paper(paper) for paper in plan.papers)
    for sheet in plan.sheets:
        yield from render_sheet(sheet)
    yield from render_serving(plan.serving)
    if plan.frame.has_search:
        yield from render_suggestions(plan.records)


def _render(renderer: Renderer, pages: Iterable[Page]) -> Iterator[Artifact | Problem]:
    for page in pages:
        yield from renderer.render(page)


def _kept(made: Iterable[Artifact | Problem], keep: Keep) -> Iterator[Written | Problem]:
    return (keep(one) if isinstance(one, Artifact) else one for one in made)


def planned_addresses(plan: SitePlan) -> Iterator[str]:
    """Every address the plan names, but for the assets'."""
    yield from (page.address for page in plan.pages)
    yield from (copy.address for copy in plan.copies)
    for feed in plan.feeds:
        yield feed.address
        if feed.json_address:
            yield feed.json_address
    yield from (paper.address for paper in plan.papers)
    yield from (address for sheet in plan.sheets for address in (sheet.csv, sheet.xlsx))
    yield from ("catalogue.json", "catalogue.csv", "robots.txt", "_headers", "_redirects")
    if plan.frame.has_search:
        yield from suggestion_addresses(len(plan.records))
    if plan.sitemap:
        yield "sitemap.xml"


def _by_pieces(settled: _Settled, plan: SitePlan, keep: Keep) -> Callable[[int | None], list[Written | Problem]]:
    """What writes some pages from a place on, or without one all that is no page.

    Every process has the plan, so that no page need travel to it.
    """
    renderer = Renderer(*settled)

    def write(start: int | None) -> list[Written | Problem]:
        made = render_beside_pages(plan) if start is None else _render(renderer, plan.pages[start : start + _SLICE])
        return [*_kept(made, keep)]

    return write
