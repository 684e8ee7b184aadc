"""What the search is told of each document, but for the text of its body, which rendering adds."""

from collections.abc import Iterator

from portal.model.site import SearchRecord
from portal.plan.addresses import document_page, request_page
from portal.plan.facts import texts_of
from portal.plan.listing import Listing
from portal.schema.words import TYPE_NAMES, VALIDITY


def search_records(listing: Listing) -> Iterator[SearchRecord]:
    """A record for each released document, and for each on-request line whose title is public."""
    for document in listing.release.documents:
        validity = listing.validity[document.number]
        yield SearchRecord(
            address=document_page(document.number),
            number=document.number,
            title=document.title,
            doc_no=document.doc_no,
            index_no=document.index_no,
            issuer="、".join(document.issuers),
            type=document.type,
            type_name=TYPE_NAMES[document.type],
            column=document.column,
            column_name=listing.columns[document.column].name,
            year=document.published_at.year,
            date=document.published_at.date(),
            validity=validity,
            validity_name=VALIDITY.get(validity, ""),
            keywords=document.keywords,
            attachments=tuple((file.title, file.text) for file in document.files if file.listed),
            blocks=texts_of(listing, document),
            interprets=tuple(document_page(target) for target in document.interprets if isinstance(target, str)),
        )
    for line in listing.release.request_lines:
        yield SearchRecord(
            address=request_page(line),
            number="",
            title=line.title,
            doc_no="",
            index_no="",
            issuer=line.issuer,
            type=line.type,
            type_name=TYPE_NAMES[line.type],
            column=line.column,
            column_name=listing.columns[line.column].name,
            year=0,
            date=listing.release.as_of.date(),
            validity="",
            validity_name="",
            keywords=(),
            attachments=(),
            blocks=(),
        )
