"""The pages of documents: metadata, state, attachments and relations."""

from collections.abc import Iterator

from portal.model.public import PublicDocument
from portal.model.site import FileCopy, Page
from portal.model.views.document import AttachmentLine, DocumentView, RedirectView, WithdrawnView
from portal.model.views.life import Story
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, column_feed, document_file, document_page, in_link
from portal.plan.banners import banner_of
from portal.plan.columns import column_trail
from portal.plan.facts import facts_of, tables_of
from portal.plan.forms import request_about
from portal.plan.life import Lives
from portal.plan.listing import Listing
from portal.plan.meta import Meta, column_meta, document_meta, site_meta
from portal.plan.metadata import metadata_rows
from portal.plan.periods import period_of
from portal.plan.related import Related
from portal.schema.types import DOCUMENT_TYPES
from portal.schema.words import TYPE_NAMES

_UNITS = ((1_000_000, "MB"), (1_000, "KB"))


def document_pages(listing: Listing) -> Iterator[Page]:
    """A page for each released document, one for each withdrawn one, and redirects from former addresses."""
    settings = listing.release.settings
    column_metas = {column.id: column_meta(settings, column) for column in listing.release.columns}
    trails = {column.id: column_trail(listing, column) for column in listing.release.columns}
    lives, related = Lives(listing), Related(listing)
    for document in listing.release.documents:
        yield _page(
            listing, document, column_metas[document.column], trails[document.column], lives.story(document), related
        )
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
    story: Story | None,
    related: Related,
) -> Page:
    url = document_url(listing, document)
    interprets = listing.references(document.interprets)
    view = DocumentView(
        document=document,
        type_name=TYPE_NAMES[document.type],
        column_name=listing.columns[document.column].name,
        rows=tuple(metadata_rows(listing, document)),
        facts=facts_of(listing, document),
        tables=tables_of(document),
        attachments=_attachments(document),
        banner=banner_of(listing, document),
        interprets=interprets,
        interpretations=listing.references(listing.interpreted.get(document.number, ())),
        related=related.to(document, story),
        story=story,
        period=period_of(listing, document),
        corrections=document.corrections,
        url=url,
        validity=listing.validity[document.number],
        request=request_about(document),
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
