"""Keys: which field one names, and what to say of one that names none."""

from collections.abc import Iterator

from portal.load import nodes
from portal.load.nearest import nearest
from portal.load.report import Report
from portal.schema.fields import STUB_FIELDS
from portal.schema.kinds import Field, Kind, Many, Record, Reference, Shape
from portal.schema.types import DOCUMENT_TYPES

_REGISTER_KEYS = frozenset(key for field in STUB_FIELDS for key in (field.name, field.label))
_HOMES = {
    key: kind.name for kind in DOCUMENT_TYPES.values() for field in kind.own_fields for key in (field.name, field.label)
}


def called(field: Field, key: str) -> str:
    """What a message calls the field: its Chinese key, and the English one where the author wrote that."""
    return field.label if key == field.label else f"{field.label}（{key}）"


def key_text(node: nodes.Node) -> str:
    """The key as written, empty when it is no text."""
    return node.value if isinstance(node, nodes.Scalar) else ""


def keys_below(shape: Shape) -> frozenset[str]:
    """Every key that may stand in the shape or in the groups inside it."""
    return frozenset(key for field in shape.fields for key in (field.name, field.label, *_keys_of(field.kind)))


def _keys_of(kind: Kind) -> Iterator[str]:
    shape = group_of(kind)
    yield from keys_below(shape) if shape else ()


def group_of(kind: Kind) -> Shape | None:
    """The shape of the group a field holds, or each member of its list; None when it holds values."""
    if isinstance(kind, Many):
        kind = kind.each
    if isinstance(kind, Record):
        return kind.shape
    return kind.external if isinstance(kind, Reference) else None


def note_unknown(node: nodes.Node, shape: Shape, group: Field | None, report: Report) -> tuple[str, ...]:
    """Note a key that the shape does not have; the names of the fields it may have been meant for.

    ``group`` is the field before it, where that was left empty.
    """
    key, place = key_text(node), nodes.place(node, report)
    if not isinstance(node, nodes.Scalar):
        report.error("yaml-syntax", *place)
        return ()
    inside = group if group and _has(group, key) else None
    if inside is None and "review" in shape.by_key and "openness" in shape.by_key:
        if key in _HOMES:
            report.error("key-of-another-type", *place, key=key, type=_HOMES[key], name=shape.name)
            return ()
        if key in _REGISTER_KEYS:
            report.error("key-of-register", *place, key=key)
            return ()
    near = () if inside else nearest(key, shape.by_key)
    inside = inside or (None if near else next((field for field in shape.fields if _has(field, key)), None))
    if inside:
        report.error("key-of-group", *place, key=key, group=inside.label)
        return (inside.name,)
    if near:
        report.error("unknown-key-near", *place, key=key, near="”或“".join(near))
    else:
        report.error("unknown-key", *place, key=key, known="、".join(field.label for field in shape.fields))
    return tuple(shape.by_key[word].name for word in near)


def _has(field: Field, key: str) -> bool:
    shape = group_of(field.kind)
    return shape is not None and key in shape.by_key
