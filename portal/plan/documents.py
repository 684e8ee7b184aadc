"""The pages of documents: metadata, state, attachments and relations."""

from collections import defaultdict
from collections.abc import Iterator

from portal.model.public import Channel, PublicDocument
from portal.model.site import FileCopy, Page
from portal.model.views import (
    AttachmentLine,
    Banner,
    DocumentView,
    Link,
    MetadataRow,
    RedirectView,
    Reference,
    WithdrawnView,
)
from portal.plan.addresses import HOME, column_feed, column_page, document_file, document_page, in_link
from portal.plan.columns import column_trail
from portal.plan.listing import Listing
from portal.plan.meta import Meta, column_meta, document_meta, site_meta
from portal.schema.types import DOCUMENT_TYPES
from portal.schema.words import GENRE, INTERPRETATION_FORM, OPENNESS, TYPE_NAMES, VALIDITY

_BANNERS = {
    "repealed": ("stop", "本文件已经废止，仅供查阅。"),
    "expired": ("stop", "本文件已经失效，仅供查阅。"),
    "partially_invalid": ("warn", "本文件部分内容已经失效，请与修改它的文件一并阅读。"),
    "not_yet_effective": ("warn", "本文件尚未施行。"),
}
_UNITS = ((1_000_000, "MB"), (1_000, "KB"))


def document_pages(listing: Listing) -> Iterator[Page]:
    """A page for each released document, one for each withdrawn one, and redirects from former addresses."""
    settings = listing.release.settings
    column_metas = {column.id: column_meta(settings, column) for column in listing.release.columns}
    trails = {column.id: column_trail(listing, column) for column in listing.release.columns}
    below = _below(listing)
    for document in listing.release.documents:
        yield _page(listing, document, column_metas[document.column], trails[document.column], below)
        for alias in document.aliases:
            target = document_page(document.number)
            yield Page(alias, "redirect.html", document.title, RedirectView(target))
    for withdrawn in listing.release.withdrawn:
        view = WithdrawnView(withdrawn.number, withdrawn.date, withdrawn.reason)
        meta = site_meta(settings)
        yield Page(document_page(withdrawn.number), "withdrawn.html", "信息已撤下", view, (Link("首页", HOME),), meta)


def file_copies(listing: Listing) -> Iterator[FileCopy]:
    """The files beside the released documents."""
    for document in listing.release.documents:
        for file in document.files:
            yield FileCopy(document_file(document.number, file.name), file.source, file.sha256)


def document_url(listing: Listing, document: PublicDocument) -> str:
    """The full address of a document's page, empty without ``base_url``."""
    base = listing.release.settings.base_url
    return base + document_page(document.number) if base else ""


def _page(
    listing: Listing,
    document: PublicDocument,
    meta: Meta,
    trail: tuple[Link, ...],
    below: dict[str, list[Reference]],
) -> Page:
    url = document_url(listing, document)
    interprets = listing.references(document.interprets)
    view = DocumentView(
        document=document,
        type_name=TYPE_NAMES[document.type],
        column_name=listing.columns[document.column].name,
        rows=tuple(_rows(listing, document)),
        attachments=_attachments(document),
        banner=_banner(listing, document),
        interprets=interprets,
        interpretations=listing.references(listing.interpreted.get(document.number, ())),
        related=(*listing.references(document.parents, "上位文件"), *below.get(document.number, ())),
        corrections=document.corrections,
        url=url,
        validity=listing.validity[document.number],
    )
    return Page(
        address=document_page(document.number),
        template=DOCUMENT_TYPES[document.type].template,
        title=document.title,
        view=view,
        trail=trail,
        meta=(*meta, *document_meta(listing.release.settings, document, url)),
        feed=column_feed(document.column, "xml"),
    )


def _below(listing: Listing) -> dict[str, list[Reference]]:
    """What each document did to others, or what was made under it: the far ends of the references."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for document in listing.release.documents:
        for targets, note in (
            (document.repealed_by, "本文件废止"),
            (document.replaced_by, "本文件替代"),
            (document.parents, "落实本文件"),
        ):
            for target in targets:
                if isinstance(target, str):
                    found[target].append(listing.reference(document, note))
    return found


def _rows(listing: Listing, document: PublicDocument) -> Iterator[MetadataRow]:
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


def _attachments(document: PublicDocument) -> tuple[AttachmentLine, ...]:
    return tuple(
        AttachmentLine(
            title=file.title,
            name=file.name,
            address=in_link(document_file(document.number, file.name)),
            kind=file.name.rpartition(".")[2].upper() if "." in file.name else "文件",
            size=size_in_words(file.size),
            sha256=file.sha256,
        )
        for file in document.files
        if file.listed
    )


def size_in_words(size: int) -> str:
    """A file's size for people."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {name}" if size < 10 * unit else f"{round(size / unit)} {name}"
    return f"{size} 字节"


def _banner(listing: Listing, document: PublicDocument) -> Banner | None:
    state = listing.validity[document.number]
    if state in _BANNERS:
        tone, text = _BANNERS[state]
        references = (
            *listing.references(document.repealed_by, "废止它的文件"),
            *listing.references(document.replaced_by, "替代它的文件"),
        )
        if state == "not_yet_effective" and document.effective_date:
            day = document.effective_date
            text = f"本文件自{day.year}年{day.month}月{day.day}日起施行，目前尚未施行。"
        return Banner(state, tone, text, references)
    return _interpretation_banner(listing, document)


def _interpretation_banner(listing: Listing, document: PublicDocument) -> Banner | None:
    states = [listing.validity[target] for target in document.interprets if isinstance(target, str)]
    if states and len(states) == len(document.interprets) and all(state in {"repealed", "expired"} for state in states):
        return Banner("interprets_invalid", "stop", "被解读的文件已经废止或者失效，本解读仅供查阅。")
    return None
