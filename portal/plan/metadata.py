"""The metadata table of a document's page (domain.md §7)."""

from collections.abc import Iterator

from portal.model.public import Channel, PublicDocument
from portal.model.views.document import MetadataRow
from portal.model.views.lines import Link
from portal.plan.addresses import column_page
from portal.plan.listing import Listing
from portal.schema.words import GENRE, INTERPRETATION_FORM, OPENNESS, VALIDITY


def metadata_rows(listing: Listing, document: PublicDocument) -> Iterator[MetadataRow]:
    """What identifies the document, who made it and when, its state and its openness; nothing that is empty."""
    column = listing.columns[document.column]
    validity = listing.validity[document.number]
    yield MetadataRow("索引号", document.index_no)
    yield MetadataRow("栏目", column.name, column_page(column.id))
    yield MetadataRow("发文机关", "、".join(document.issuers))
    yield from _row("发文字号", document.doc_no, key=True)
    yield from _row("成文日期", document.written_date.isoformat(), key=True)
    yield MetadataRow("发布日期", document.published_at.strftime("%Y-%m-%d %H:%M"))
    if document.originally_published_at:
        yield MetadataRow("原发布时间", document.originally_published_at.strftime("%Y-%m-%d %H:%M"))
    yield from _row("迁移来源", document.migrated_from)
    yield from _row("施行日期", document.effective_date.isoformat() if document.effective_date else "")
    yield from _row("失效日期", document.expires_on.isoformat() if document.expires_on else "")
    yield from _row("有效性", VALIDITY.get(validity, ""), key=True)
    yield from _row("效力变动日期", document.status_changed_at.isoformat() if document.status_changed_at else "")
    yield from _row("体裁", GENRE.get(document.genre, ""))
    yield from _row("主题分类", document.topic)
    yield from _row("解读形式", "、".join(INTERPRETATION_FORM[form] for form in document.forms))
    yield from _row("解读单位", document.author_unit)
    yield from _row("解读人", document.interpreter)
    yield from _row("公开类别", category_name(document.category))
    yield MetadataRow("公开方式", OPENNESS[document.openness])
    yield from _row("公开依据", column.legal_basis)
    yield from _row("责任单位", document.responsible_unit)
    yield from _row("来源", document.source)
    if document.channels:
        yield _channels(document.channels)
    yield from _row("关键词", "、".join(document.keywords))
    yield from _row("内容概述", document.summary)


def _channels(channels: tuple[Channel, ...]) -> MetadataRow:
    """Where else the document was published: the name and day of each channel, linked where it has an address."""
    unlinked = [_channel(channel) for channel in channels if not channel.link]
    links = [Link(_channel(channel), channel.link, external=True) for channel in channels if channel.link]
    return MetadataRow("公开渠道", "、".join(unlinked), links=tuple(links))


def _channel(channel: Channel) -> str:
    return f"{channel.kind}（{channel.date.isoformat()}）" if channel.date else channel.kind


def _row(label: str, value: str, *, key: bool = False) -> Iterator[MetadataRow]:
    if value:
        yield MetadataRow(label, value, key=key)


def category_name(category: str) -> str:
    """The article of 条例 a category code stands for, in words."""
    if not category:
        return ""
    if "-" not in category:
        return {"A19": "条例第十九条", "A21": "条例第二十一条"}[category]
    return f"条例第二十条第（{_in_han(int(category[4:]))}）项"


def _in_han(number: int) -> str:
    tens, units = divmod(number, 10)
    return "十" * tens + "〇一二三四五六七八九"[units] * (units > 0)
