"""What may be wrong with a form as a whole: what the law wants asked, told or left to the applicant."""

from collections.abc import Mapping, Sequence

from portal.load.form_fields import fields_of
from portal.load.report import Report
from portal.model.form import REQUEST
from portal.model.source import Entry

_FIXED: Mapping[str, tuple[str, ...]] = {
    "applicant_type": ("citizen", "organisation"),
    **dict.fromkeys(("org_subtype", "name"), ()),
    "id_type": ("id_card", "passport", "hk_macao_permit", "taiwan_permit", "foreign_resident"),
    **dict.fromkeys(("id_no", "id_proof", "uscc", "legal_rep", "contact_person", "phone", "email"), ()),
    **dict.fromkeys(("address", "postcode", "info_name", "info_no", "info_index", "info_desc", "purpose"), ()),
    "carrier": ("paper", "electronic", "other"),
    "delivery": ("post", "email", "pickup", "read", "fax"),
    **dict.fromkeys(("accept_other", "assistance", "consent"), ()),
}
"""The names and values by which programs know the request form (design.md §7)."""


def check_form(form: Entry, name: str, report: Report) -> None:
    """Note what is wrong with the form, whose file is called ``name``.yaml."""
    fields = fields_of(form)
    kind = form.text("kind")
    if kind and (kind == REQUEST) != (name == REQUEST):
        _note(form, "kind", "form-request-file", report)
    if name == REQUEST:
        _check_request(form, fields, report)
    names = {field.text("name") for field in fields}
    for index, contact in enumerate(form.texts("contacts")):
        if contact not in names:
            where = form.place_of_member("contacts", index)
            report.error("form-contact", where.line, where.column, name=contact)
    _check_consent(form, fields, report)
    _check_necessity(form, fields, report)


def _check_request(form: Entry, fields: Sequence[Entry], report: Report) -> None:
    by_name = {field.text("name"): field for field in fields}
    lacking = [name for name in _FIXED if name not in by_name]
    if lacking and not any(problem.rule in _HIDING for problem in report.problems):
        _note(form, "sections", "form-request-lacks", report, names="、".join(lacking))
    for name, values in _FIXED.items():
        field = by_name.get(name)
        offered = {choice.text("value") for choice in field.entries("choices")} if field else set(values)
        missing = [value for value in values if value not in offered]
        if field and offered and missing:
            _note(field, "choices", "form-request-choices", report, name=name, values="、".join(missing))
    purpose = by_name.get("purpose")
    if purpose:
        for key in ("required", "required_when"):
            if purpose.values.get(key):
                _note(purpose, key, "form-purpose-required", report)


_HIDING = frozenset({"missing-key", "empty-value", "unknown-value", "yaml-syntax", "not-a-mapping", "form-field-name"})


def _check_consent(form: Entry, fields: Sequence[Entry], report: Report) -> None:
    """Who sends a form has been told (个人信息保护法 第十七条): a box to tick, which is required and not ticked."""
    consent = next((field for field in fields if field.text("name") == "consent"), None)
    if consent is None:
        if fields:
            _note(form, "sections", "form-consent-missing", report)
    elif consent.text("kind") != "check" or not consent.flag("required"):
        _note(consent, "kind", "form-consent-kind", report)


def _check_necessity(form: Entry, fields: Sequence[Entry], report: Report) -> None:
    """Sensitive information needs to be told why it is needed and what it may do (个人信息保护法 第三十条)."""
    sensitive = next((field for field in fields if field.text("kind") == "identity" or field.flag("sensitive")), None)
    privacy = form.entry("privacy")
    if sensitive and privacy and not privacy.text("necessity"):
        where = privacy.place("necessity")
        report.error("form-necessity", where.line, where.column, label=sensitive.text("label"))


def _note(entry: Entry, key: str, rule: str, report: Report, **values: object) -> None:
    where = entry.place(key)
    report.error(rule, where.line, where.column, **values)
