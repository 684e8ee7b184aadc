"""The pages that lead into the site: home, platform, interpretations, negative list, conversions, maps, search."""

from collections import Counter
from collections.abc import Iterator

from portal.model.public import ExternalDocument, PublicDocument
from portal.model.site import Page
from portal.model.views import View
from portal.model.views.columns import ColumnEntry
from portal.model.views.home import HomeView, NotFoundView, PlatformSection, PlatformView, SearchView, SitemapView
from portal.model.views.interpretations import InterpretationsView, Pair
from portal.model.views.lines import Link
from portal.model.views.openness import ConversionRow, ConversionsView, GroundCount, NegativeListView, NegativeRow
from portal.plan import addresses
from portal.plan.columns import column_entries, is_on_platform, years_of
from portal.plan.listing import Listing
from portal.plan.meta import list_meta, site_meta
from portal.plan.periods import open_lines
from portal.plan.years import all_years
from portal.schema.words import GROUNDS, OPENNESS

NEWEST, NEWEST_PAIRS, NEWEST_OF_SECTION = 18, 6, 20
_STATUTORY = "statutory"
_OWN_SECTIONS = frozenset({"guide", "rules", "annual_report"})
_SECTIONS = (
    ("guide", "政府信息公开指南"),
    ("rules", "政府信息公开制度"),
    (_STATUTORY, "法定主动公开内容"),
    ("annual_report", "政府信息公开年报"),
)


def overview_pages(listing: Listing) -> Iterator[Page]:
    """Every page that is neither a column's nor a document's."""
    settings = listing.release.settings
    columns = column_entries(listing)
    pairs = tuple(_pairs(listing))
    yield Page(addresses.HOME, "home.html", settings.name, _home(listing, columns, pairs), meta=site_meta(settings))
    yield _list_page(listing, addresses.PLATFORM, "政府信息公开", "信息公开目录", _platform(listing, columns))
    if pairs:
        view = InterpretationsView(pairs)
        yield _list_page(listing, addresses.INTERPRETATIONS, "政策解读", "政策解读", view)
    if has_negative_list(listing):
        view_of_list = _negative_list(listing)
        yield _list_page(listing, addresses.NEGATIVE_LIST, "政务公开负面清单", "信息公开目录", view_of_list)
    if listing.release.conversions:
        rows = ConversionsView(tuple(_conversions(listing)))
        yield _list_page(listing, addresses.CONVERSIONS, "公开属性调整情况", "信息公开目录", rows)
    yield _plain_page(listing, addresses.SEARCH, "search.html", "搜索", SearchView(columns, all_years(listing)))
    years = {column.id: years_of(listing, column.id) for column in listing.release.columns}
    map_view = SitemapView(columns, years, all_years(listing), listing.release.organs)
    yield _plain_page(listing, addresses.SITE_MAP, "sitemap.html", "网站地图", map_view)
    yield _plain_page(listing, addresses.NOT_FOUND, "404.html", "没有找到这个页面", NotFoundView(columns))


def has_negative_list(listing: Listing) -> bool:
    """Whether there is a negative list, or something to be counted that no list shows."""
    release = listing.release
    return bool(release.negative_list or release.withholdings or release.untitled_requests)


def _list_page(listing: Listing, address: str, title: str, column_type: str, view: View) -> Page:
    template = address.rpartition("/")[2]
    meta = list_meta(listing.release.settings, title, "", column_type)
    return Page(address, template, title, view, (Link("首页", addresses.HOME),), meta)


def _plain_page(listing: Listing, address: str, template: str, title: str, view: View) -> Page:
    return Page(address, template, title, view, (Link("首页", addresses.HOME),), site_meta(listing.release.settings))


def _home(listing: Listing, columns: tuple[ColumnEntry, ...], pairs: tuple[Pair, ...]) -> HomeView:
    release = listing.release
    return HomeView(
        newest=listing.lines(release.documents[:NEWEST]),
        pairs=pairs[:NEWEST_PAIRS],
        office=release.office,
        leaders=release.leaders,
        columns=columns,
        open=open_lines(listing),
    )


def _pairs(listing: Listing) -> Iterator[Pair]:
    """Each interpreted document with its interpretations, the newest interpretation first."""
    seen: set[str | ExternalDocument] = set()
    for document in listing.release.documents:
        for target in document.interprets:
            if target not in seen:
                seen.add(target)
                yield Pair(listing.reference(target), listing.lines(_interpretations(listing, target)))


def _interpretations(listing: Listing, target: str | ExternalDocument) -> list[PublicDocument]:
    return listing.interpreted[target] if isinstance(target, str) else listing.elsewhere[target]


def _platform(listing: Listing, columns: tuple[ColumnEntry, ...]) -> PlatformView:
    """The four sections in the order of 61号; the statutory content follows 条例 第二十条、第二十一条."""
    sections = tuple(_section(listing, columns, kind, name) for kind, name in _SECTIONS)
    return PlatformView(
        tuple(section for section in sections if section.lines or section.columns), listing.release.office
    )


def _section(listing: Listing, columns: tuple[ColumnEntry, ...], kind: str, name: str) -> PlatformSection:
    if kind == _STATUTORY:
        return PlatformSection(kind, name, columns=tuple(entry for entry in columns if _is_statutory(listing, entry)))
    return PlatformSection(kind, name, listing.lines(listing.by_type[kind][:NEWEST_OF_SECTION]))


def _is_statutory(listing: Listing, entry: ColumnEntry) -> bool:
    column = listing.columns[entry.id]
    return is_on_platform(column) and not _OWN_SECTIONS.issuperset(column.types)


def _negative_list(listing: Listing) -> NegativeListView:
    release = listing.release
    counts = Counter(withholding.ground for withholding in release.withholdings)
    return NegativeListView(
        rows=tuple(NegativeRow(item, *GROUNDS[item.ground]) for item in release.negative_list),
        counts=tuple(GroundCount(code, *ground, counts[code]) for code, ground in GROUNDS.items() if counts[code]),
        on_request=len(release.request_lines) + release.untitled_requests,
    )


def _conversions(listing: Listing) -> Iterator[ConversionRow]:
    newest_first = sorted(listing.release.conversions, key=lambda change: (change.date, change.number), reverse=True)
    for change in newest_first:
        address = addresses.document_page(change.number)
        before, after = OPENNESS[change.before], OPENNESS[change.after]
        yield ConversionRow(change.title, address, before, after, change.date, change.reason)
