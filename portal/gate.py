"""The gate: source types become the public's Release. It is the only way across, and silence is a no."""

from collections.abc import Iterable, Mapping

from portal.model.overturned import as_shown
from portal.model.public import (
    Channel,
    Column,
    Conversion,
    Correction,
    Details,
    ExternalDocument,
    Leader,
    NegativeItem,
    Office,
    Organ,
    PublicDocument,
    PublicFile,
    Release,
    RequestLine,
    Shown,
    Withdrawn,
    Withholding,
)
from portal.model.source import Entry, SourceDocument, SourceFile, SourceStub, SourceTree, Value, index_no
from portal.model.visibility import Visibility, has_public_title, visibility
from portal.schema.kinds import Field, Kind, Many, Record, Reference
from portal.schema.types import DOCUMENT_TYPES


def release(tree: SourceTree) -> Release:
    """What may be shown at the tree's moment. Expects a tree without problems."""
    columns = tuple(_columns(tree.columns))
    column_ids = {word: column.id for column in columns for word in (column.id, column.name)}
    numbers = {index_no(document, tree.settings): document.number for document in tree.documents}
    shown = [document for document in tree.documents if visibility(document, tree.as_of) is Visibility.PUBLIC]
    public = frozenset(document.number for document in shown)
    clear = _Clearing(tree, column_ids, {column.id: column for column in columns}, numbers, public)
    documents = [clear.document(as_shown(document)) for document in shown]
    documents.sort(key=lambda document: (document.published_at, document.number), reverse=True)
    return Release(
        settings=tree.settings,
        as_of=tree.as_of,
        columns=columns,
        documents=tuple(documents),
        request_lines=tuple(_request_line(stub, column_ids) for stub in tree.stubs if has_public_title(stub)),
        untitled_requests=sum(_is(stub, "on_request") and not has_public_title(stub) for stub in tree.stubs),
        withholdings=tuple(Withholding(stub.entry.text("reason")) for stub in tree.stubs if _is(stub, "withheld")),
        withdrawn=tuple(_withdrawn(tree)),
        conversions=tuple(conversion for document in shown for conversion in _conversions(document)),
        negative_list=tuple(_negative_item(entry) for entry in tree.negative_list),
        office=_office(tree.bureau),
        forms=tree.forms,
        leaders=tuple(_leader(entry) for entry in tree.bureau.entries("leaders")) if tree.bureau else (),
        organs=tuple(_organ(entry) for entry in tree.bureau.entries("organs")) if tree.bureau else (),
    )


class _Clearing:
    """What is needed to copy a document's public fields: columns, and which documents may be named."""

    def __init__(
        self,
        tree: SourceTree,
        column_ids: Mapping[str, str],
        columns: Mapping[str, Column],
        numbers: Mapping[str, str],
        public: frozenset[str],
    ) -> None:
        self.tree, self.column_ids, self.columns = tree, column_ids, columns
        self.numbers, self.public = numbers, public

    def document(self, document: SourceDocument) -> PublicDocument:
        """The public copy of a document that may be shown."""
        entry = document.entry
        column = self.column_ids[entry.text("column")]
        written_date, published_at = entry.day("written_date"), entry.moment("published_at")
        if written_date is None or published_at is None:
            raise ValueError(document.number)
        return PublicDocument(
            number=document.number,
            index_no=index_no(document, self.tree.settings),
            type=entry.text("type"),
            title=entry.text("title"),
            column=column,
            category=entry.text("category") or self.columns[column].category,
            openness=entry.text("openness"),
            issuers=tuple(dict.fromkeys((entry.text("issuer"), *entry.texts("issuers")))),
            written_date=written_date,
            published_at=published_at,
            body=document.body,
            path=document.path,
            body_line=document.body_line,
            doc_no=entry.text("doc_no"),
            genre=entry.text("genre"),
            topic=entry.text("topic"),
            effective_date=entry.day("effective_date"),
            expires_on=entry.day("expires_on"),
            validity=entry.text("validity"),
            status_changed_at=entry.day("status_changed_at"),
            migrated_from=entry.text("migrated_from"),
            summary=entry.text("summary"),
            keywords=entry.texts("keywords"),
            responsible_unit=entry.text("responsible_unit"),
            source=entry.text("source"),
            originally_published_at=entry.moment("originally_published_at"),
            interprets=self.references(entry, "interprets"),
            forms=entry.texts("form"),
            interpreter=entry.text("interpreter"),
            author_unit=entry.text("author_unit"),
            parents=self.references(entry, "parent"),
            forwards=self.forwarded(entry),
            repealed_by=self.references(entry, "repealed_by"),
            replaced_by=self.references(entry, "replaced_by"),
            files=tuple(_files(document)),
            corrections=tuple(_corrections(entry)),
            channels=tuple(_channels(entry)),
            aliases=entry.texts("aliases"),
            details=self.details(entry, DOCUMENT_TYPES[entry.text("type")].own_fields),
        )

    def details(self, entry: Entry, fields: Iterable[Field]) -> Details:
        """The values of those of the fields that the schema says may be shown, and no other."""
        found = (
            (field.name, self.shown(entry.values[field.name], field.kind)) for field in fields if _is_told(field, entry)
        )
        return Details({name: value for name, value in found if value is not None})

    def shown(self, value: Value, kind: Kind) -> Shown | None:
        """The value as it may be shown; None of a reference to what is not released."""
        if isinstance(kind, Many) and isinstance(value, tuple):
            members = (self.shown(member, kind.each) for member in value)
            return tuple(member for member in members if member is not None)
        if isinstance(kind, Record) and isinstance(value, Entry):
            return self.details(value, kind.shape.fields)
        if isinstance(value, Entry):
            return _external(value)
        if isinstance(kind, Reference) and isinstance(value, str):
            number = self.numbers.get(value, value)
            return number if number in self.public else None
        return None if isinstance(value, tuple) else value

    def references(self, entry: Entry, key: str) -> tuple[str | ExternalDocument, ...]:
        """The documents named under ``key``: numbers of released ones, and those published elsewhere."""
        found: list[str | ExternalDocument] = []
        for reference in entry.references(key):
            if isinstance(reference, Entry):
                found.append(_external(reference))
            elif (number := self.numbers.get(reference, reference)) in self.public:
                found.append(number)
        return tuple(found)

    def forwarded(self, entry: Entry) -> tuple[str | ExternalDocument, ...]:
        """The documents it forwards; of those from elsewhere the ones that are said to be proactive."""
        kept_back = {
            _external(reference)
            for reference in entry.references("forwards")
            if isinstance(reference, Entry) and reference.text("openness") != "proactive"
        }
        return tuple(target for target in self.references(entry, "forwards") if target not in kept_back)


