"""The checks of answers: domain.md §8, repeated by the page's script and decisive in the gateway."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from portal.forms.answers import clean_answers
from portal.forms.codes import CODE_CHECKS
from portal.forms.fault import Fault, Upload
from portal.forms.sentences import in_words, sentence
from portal.forms.subject import subject_faults
from portal.forms.text import text_fault
from portal.model.form import TRUE, Form, FormField


def check_answers(
    form: Form, values: Mapping[str, str], files: Mapping[str, Sequence[Upload]] | None = None
) -> tuple[Fault, ...]:
    """What is wrong with the answers and files, by field in the form's order; without errors they may be sent."""
    answers, sent = clean_answers(form, values), files or {}
    faults = [
        fault
        for field in form.fields
        if field.is_asked(answers)
        for fault in _field_faults(field, answers, sent.get(field.name, ()))
    ]
    places = {field.name: place for place, field in enumerate(form.fields)}
    found = (*faults, *_without_contact(form, answers, faults))
    return tuple(sorted(found, key=lambda fault: places[fault.field]))


def _without_contact(form: Form, answers: Mapping[str, str], faults: Sequence[Fault]) -> Iterator[Fault]:
    """A fault when none of the ways to reach the author is filled in, and none of them was asked for by itself."""
    if not form.contacts or any(name in answers for name in form.contacts):
        return
    if not any(fault.field in form.contacts for fault in faults):
        labels = "、".join(form.by_name[name].label for name in form.contacts)
        yield Fault(form.contacts[0], "contact", sentence("contact", "", labels=labels))


def _field_faults(field: FormField, answers: Mapping[str, str], files: Sequence[Upload]) -> Iterator[Fault]:
    value = answers.get(field.name, "")
    if not (files if field.kind == "file" else value):
        if field.is_required(answers):
            yield _fault(field, "required")
    elif field.kind == "file":
        yield from _file_faults(field, files)
    else:
        yield from _value_faults(field, value, answers)


def _value_faults(field: FormField, value: str, answers: Mapping[str, str]) -> Iterator[Fault]:
    code = text_fault(value, several_lines=field.kind in {"text", "subject"})
    code = code or _length_fault(field, value) or _KIND_CHECKS[field.kind](field, value, answers)
    if code:
        yield _fault(field, code, least=field.least, most=field.most, length=len(value))
    elif field.kind == "subject":
        yield from subject_faults(field, value)


def _length_fault(field: FormField, value: str) -> str:
    if len(value) < field.least:
        return "too-short"
    return "too-long" if field.most and len(value) > field.most else ""


def _choice_fault(field: FormField, value: str, _answers: Mapping[str, str]) -> str:
    return "" if value in {choice.value for choice in field.choices} else "not-a-choice"


def _check_fault(_field: FormField, value: str, _answers: Mapping[str, str]) -> str:
    return "" if value == TRUE else "not-a-choice"


def _no_fault(_field: FormField, _value: str, _answers: Mapping[str, str]) -> str:
    return ""


def _code_fault(field: FormField, value: str, answers: Mapping[str, str]) -> str:
    return CODE_CHECKS[field.kind](value, answers)


_KIND_CHECKS: Mapping[str, Callable[[FormField, str, Mapping[str, str]], str]] = {
    **dict.fromkeys(("line", "text", "subject"), _no_fault),
    **dict.fromkeys(CODE_CHECKS, _code_fault),
    "choice": _choice_fault,
    "check": _check_fault,
}


def _file_faults(field: FormField, files: Sequence[Upload]) -> Iterator[Fault]:
    if len(files) > 1:
        yield _fault(field, "file-one")
    for file in files:
        ending = file.name.rpartition(".")[2].lower()
        if not file.size:
            yield _fault(field, "file-empty", name=file.name)
        elif field.most and file.size > field.most:
            yield _fault(field, "file-too-large", name=file.name, most=in_words(field.most))
        elif _ENDINGS.get(ending, ending) not in field.accept or file.kind not in field.accept:
            yield _fault(field, "file-type", name=file.name, accept="、".join(field.accept))


def _fault(field: FormField, code: str, **values: object) -> Fault:
    return Fault(field.name, code, sentence(code, field.kind, label=field.label, **values))


_ENDINGS = {"jpeg": "jpg"}
