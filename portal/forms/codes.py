"""Numbers and addresses that have a form of their own: identity papers, credit codes, phones, mail, post, documents."""

import re
from collections.abc import Callable, Mapping

from portal.identity import identity_card_fault, is_credit_code, is_identity_card

ID_TYPE = "id_type"
PATTERNS: Mapping[str, str] = {
    "phone": r"1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(?:-\d{1,6})?|400-?\d{3}-?\d{4}|\+\d{7,15}",
    "email": r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[^\s@.]+(?:\.[^\s@.]+)+",
    "postcode": r"\d{6}",
    "document": r"(?:19|20)\d{2}-\d{5}",
    "passport": r"[A-Z0-9]{5,20}",
    "hk_macao_permit": r"[HM]\d{8}(?:\d{2})?",
    "taiwan_permit": r"\d{8}(?:\d{2})?",
    "foreign_resident": r"[A-Z]{3}\d{12}|\d{17}[\dX]",
}
"""The forms of numbers and addresses, for Python and the page's script alike; whole texts must match."""

_PAPERS = frozenset({"passport", "hk_macao_permit", "taiwan_permit", "foreign_resident"})
_NEW_RESIDENT = 18


def _identity(value: str, answers: Mapping[str, str]) -> str:
    """An identity card's number unless the form asked for the kind of paper and it is another."""
    paper = answers.get(ID_TYPE, "")
    if paper not in _PAPERS:
        return identity_card_fault(value)
    fits = _matches(paper, value) and (len(value) != _NEW_RESIDENT or is_identity_card(value))
    return "" if fits else "id-number"


def _credit_code(value: str, _answers: Mapping[str, str]) -> str:
    return "" if is_credit_code(value) else "credit-code"


def _phone(value: str, _answers: Mapping[str, str]) -> str:
    return "" if _matches("phone", value) else "phone"


def _email(value: str, _answers: Mapping[str, str]) -> str:
    if not _matches("email", value):
        return "email"
    from email_validator import (  # noqa: PLC0415 -- loading it takes 30 ms, and few runs see an address
        EmailNotValidError,
        validate_email,
    )

    try:
        validate_email(value, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return "email"
    return ""


def _postcode(value: str, _answers: Mapping[str, str]) -> str:
    return "" if _matches("postcode", value) else "postcode"


def _document(value: str, _answers: Mapping[str, str]) -> str:
    return "" if _matches("document", value) else "document"


def _matches(name: str, value: str) -> bool:
    return re.fullmatch(PATTERNS[name], value, re.ASCII) is not None


CODE_CHECKS: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "identity": _identity,
    "credit_code": _credit_code,
    "phone": _phone,
    "email": _email,
    "postcode": _postcode,
    "document": _document,
}
