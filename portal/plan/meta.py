"""The meta tags of 政府网站发展指引 (domain.md §5): site, column and content tags, none of them empty."""

from portal.model.public import Column, PublicDocument
from portal.model.settings import Settings
from portal.schema.types import DOCUMENT_TYPES

Meta = tuple[tuple[str, str], ...]


def site_meta(settings: Settings) -> Meta:
    """The three tags every page carries."""
    return _filled(("SiteName", settings.name), ("SiteDomain", settings.domain), ("SiteIDCode", settings.id_code))


def list_meta(settings: Settings, name: str, description: str, column_type: str) -> Meta:
    """The tags of a page that lists documents."""
    return site_meta(settings) + _filled(
        ("ColumnName", name),
        ("ColumnDescription", description or f"{settings.organ}{name}"),
        ("ColumnKeywords", f"{name},{settings.organ}"),
        ("ColumnType", column_type),
    )


def column_meta(settings: Settings, column: Column) -> Meta:
    """The tags of a column's pages."""
    return list_meta(settings, column.name, column.description, column_type(column))


def column_type(column: Column) -> str:
    """The word of the guideline for what the column holds."""
    return DOCUMENT_TYPES[column.types[0]].column_type if column.types else "信息公开目录"


def document_meta(settings: Settings, document: PublicDocument, url: str) -> Meta:
    """The tags of a document's page beside those of its column."""
    return _filled(
        ("ArticleTitle", document.title),
        ("PubDate", document.published_at.strftime("%Y-%m-%d %H:%M")),
        ("ContentSource", document.source or "、".join(document.issuers)),
        ("Keywords", ",".join(document.keywords)),
        ("Author", document.responsible_unit or settings.organ),
        ("Description", document.summary),
        ("Url", url),
    )


def _filled(*tags: tuple[str, str]) -> Meta:
    return tuple((name, value) for name, value in tags if value)
