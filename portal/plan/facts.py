"""The fields of a document's own type as its page shows them: short facts, longer ones, and tables of groups."""

from collections.abc import Iterator

from portal.model.public import Details, PublicDocument, Shown
from portal.model.views.document import Fact, FactTable
from portal.plan.listing import Listing
from portal.schema.kinds import Choice, Day, Field, Flag, Kind, Many, Moment, Record, Reference, Text, WebAddress, Whole
from portal.schema.types import DOCUMENT_TYPES

_LONG = 12
_COLUMNS = 7
_OVERTURNED = "overturned"


def facts_of(listing: Listing, document: PublicDocument) -> tuple[Fact, ...]:
    """Every field of the type that has something to show, but for the groups, in the order of the schema."""
    found = (_fact(listing, field, document.details) for field in _fields(document) if not _is_group(field.kind))
    return tuple(fact for fact in found if fact is not None)


def tables_of(document: PublicDocument) -> tuple[FactTable, ...]:
    """A table for each list of groups that has members; a column that none of them fills is left out."""
    return tuple(table for field in _fields(document) for table in _tables(field, document.details.groups(field.name)))


def texts_of(listing: Listing, document: PublicDocument) -> tuple[str, ...]:
    """The words of the fields, each a piece of text that the search may find."""
    words = [word for fact in facts_of(listing, document) for word in fact.words]
    return (*words, *(cell for table in tables_of(document) for row in table.rows for cell in row if cell))


def in_words(value: Shown, kind: Kind) -> str:
    """A single value as people read it."""
    if isinstance(kind, Choice):
        return kind.options[str(value)]
    if isinstance(kind, Flag):
        return "是" if value else "否"
    if isinstance(kind, Moment):
        return f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def _fields(document: PublicDocument) -> Iterator[Field]:
    return (field for field in DOCUMENT_TYPES[document.type].own_fields if field.name in document.details.values)


def _fact(listing: Listing, field: Field, details: Details) -> Fact | None:
    kind = field.kind.each if isinstance(field.kind, Many) else field.kind
    if isinstance(kind, Reference):
        references = listing.references(details.references(field.name))
        return Fact(field.label, references=references, wide=True) if references else None
    words = tuple(in_words(member, kind) for member in details.members(field.name))
    if isinstance(kind, Choice | Flag):
        words = ("、".join(words),)
    link = words[0] if isinstance(kind, WebAddress) else ""
    wide = isinstance(kind, Text | WebAddress) or len(words) > 1 or any(len(word) > _LONG for word in words)
    return Fact(field.label, words, link=link, wide=wide)


def _tables(field: Field, groups: tuple[Details, ...]) -> Iterator[FactTable]:
    """One of the groups, and one of those that were overturned, of which other things are told."""
    standing = tuple(group for group in groups if not group.groups(_OVERTURNED))
    fallen = tuple(group for group in groups if group.groups(_OVERTURNED))
    if standing:
        yield _table(field.label, field, standing)
    if fallen:
        yield _table(f"已撤回的{field.label}", field, fallen)


def _members(group: Details, name: str) -> tuple[Shown, ...]:
    """What the group holds under the name, or the group in it that says how it fell."""
    return next((each.members(name) for each in (group, *group.groups(_OVERTURNED)) if name in each.values), ())


def _parts(kind: Kind) -> Iterator[Field]:
    """The fields of a group, and in place of one that is a group itself the fields of that."""
    inner = kind.each if isinstance(kind, Many) else kind
    for part in inner.shape.fields if isinstance(inner, Record) else ():
        if isinstance(part.kind, Record):
            yield from _parts(part.kind)
        else:
            yield part


def _table(title: str, field: Field, groups: tuple[Details, ...]) -> FactTable:
    fields = tuple(_parts(field.kind))
    filled = [part for part in fields if any(_members(group, part.name) for group in groups)]
    return FactTable(
        title=title,
        head=tuple(part.label for part in filled),
        rows=tuple(tuple(_cell(group, part) for part in filled) for group in groups),
        classes=tuple(_class(part.kind) for part in filled),
        upright=len(filled) > _COLUMNS,
    )


def _class(kind: Kind) -> str:
    if isinstance(kind, Whole):
        return "num"
    return "date" if isinstance(kind, Day | Moment) else ""


def _cell(group: Details, part: Field) -> str:
    kind = part.kind.each if isinstance(part.kind, Many) else part.kind
    return "、".join(in_words(member, kind) for member in _members(group, part.name))


def _is_group(kind: Kind) -> bool:
    return isinstance(kind.each if isinstance(kind, Many) else kind, Record)
