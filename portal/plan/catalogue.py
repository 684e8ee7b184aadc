"""The machine-readable catalogue (政府信息公开目录, 条例 第十二条): catalogue.json and catalogue.csv."""

from collections.abc import Iterator, Mapping

from portal.model.public import PublicDocument, RequestLine
from portal.plan.addresses import document_file, document_page, in_link
from portal.plan.listing import Listing


def catalogue_rows(listing: Listing) -> Iterator[Mapping[str, object]]:
    """A row for each released document and each on-request line, with the keys of design.md §7."""
    for document in listing.release.documents:
        yield _document_row(listing, document)
    for line in listing.release.request_lines:
        yield _request_row(line)


def _document_row(listing: Listing, document: PublicDocument) -> Mapping[str, object]:
    column = listing.columns[document.column]
    return {
        "number": document.number,
        "index_no": document.index_no,
        "title": document.title,
        "type": document.type,
        "column": document.column,
        "category": document.category or None,
        "negative_list": "outside",
        "legal_basis": column.legal_basis or None,
        "openness": document.openness,
        "doc_no": document.doc_no or None,
        "issuer": "、".join(document.issuers),
        "written_date": document.written_date.isoformat(),
        "published_at": document.published_at.isoformat(),
        "validity": listing.validity[document.number] or None,
        "url": document_page(document.number),
        "attachments": [
            {
                "name": file.name,
                "title": file.title,
                "url": in_link(document_file(document.number, file.name)),
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in document.files
            if file.listed
        ],
    }


def _request_row(line: RequestLine) -> Mapping[str, object]:
    nothing = dict.fromkeys(
        ("number", "index_no", "category", "negative_list", "legal_basis", "doc_no", "written_date")
    )
    return {
        **nothing,
        "title": line.title,
        "type": line.type,
        "column": line.column,
        "openness": "on_request",
        "issuer": line.issuer,
        "published_at": None,
        "validity": None,
        "url": None,
        "attachments": [],
    }
