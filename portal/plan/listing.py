"""The released documents as the listings see them: lines, references, and who interprets whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from portal.model.public import Column, ExternalDocument, PublicDocument, Release
from portal.model.views.columns import RequestEntry
from portal.model.views.lines import DocumentLine, Reference
from portal.plan.addresses import document_page, request_id, request_page
from portal.plan.validity import validity_of
from portal.schema.words import TYPE_NAMES, VALIDITY


class Listing:
    """Look-ups over one release, made once."""

    def __init__(self, release: Release) -> None:
        """Gather documents by number, column, type and year, and what interprets or answers each."""
        self.release = release
        self.today = release.as_of.date()
        self.documents = release.by_number()
        self.columns: Mapping[str, Column] = {column.id: column for column in release.columns}
        self.validity = {
            document.number: validity_of(document, self.today, self.documents) for document in release.documents
        }
        self.by_column: dict[str, list[PublicDocument]] = defaultdict(list)
        self.by_type: dict[str, list[PublicDocument]] = defaultdict(list)
        self.by_year: dict[int, list[PublicDocument]] = defaultdict(list)
        self.interpreted: dict[str, list[PublicDocument]] = defaultdict(list)
        self.elsewhere: dict[ExternalDocument, list[PublicDocument]] = defaultdict(list)
        self.answers: dict[str, list[PublicDocument]] = defaultdict(list)
        for document in release.documents:
            self.by_column[document.column].append(document)
            self.by_type[document.type].append(document)
            self.by_year[document.published_at.year].append(document)
            for draft in {*document.details.references("draft")}:
                if isinstance(draft, str):
                    self.answers[draft].append(document)
            for target in document.interprets:
                if isinstance(target, str):
                    self.interpreted[target].append(document)
                else:
                    self.elsewhere[target].append(document)
        self._lines = {document.number: self._line(document) for document in release.documents}

    def line(self, document: PublicDocument) -> DocumentLine:
        """The document's row in a list."""
        return self._lines[document.number]

    def lines(self, documents: Iterable[PublicDocument]) -> tuple[DocumentLine, ...]:
        """The documents' rows, in their order."""
        return tuple(self._lines[document.number] for document in documents)

    def references(
        self, targets: Sequence[str | ExternalDocument | PublicDocument], note: str = ""
    ) -> tuple[Reference, ...]:
        """Each target as it is named on another document's page."""
        return tuple(self.reference(target, note) for target in targets)

    def reference(self, target: str | ExternalDocument | PublicDocument, note: str = "") -> Reference:
        """A document as it is named on another document's page."""
        if isinstance(target, ExternalDocument):
            return Reference(target.title, target.url, target.doc_no, target.issuer, note=note, external=True)
        document = self.documents[target] if isinstance(target, str) else target
        return Reference(
            document.title,
            document_page(document.number),
            document.doc_no,
            "、".join(document.issuers),
            document.published_at.date(),
            note,
        )

    def requests(self, column: str = "") -> tuple[RequestEntry, ...]:
        """The on-request lines of a column, or of all."""
        return tuple(
            RequestEntry(line.title, line.issuer, self.columns[line.column].name, request_id(line), request_page(line))
            for line in self.release.request_lines
            if not column or line.column == column
        )

    def _line(self, document: PublicDocument) -> DocumentLine:
        validity = self.validity[document.number]
        return DocumentLine(
            title=document.title,
            address=document_page(document.number),
            date=document.published_at.date(),
            type=document.type,
            type_name=TYPE_NAMES[document.type],
            column_name=self.columns[document.column].name,
            doc_no=document.doc_no,
            validity=validity,
            validity_name=VALIDITY.get(validity, ""),
            interpreted=document.number in self.interpreted,
        )