def _is_told(field: Field, entry: Entry) -> bool:
    return field.shown and field.name in entry.values


def _columns(entries: tuple[Entry, ...], parent: str = "") -> list[Column]:
    columns: list[Column] = []
    for entry in entries:
        columns.append(
            Column(
                id=entry.text("id"),
                name=entry.text("name"),
                types=entry.texts("types"),
                category=entry.text("category"),
                legal_basis=entry.text("legal_basis"),
                description=entry.text("description"),
                unit=entry.text("unit"),
                parent=parent,
                time_limit=entry.text("time_limit"),
                carriers=entry.text("carriers"),
                audience=entry.text("audience"),
                level=entry.text("level"),
            )
        )
        columns += _columns(entry.entries("children"), entry.text("id"))
    return columns


def _files(document: SourceDocument) -> list[PublicFile]:
    titles = {entry.text("file"): entry.text("title") or entry.text("file") for entry in _attachments(document)}
    by_name = {file.name: file for file in document.files}
    listed = [_file(by_name[name], title, listed=True) for name, title in titles.items()]
    used = [_file(file, file.name, listed=False) for file in document.files if file.name not in titles]
    return listed + used


def _attachments(document: SourceDocument) -> tuple[Entry, ...]:
    return document.entry.entries("attachments")


def _file(file: SourceFile, title: str, *, listed: bool) -> PublicFile:
    text = "\f".join(passage.text for passage in file.passages if not passage.hidden) if listed else ""
    return PublicFile(file.name, title, file.public_path, file.public_size, file.public_sha256, listed, text)


def _external(entry: Entry) -> ExternalDocument:
    return ExternalDocument(entry.text("title"), entry.text("doc_no"), entry.text("issuer"), entry.text("url"))


def _corrections(entry: Entry) -> list[Correction]:
    return [
        Correction(day, correction.text("note"))
        for correction in entry.entries("corrections")
        if (day := correction.day("date")) is not None
    ]


def _channels(entry: Entry) -> list[Channel]:
    return [
        Channel(channel.text("kind"), channel.day("date"), channel.text("link"))
        for channel in entry.entries("channels")
    ]


def _conversions(document: SourceDocument) -> list[Conversion]:
    return [
        Conversion(
            document.number,
            document.entry.text("title"),
            change.text("from"),
            change.text("to"),
            day,
            change.text("reason"),
        )
        for change in document.entry.entries("openness_changes")
        if (day := change.day("date")) is not None
    ]


def _withdrawn(tree: SourceTree) -> list[Withdrawn]:
    found: list[Withdrawn] = []
    for document in tree.documents:
        withdrawal = document.entry.entry("withdrawn")
        if withdrawal is not None and visibility(document, tree.as_of) is Visibility.WITHDRAWN:
            day = withdrawal.day("date")
            if day is not None:
                found.append(Withdrawn(document.number, day, withdrawal.text("reason")))
    return found


def _is(stub: SourceStub, openness: str) -> bool:
    return stub.entry.text("openness") == openness


def _request_line(stub: SourceStub, column_ids: Mapping[str, str]) -> RequestLine:
    entry = stub.entry
    return RequestLine(entry.text("title"), entry.text("type"), column_ids[entry.text("column")], entry.text("issuer"))


def _negative_item(entry: Entry) -> NegativeItem:
    return NegativeItem(
        entry.text("code"),
        entry.text("item"),
        entry.text("ground"),
        entry.text("unit"),
        entry.day("adopted"),
        entry.day("next_review"),
    )


def _office(bureau: Entry | None) -> Office:
    entry = bureau.entry("office") if bureau else None
    if entry is None:
        return Office()
    return Office(
        name=entry.text("name"),
        address=entry.text("address"),
        postcode=entry.text("postcode"),
        hours=entry.text("hours"),
        phone=entry.text("phone"),
        fax=entry.text("fax"),
        email=entry.text("email"),
        supervision_phone=entry.text("supervision_phone"),
    )


def _leader(entry: Entry) -> Leader:
    return Leader(entry.text("name"), entry.text("post"), entry.text("duties"), entry.flag("openness"))


def _organ(entry: Entry) -> Organ:
    return Organ(entry.text("name"), entry.text("duties"), entry.text("phone"), entry.text("head"))
