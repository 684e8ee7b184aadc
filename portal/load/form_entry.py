"""An entry without faults becomes a form."""

from dataclasses import replace

from portal.forms.version import form_version
from portal.model.form import Choice, Condition, Form, FormField, FormSection, PrivacyNotice
from portal.model.source import Entry

_MEGABYTE = 1_000_000


def make_form(entry: Entry, name: str) -> Form:
    """The form of the file ``name``.yaml, which had no fault."""
    privacy = entry.entry("privacy")
    form = Form(
        id=name,
        title=entry.text("title"),
        kind=entry.text("kind"),
        sections=tuple(_section(section) for section in entry.entries("sections")),
        privacy=_privacy(privacy) if privacy else PrivacyNotice("", "", "", ""),
        menu_title=entry.text("menu_title") or entry.text("title"),
        intro=entry.text("intro"),
        basis=entry.text("basis"),
        steps=_lines(entry, "steps"),
        notices=_lines(entry, "notices"),
        time_limits=_lines(entry, "time_limits"),
        contacts=entry.texts("contacts"),
        retention_days=_whole(entry, "retention_days"),
        reply_days=_whole(entry, "reply_days"),
        mailbox=entry.text("mailbox"),
        envelope=entry.text("envelope") or entry.text("title"),
    )
    return replace(form, version=form_version(form))


def _lines(entry: Entry, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in entry.text(name).split("\n") if line.strip())


def _whole(entry: Entry, name: str) -> int:
    value = entry.values.get(name, 0)
    return value if isinstance(value, int) else 0


def _privacy(entry: Entry) -> PrivacyNotice:
    return PrivacyNotice(
        purpose=entry.text("purpose"),
        kinds=entry.text("kinds"),
        method=entry.text("method"),
        rights=entry.text("rights"),
        retention=entry.text("retention"),
        necessity=entry.text("necessity"),
    )


def _section(entry: Entry) -> FormSection:
    return FormSection(
        title=entry.text("title"),
        fields=tuple(_field(field) for field in entry.entries("fields")),
        note=entry.text("note"),
    )


def _field(entry: Entry) -> FormField:
    kind = entry.text("kind")
    return FormField(
        name=entry.text("name"),
        label=entry.text("label"),
        kind=kind,
        required=entry.flag("required"),
        required_when=_condition(entry, "required_when"),
        only_when=_condition(entry, "only_when"),
        hint=entry.text("hint"),
        least=_whole(entry, "least"),
        most=_whole(entry, "most") * (_MEGABYTE if kind == "file" else 1),
        choices=tuple(
            Choice(choice.text("value"), choice.text("label"), choice.text("note"))
            for choice in entry.entries("choices")
        ),
        autocomplete=entry.text("autocomplete"),
        sensitive=entry.flag("sensitive") or kind == "identity",
        accept=entry.texts("accept"),
    )


def _condition(entry: Entry, name: str) -> Condition | None:
    condition = entry.entry(name)
    return Condition(condition.text("field"), condition.texts("is")) if condition else None
