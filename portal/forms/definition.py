"""A form as its page's script reads it: the same fields, sentences and patterns that the gateway checks by."""

import json
from collections.abc import Mapping

from portal.forms.codes import PATTERNS
from portal.forms.sentences import SENTENCES
from portal.forms.subject import ITEM, VAGUE
from portal.model.form import Condition, Form, FormField

_LEFT_OUT: tuple[object, ...] = ("", False, 0, None, [], ())


def form_definition(form: Form, names: Mapping[str, str]) -> str:
    """The form as JSON that may stand in a page; ``names`` says what another gateway calls its fields."""
    definition = {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "contacts": list(form.contacts),
        "sections": [
            {"title": section.title, "fields": [_field(field, names) for field in section.fields]}
            for section in form.sections
        ],
        "sentences": dict(SENTENCES),
        "patterns": dict(PATTERNS),
        "vague": list(VAGUE),
        "item": ITEM,
    }
    return json.dumps(definition, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _field(field: FormField, names: Mapping[str, str]) -> dict[str, object]:
    said: dict[str, object] = {
        "name": field.name,
        "sent": names.get(field.name, ""),
        "label": field.label,
        "kind": field.kind,
        "required": field.required,
        "required_when": _condition(field.required_when),
        "only_when": _condition(field.only_when),
        "least": field.least,
        "most": field.most,
        "choices": [[choice.value, choice.label] for choice in field.choices],
        "accept": list(field.accept),
        "sensitive": field.sensitive,
    }
    return {key: value for key, value in said.items() if value not in _LEFT_OUT}


def _condition(condition: Condition | None) -> list[object] | None:
    return [condition.field, list(condition.values)] if condition else None
