"""The state of a document's validity (效力状态, domain.md §7) at a moment."""

from datetime import date

from portal.model.public import PublicDocument

_FINAL = frozenset({"repealed", "expired", "partially_invalid"})
_TYPES_WITH_VALIDITY = frozenset({"policy", "rules"})


def validity_of(document: PublicDocument, today: date) -> str:
    """The state: what was declared, what the dates say, or empty where validity has no meaning."""
    if document.validity in _FINAL:
        return document.validity
    if document.repealed_by:
        return "repealed"
    if document.expires_on and document.expires_on < today:
        return "expired"
    if document.effective_date and document.effective_date > today:
        return "not_yet_effective"
    if document.validity or document.effective_date or document.type in _TYPES_WITH_VALIDITY:
        return "valid"
    return ""
