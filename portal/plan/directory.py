"""The standard directory (标准目录) of eleven columns, from columns.yaml: a page, and sheets to download."""

from collections.abc import Iterator

from portal.model.public import Column
from portal.model.site import Page, Sheet
from portal.model.views.lines import Link
from portal.model.views.organisation import DirectoryRow, DirectoryView
from portal.plan.addresses import DIRECTORY, DIRECTORY_CSV, DIRECTORY_XLSX, HOME, column_page
from portal.plan.columns import is_shown
from portal.plan.listing import Listing
from portal.plan.meta import list_meta
from portal.schema.words import TYPE_NAMES

TITLE = "公开标准目录"
HEAD = (
    *("序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限"),
    *("公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级"),
)
_WITHIN = "自信息形成或者变更之日起20个工作日内"  # 条例 第二十六条
_CARRIER, _AUDIENCE, _LEVEL = "政府网站", "全社会", "县级"


def directory_pages(listing: Listing) -> Iterator[Page]:
    """The directory as a page."""
    rows = tuple(_rows(listing))
    if rows:
        view = DirectoryView(HEAD, rows, DIRECTORY_CSV, DIRECTORY_XLSX)
        meta = list_meta(listing.release.settings, TITLE, "", "信息公开目录")
        yield Page(DIRECTORY, "directory.html", TITLE, view, (Link("首页", HOME),), meta)


def directory_sheets(listing: Listing) -> Iterator[Sheet]:
    """The same as a table for spreadsheets."""
    rows = tuple(row.cells for row in _rows(listing))
    if rows:
        yield Sheet(DIRECTORY_CSV, DIRECTORY_XLSX, f"{listing.release.settings.organ}{TITLE}", HEAD, rows)


def _rows(listing: Listing) -> Iterator[DirectoryRow]:
    shown = [column for column in listing.release.columns if is_shown(listing, column)]
    for place, column in enumerate(shown, start=1):
        yield DirectoryRow((str(place), *_cells(listing, column)), column_page(column.id))


def _cells(listing: Listing, column: Column) -> tuple[str, ...]:
    organ = listing.release.settings.organ
    top = _top(listing, column)
    return (
        top.name,
        column.name if column.parent else "、".join(TYPE_NAMES[kind] for kind in column.types),
        column.description,
        column.legal_basis,
        column.time_limit or _WITHIN,
        f"{organ}（{column.unit}）" if column.unit else organ,
        column.carriers or _CARRIER,
        column.audience or _AUDIENCE,
        "主动公开、依申请公开" if listing.requests(column.id) else "主动公开",
        column.level or _LEVEL,
    )


def _top(listing: Listing, column: Column) -> Column:
    while column.parent:
        column = listing.columns[column.parent]
    return column
