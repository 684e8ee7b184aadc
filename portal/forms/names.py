"""The names of what a form sends beside its answers."""

VERSION_FIELD = "form_version"
TRAP_FIELD = "homepage"
"""A field no person sees: who fills it in is a program."""

RESERVED = frozenset({VERSION_FIELD, TRAP_FIELD, "token", "step", "proof", "altcha", "receipt", "key", "files"})
"""Names that no field of a form may have: the page, the gateway and its answers use them."""
