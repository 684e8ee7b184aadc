"""What may be wrong with the fields of a form: names, choices, limits, conditions, what a browser fills in."""

import re
from collections.abc import Iterator, Sequence

from portal.forms.names import RESERVED
from portal.load.report import Report
from portal.model.form import TRUE
from portal.model.source import Entry

FILE_KINDS = ("pdf", "jpg", "png", "docx", "xlsx", "doc", "wps", "ofd", "txt")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COUNTED = frozenset({"line", "text", "subject", "file"})
_TOKENS = frozenset(
    ("name", "organization", "organization-title", "tel", "email", "street-address", "postal-code", "off", "url")
)
_CONDITIONS = ("required_when", "only_when")


def fields_of(form: Entry) -> tuple[Entry, ...]:
    """The fields of every section, in their order."""
    return tuple(field for section in form.entries("sections") for field in section.entries("fields"))


def check_fields(form: Entry, report: Report) -> None:
    """Note what is wrong with each field, and between them."""
    fields = fields_of(form)
    seen: dict[str, Entry] = {}
    for field in fields:
        name = field.text("name")
        first = seen.setdefault(name, field) if name else field
        if first is not field:
            _note(field, "name", "form-field-twice", report, name=name, first=first.place("name").line)
        _check_name(field, name, report)
        _check_choices(field, report)
        _check_limits(field, report)
        _check_tokens(field, report)
    for field in fields:
        for key in _CONDITIONS:
            _check_condition(field, key, fields, report)


def _check_name(field: Entry, name: str, report: Report) -> None:
    if name and not _NAME.fullmatch(name):
        _note(field, "name", "form-field-name", report, name=name)
    elif name in RESERVED:
        _note(field, "name", "form-field-reserved", report, name=name)


def _check_choices(field: Entry, report: Report) -> None:
    if "kind" not in field.values:
        return
    choices, is_choice = field.entries("choices"), field.text("kind") == "choice"
    if is_choice and not choices and ("choices" not in field.called or "choices" in field.empty):
        _note(field, "choices", "form-choices-missing", report, label=field.text("label"))
    elif not is_choice and "choices" in field.called:
        _note(field, "choices", "form-choices-unused", report, label=field.text("label"))
    values: dict[str, Entry] = {}
    for choice in choices:
        value = choice.text("value")
        if value and values.setdefault(value, choice) is not choice:
            _note(choice, "value", "form-choice-twice", report, value=value)


def _check_limits(field: Entry, report: Report) -> None:
    kind, least, most = field.text("kind"), field.values.get("least", 0), field.values.get("most", 0)
    for key in ("least", "most"):
        if kind and key in field.values and (kind not in _COUNTED or (key == "least" and kind == "file")):
            _note(field, key, "form-limit-unused", report, limit=field.called[key], label=field.text("label"))
    if isinstance(least, int) and isinstance(most, int) and 0 < most < least:
        _note(field, "most", "form-limits", report, least=least, most=most)
    if kind == "file" and not ("most" in field.called and field.texts("accept")):
        _note(field, "kind", "form-file-unbounded", report, label=field.text("label"))
    for index, ending in enumerate(field.texts("accept")):
        if ending not in FILE_KINDS:
            where = field.place_of_member("accept", index)
            report.error("form-file-kind", where.line, where.column, value=ending, known="、".join(FILE_KINDS))


def _check_tokens(field: Entry, report: Report) -> None:
    token = field.text("autocomplete")
    if token and token not in _TOKENS:
        _note(field, "autocomplete", "form-autocomplete", report, value=token, known="、".join(sorted(_TOKENS)))


def _check_condition(field: Entry, key: str, fields: Sequence[Entry], report: Report) -> None:
    condition = field.entry(key)
    if condition is None or not condition.text("field"):
        return
    name = condition.text("field")
    other = next((entry for entry in fields if entry.text("name") == name), None)
    if other is None or other is field:
        known = "、".join(_answers_by_name(fields))
        _note(condition, "field", "form-condition-field", report, name=name, known=known)
        return
    values = _answers(other)
    if not values:
        _note(condition, "field", "form-condition-kind", report, name=name)
        return
    for index, value in enumerate(condition.texts("is")):
        if value not in values:
            where = condition.place_of_member("is", index)
            shown = {"value": value, "name": name, "known": "、".join(values)}
            report.error("form-condition-value", where.line, where.column, **shown)


def _answers(field: Entry) -> tuple[str, ...]:
    """The answers a field offers, empty for those whose answer is free."""
    if field.text("kind") == "check":
        return (TRUE,)
    return tuple(choice.text("value") for choice in field.entries("choices"))


def _answers_by_name(fields: Sequence[Entry]) -> Iterator[str]:
    yield from (field.text("name") for field in fields if _answers(field))


def _note(entry: Entry, key: str, rule: str, report: Report, **values: object) -> None:
    where = entry.place(key)
    report.error(rule, where.line, where.column, **values)
