"""The form as it is printed and filled in by hand: rows made of the same fields."""

from collections.abc import Iterator

from portal.forms.privacy import privacy_told
from portal.model.form import Form, FormField, FormSection
from portal.model.public import Release
from portal.model.views.forms import BlankGroup, BlankRow, BlankView
from portal.plan.addresses import form_page, paper_file
from portal.plan.notices import ways_to_send

_TALL = frozenset({"text", "subject"})
_CONSENT = "consent"
_BOX = "□"
_SIGNED = (BlankRow("签名或者盖章"), BlankRow("日期", printed="　　　　年　　　月　　　日"))


def blank_view(form: Form, release: Release) -> BlankView:
    """The rows of the form under the headings of its sections, and where to sign; who signs need not tick."""
    groups = [BlankGroup(section.title, tuple(_rows(section, form))) for section in form.sections]
    last = BlankGroup(groups[-1].title, (*groups[-1].rows, *_SIGNED))
    return BlankView(
        form=form,
        groups=tuple(group for group in (*groups[:-1], last) if group.rows),
        organ=release.settings.organ,
        page=form_page(form.id),
        paper=paper_file(form.id),
        privacy=privacy_told(form, release.settings.organ, release.office.phone, online=False),
        ways=ways_to_send(form, release.office),
    )


def _rows(section: FormSection, form: Form) -> Iterator[BlankRow]:
    for field in section.fields:
        if field.name != _CONSENT:
            yield _row(field, when_asked(field, form))


def _row(field: FormField, when: str) -> BlankRow:
    label = f"{field.label}（{when}）" if when else field.label
    if field.kind == "check":
        return BlankRow(label="其他", options=(f"{_BOX}{field.label}",))
    if field.kind == "file":
        return BlankRow(label, printed=f"{_BOX}附在表后")
    options = tuple(f"{_BOX}{choice.label}" for choice in field.choices)
    return BlankRow(label, options, field.hint, tall=field.kind in _TALL)


def when_asked(field: FormField, form: Form) -> str:
    """When the field is asked, in words, empty when always."""
    if field.only_when is None:
        return ""
    asked = form.by_name[field.only_when.field]
    labels = [choice.label for choice in asked.choices if choice.value in field.only_when.values]
    return f"{'、'.join(labels) or asked.label}填写"
