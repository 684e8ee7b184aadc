"""Penalties that were changed, revoked or found void: what may still be said of them (行政处罚法 第四十八条)."""

from collections.abc import Mapping
from dataclasses import replace

from portal.model.source import Entry, SourceDocument, Value

_REMAINS = frozenset({"penalty_kind", "decided_on", "authority", "overturned"})


def is_overturned(decision: Entry) -> bool:
    """Whether the decision does not stand as it was published; a group that says so and was left empty counts."""
    return "overturned" in decision.called


def overturned_of(document: SourceDocument) -> tuple[Entry, ...]:
    """The decisions of the document that were overturned."""
    return tuple(filter(is_overturned, document.entry.entries("penalties")))


def standing_of(document: SourceDocument) -> tuple[Entry, ...]:
    """The penalties of the document that stand."""
    return tuple(decision for decision in document.entry.entries("penalties") if not is_overturned(decision))


def taken_back(decision: Entry) -> Mapping[str, Value]:
    """What an overturned decision said and nobody may show any more, by English key."""
    return {name: value for name, value in decision.values.items() if name not in _REMAINS}


def as_shown(document: SourceDocument) -> SourceDocument:
    """The document without what was taken back of it: kind, day and organ of a decision, and why it fell, remain."""
    if not overturned_of(document):
        return document
    decisions = (_remains(decision) for decision in document.entry.entries("penalties"))
    values = {**document.entry.values, "penalties": tuple(decisions)}
    return replace(document, entry=replace(document.entry, values=values))


def _remains(decision: Entry) -> Entry:
    if not is_overturned(decision):
        return decision
    return replace(decision, values={name: value for name, value in decision.values.items() if name in _REMAINS})
