"""Numbers and addresses that have a form of their own: identity papers, credit codes, phones, mail, post, documents."""

import re
from collections.abc import Callable, Mapping

from email_validator import EmailNotValidError, validate_email

from portal.identity import identity_card_fault, is_credit_code, is_identity_card

ID_TYPE = "id_type"
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(?:-\d{1,6})?|400-?\d{3}-?\d{4}|\+\d{7,15}", re.ASCII)
_PAPERS: Mapping[str, re.Pattern[str]] = {
    "passport": re.compile(r"[A-Z0-9]{5,20}"),
    "hk_macao_permit": re.compile(r"[HM]\d{8}(?:\d{2})?", re.ASCII),
    "taiwan_permit": re.compile(r"\d{8}(?:\d{2})?", re.ASCII),
    "foreign_resident": re.compile(r"[A-Z]{3}\d{12}|\d{17}[\dX]", re.ASCII),
}
_NEW_RESIDENT = 18


def _identity(value: str, answers: Mapping[str, str]) -> str:
    """An identity card's number unless the form asked for the kind of paper and it is another."""
    paper = _PAPERS.get(answers.get(ID_TYPE, ""))
    if paper is None:
        return identity_card_fault(value)
    fits = paper.fullmatch(value) and (len(value) != _NEW_RESIDENT or is_identity_card(value))
    return "" if fits else "id-number"


def _credit_code(value: str, _answers: Mapping[str, str]) -> str:
    return "" if is_credit_code(value) else "credit-code"


def _phone(value: str, _answers: Mapping[str, str]) -> str:
    return "" if _PHONE.fullmatch(value) else "phone"


def _email(value: str, _answers: Mapping[str, str]) -> str:
    try:
        validate_email(value, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return "email"
    return ""


def _postcode(value: str, _answers: Mapping[str, str]) -> str:
    return "" if re.fullmatch(r"\d{6}", value, re.ASCII) else "postcode"


def _document(value: str, _answers: Mapping[str, str]) -> str:
    return "" if re.fullmatch(r"(?:19|20)\d{2}-\d{5}", value, re.ASCII) else "document"


CODE_CHECKS: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "identity": _identity,
    "credit_code": _credit_code,
    "phone": _phone,
    "email": _email,
    "postcode": _postcode,
    "document": _document,
}
