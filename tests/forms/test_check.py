from collections.abc import Mapping

import pytest

from portal.forms import SENTENCES, Fault, Upload, check_answers, clean_answers
from portal.load.forms import our_request_form
from tests.forms.filled import CITIZEN, FAULTS, ORGANISATION, PAPERS

FORM = our_request_form()


def codes(given: Mapping[str, str], **files: Upload) -> list[tuple[str, str]]:
    """Field and code of each fault."""
    sent = {name: (file,) for name, file in files.items()}
    return [(fault.field, fault.code) for fault in check_answers(FORM, given, sent)]


@pytest.mark.parametrize("given", [CITIZEN, ORGANISATION])
def test_a_form_filled_in_well_has_no_fault(given: Mapping[str, str]) -> None:
    """A citizen and an organisation both get through; purpose is never asked for (条例 第二十九条)."""
    assert () == check_answers(FORM, given)


@pytest.mark.parametrize(("field", "value", "faults"), FAULTS)
def test_a_fault_is_told_at_its_field(field: str, value: str, faults: list[tuple[str, str]]) -> None:
    """Each wrong answer gives its code at the field that has it."""
    assert faults == codes({**CITIZEN, field: value})


@pytest.mark.parametrize(("paper", "number", "fits"), PAPERS)
def test_other_papers_have_numbers_of_their_own(paper: str, number: str, *, fits: bool) -> None:
    """A passport's or permit's number is not judged as an identity card's."""
    assert ([] if fits else [("id_no", "id-number")]) == codes({**CITIZEN, "id_type": paper, "id_no": number})


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("uscc", "91350100M000100Y44", "credit-code"),
        ("uscc", "", "required"),
        ("legal_rep", "", "required"),
        ("contact_person", "", "required"),
        ("org_subtype", "", "required"),
    ],
)
def test_an_organisation_says_who_it_is(field: str, value: str, code: str) -> None:
    """Its credit code, its representative and whom to call."""
    assert [(field, code)] == codes({**ORGANISATION, field: value})


def test_what_is_not_asked_is_not_read() -> None:
    """A citizen's form keeps no trace of the organisation's fields, whatever stands in them."""
    answers = clean_answers(FORM, {**CITIZEN, "uscc": "wrong", "org_subtype": "enterprise", "stranger": "x"})
    assert CITIZEN == answers


def test_one_way_to_reach_the_applicant_is_needed() -> None:
    """Without phone, e-mail and address nobody could confirm that the request came in (条例 第三十一条)."""
    given = {**CITIZEN, "delivery": "pickup", "phone": "", "email": ""}
    assert [("phone", "contact")] == codes(given)
    assert [] == codes({**given, "address": "云岭县云屏镇青屏路36号"})


def test_the_delivery_asks_for_what_it_needs() -> None:
    """A fax goes to a number, a letter to an address, a mail to a mailbox."""
    given = {**CITIZEN, "phone": "", "email": ""}
    assert [("email", "required")] == codes(given)
    assert [("phone", "required")] == codes({**given, "delivery": "fax"})
    assert [("address", "required"), ("postcode", "required")] == codes({**given, "delivery": "post"})


def test_warnings_stop_nothing() -> None:
    """Words too wide are told, and the applicant may send them all the same."""
    (fault,) = check_answers(FORM, {**CITIZEN, "info_desc": "2025年度公益林补偿等材料"})
    assert ("warning", "vague") == (fault.severity, fault.code)
    assert "等材料" in fault.message


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (Upload("身份证.jpg", 400_000, "jpg"), None),
        (Upload("身份证.JPEG", 400_000, "jpg"), None),
        (Upload("身份证.jpg", 5_000_001, "jpg"), "“身份证.jpg”超过5 MB，请压缩或者分开。"),
        (Upload("身份证.jpg", 0, ""), "“身份证.jpg”是空的，请重新选择。"),
        (Upload("身份证.exe", 10, ""), "“身份证.exe”不是可以上传的类型，可以上传的是：jpg、png、pdf。"),
        (Upload("身份证.pdf", 10, ""), "“身份证.pdf”不是可以上传的类型，可以上传的是：jpg、png、pdf。"),
        (Upload("身份证.exe", 10, "pdf"), "“身份证.exe”不是可以上传的类型，可以上传的是：jpg、png、pdf。"),
    ],
)
def test_a_file_is_what_the_form_takes(file: Upload, fault: str | None) -> None:
    """Name and first bytes both say so, and it is not too large."""
    faults = check_answers(FORM, CITIZEN, {"id_proof": (file,)})
    assert ([fault] if fault else []) == [fault.message for fault in faults]


def test_one_file_a_field() -> None:
    """A second file of the same field is told, not dropped."""
    file = Upload("身份证.jpg", 10, "jpg")
    assert ["file-one"] == [fault.code for fault in check_answers(FORM, CITIZEN, {"id_proof": (file, file)})]


def test_faults_come_in_the_order_of_the_form() -> None:
    """An empty form has a fault for each thing it must hold, each sentence whole."""
    faults = check_answers(FORM, {})
    asked = ["applicant_type", "name", "phone", "info_desc", "carrier", "delivery", "consent"]
    assert asked == [fault.field for fault in faults]
    assert Fault("phone", "contact", "联系电话、电子邮箱、通信地址至少填写一项，好与您联系。") == faults[2]
    assert Fault("consent", "required", "请看过以后勾选“我已阅读申请须知和个人信息处理告知”。") == faults[-1]


def test_every_sentence_is_used() -> None:
    """No sentence is kept that no answer brings up."""
    told = {code for _, _, faults in FAULTS for _, code in faults}
    told |= {"id-number", "credit-code", "contact", "file-too-large", "file-empty", "file-type", "file-one", "document"}
    assert told == {code for code in SENTENCES if "." not in code}
