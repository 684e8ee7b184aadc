"""What the chosen way of taking forms needs of the rest of the site."""

from collections.abc import Iterator

from portal.model.source import SourceTree
from portal.problems import SETTINGS_FILE, Location, Problem, error

_BUREAU = "content/bureau.yaml"


def gateway_fields(tree: SourceTree) -> Iterator[Problem]:
    """Each field that another gateway calls otherwise is a field of a form; a faulty form is told first."""
    if any(path.startswith("content/forms/") for path in tree.unreadable):
        return
    known = {field.name for form in tree.forms for field in form.fields}
    for name in tree.settings.gateway.fields:
        if name.ours not in known:
            yield error(Location(SETTINGS_FILE, name.line, name.column), "gateway-field", name=name.ours)


def gateway_mailbox(tree: SourceTree) -> Iterator[Problem]:
    """Where applicants are asked to write e-mail, the office has an address for it."""
    if tree.settings.gateway.preset != "mailto" or _BUREAU in tree.unreadable:
        return
    office = tree.bureau.entry("office") if tree.bureau else None
    if office is None or not office.text("email"):
        yield error(office.where if office else Location(_BUREAU), "gateway-no-mail")
