"""The register of requests (台账) and table 3 as a workbook."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from portal.calendar import Calendar
from portal.gateway.annual import APPLICANTS, SUM, table_3
from portal.gateway.case import Case
from portal.gateway.deadlines import next_term
from portal.gateway.wording import STATES
from portal.model.form import REQUEST, Form

_HEADINGS: Sequence[tuple[str, int]] = (
    ("回执编号", 20),
    ("表单", 14),
    ("申请人类别", 14),
    ("提交时间", 18),
    ("申请人确认", 18),
    ("工作人员确认", 18),
    ("收到申请之日", 13),
    ("补正告知", 12),
    ("收到补正", 12),
    ("征求意见起", 12),
    ("征求意见止", 12),
    ("延期告知", 12),
    ("下一步期限", 13),
    ("是否逾期", 9),
    ("答复日期", 12),
    ("答复类型", 14),
    ("状态", 26),
)


def write_workbook(
    place: Path, cases: Sequence[Case], forms: Mapping[str, Form], calendar: Calendar, today: date, year: int
) -> None:
    """Write both sheets; the register has every request, table 3 counts those for information of the year."""
    with xlsxwriter.Workbook(
        place, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        head = book.add_format(
            {"bold": True, "border": 1, "bg_color": "#e8efe9", "text_wrap": True, "valign": "vcenter"}
        )
        cell = book.add_format({"border": 1, "valign": "vcenter"})
        register = book.add_worksheet("台账")
        register.freeze_panes(1, 1)
        for column, (heading, width) in enumerate(_HEADINGS):
            register.set_column(column, column, width)
            register.write_string(0, column, heading, head)
        for row, case in enumerate(cases, start=1):
            for column, text in enumerate(register_row(case, forms, calendar, today)):
                register.write_string(row, column, text, cell)
        sheet = book.add_worksheet(f"{year}年表三")
        sheet.set_column(0, 0, 60)
        names = [*APPLICANTS.values(), SUM]
        for column, heading in enumerate([f"{year}年收到和处理政府信息公开申请情况", *names]):
            sheet.write_string(0, column, heading, head)
        requests = [case for case in cases if _kind(case, forms) == REQUEST]
        for row, (name, counts) in enumerate(table_3(requests, year).items(), start=1):
            sheet.write_string(row, 0, name, cell)
            for column, heading in enumerate(names, start=1):
                sheet.write_number(row, column, counts[heading], cell)


def register_row(case: Case, forms: Mapping[str, Form], calendar: Calendar, today: date) -> tuple[str, ...]:
    """The cells of a request, in the order of the headings."""
    form = forms.get(case.form)
    term = next_term(case, form, calendar)
    supplement = case.supplements[-1] if case.supplements else None
    third = case.third_party[-1] if case.third_party else None
    return (
        case.number,
        (form.menu_title or form.title) if form else case.form,
        APPLICANTS.get(case.applicant, ""),
        f"{case.submitted_at:%Y-%m-%d %H:%M}",
        f"{case.applicant_confirmed:%Y-%m-%d %H:%M}" if case.applicant_confirmed else "",
        f"{case.office_confirmed:%Y-%m-%d %H:%M}" if case.office_confirmed else "",
        _day(case.received_on),
        _day(supplement.start if supplement else None),
        _day(supplement.end if supplement else None),
        _day(third.start if third else None),
        _day(third.end if third else None),
        _day(case.extended_on),
        _day(term.due.date if term else None),
        "是" if term and term.is_overdue(today) else "",
        _day(case.answered_on),
        case.answer,
        "待甄别" if case.quarantined else STATES[case.state],
    )


def _kind(case: Case, forms: Mapping[str, Form]) -> str:
    form = forms.get(case.form)
    return form.kind if form else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
