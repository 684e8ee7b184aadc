"""Answers as they are meant: without what a keyboard or a line end adds, and without what is not asked."""

import re
import unicodedata
from collections.abc import Mapping

from portal.model.form import Form, FormField

_CODES = frozenset({"identity", "credit_code", "phone", "email", "postcode", "document"})
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d]")
_COUNTRY = re.compile(r"^(?:\+|00)86-?(?=1[3-9]\d{9}$|0?\d{2,3}-?\d{7,8}$)")


def clean_answers(form: Form, given: Mapping[str, str]) -> dict[str, str]:
    """The answers to what the form asks, by field name in its order; empty ones and those not asked are left out."""
    plain = {field.name: _clean(field, given.get(field.name, "")) for field in form.fields if field.kind != "file"}
    return {field.name: plain[field.name] for field in form.fields if plain.get(field.name) and field.is_asked(plain)}


def _clean(field: FormField, value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.kind in _CODES:
        value = _DASHES.sub("-", unicodedata.normalize("NFKC", value)).strip()
        value = value if field.kind == "email" else re.sub(r"\s", "", value).upper()
    return _phone(value) if field.kind == "phone" else value


def _phone(value: str) -> str:
    """A mobile number without dashes, and without the country's code."""
    value = _COUNTRY.sub("", value.replace("(", "").replace(")", "-"))
    bare = value.replace("-", "")
    return bare if re.fullmatch(r"1[3-9]\d{9}", bare) else value
