"""The state of a document's validity (效力状态, domain.md §7) at a moment."""

from collections.abc import Mapping
from datetime import date

from portal.model.public import PublicDocument

_FINAL = frozenset({"repealed", "expired", "partially_invalid"})
_TYPES_WITH_VALIDITY = frozenset({"policy", "rules"})


def validity_of(document: PublicDocument, today: date, documents: Mapping[str, PublicDocument]) -> str:
    """The state: what was declared, what the dates say, or empty where validity has no meaning."""
    end = end_of(document, documents)
    has_ended = end is None or end <= today
    if document.validity in _FINAL and has_ended:
        return document.validity
    if document.repealed_by and has_ended:
        return "repealed"
    if document.expires_on and document.expires_on < today:
        return "expired"
    if document.effective_date and document.effective_date > today:
        return "not_yet_effective"
    if document.validity or document.effective_date or document.type in _TYPES_WITH_VALIDITY:
        return "valid"
    return ""


def end_of(document: PublicDocument, documents: Mapping[str, PublicDocument]) -> date | None:
    """The day from which the document is no longer in force, as far as a day is named.

    The day its state changes, else the day on which what repeals it takes effect; None where neither is known.
    """
    if document.status_changed_at:
        return document.status_changed_at
    repealing = [documents[target] for target in document.repealed_by if isinstance(target, str)]
    days = [other.effective_date for other in repealing if other.effective_date]
    return min(days) if days else None
