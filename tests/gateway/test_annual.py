import itertools
import zipfile
from datetime import date, datetime
from random import Random

from portal.calendar import Calendar
from portal.gateway.annual import ANSWERS, APPLICANTS, CARRIED_IN, CARRIED_OUT, NEW, SUM, TOTAL, row_name, table_3
from portal.gateway.case import Case
from portal.gateway.workbook import write_workbook
from portal.load.forms import our_request_form
from tests.gateway.conftest import NOON


def cases():
    """200 requests of three years, answered in every way or not yet."""
    chance = Random(1)  # noqa: S311 - drawn again the same
    for number in range(200):
        at = NOON.replace(
            year=chance.choice((2024, 2025, 2026)), month=chance.randint(1, 12), day=chance.randint(1, 28)
        )
        answered = date(min(at.year + chance.choice((0, 0, 0, 1)), 2026), 12, 29) if chance.random() < 0.8 else None
        yield Case(
            number=f"{number}",
            form="request",
            submitted_at=at,
            applicant=chance.choice(list(APPLICANTS)),
            suspicions=(),
            applicant_confirmed=at,
            office_confirmed=at,
            answered_on=answered,
            answer=chance.choice(list(ANSWERS)) if answered else "",
        )


def test_the_sums_of_table_3():
    """Every column: new and carried in are what was answered and what is carried out; every row has its sum."""
    table = table_3(cases(), 2025)
    answered = [row_name(answer) for answer in ANSWERS]
    for column in (*APPLICANTS.values(), SUM):
        assert table[NEW][column] + table[CARRIED_IN][column] == table[TOTAL][column] + table[CARRIED_OUT][column]
        assert table[TOTAL][column] == sum(table[row][column] for row in answered)
    assert all(row[SUM] == sum(row[name] for name in APPLICANTS.values()) for row in table.values())
    assert table[NEW][SUM] > 0 < table[CARRIED_IN][SUM]


def test_what_one_year_carries_out_the_next_carries_in():
    """Column by column, year after year."""
    for year in (2024, 2025):
        assert table_3(cases(), year)[CARRIED_OUT] == table_3(cases(), year + 1)[CARRIED_IN]


def test_every_row_of_the_form_is_there():
    """25 rows in the order of the form, those without a request with noughts."""
    table = table_3([], 2026)
    assert (25, {0}) == (len(table), set(itertools.chain(*(row.values() for row in table.values()))))
    assert ["三、（一）予以公开", "三、（三）不予公开 1.属于国家秘密"] == [list(table)[2], list(table)[4]]


def test_what_was_not_received_is_not_counted():
    """A request neither confirmed nor answered, or in quarantine, is no received request."""
    bare = Case("1", "request", NOON, "citizen", ())
    suspect = Case("2", "request", NOON, "citizen", ("trap",), answered_on=NOON.date(), answer="予以公开")
    assert 0 == table_3([bare, suspect], 2026)[NEW][SUM]


def test_the_workbook(tmp_path):
    """Both sheets hold what the ledger says, no cell is a formula."""
    case = Case("20260630-0001-4", "request", NOON, "citizen", (), applicant_confirmed=NOON, office_confirmed=NOON)
    today = datetime(2026, 8, 30, tzinfo=NOON.tzinfo).date()
    write_workbook(tmp_path / "台账.xlsx", [case], {"request": our_request_form()}, Calendar(), today, 2026)
    with zipfile.ZipFile(tmp_path / "台账.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)]
    for words in ("20260630-0001-4", "自然人", "2026-07-28", "已确认收到", "一、本年新收政府信息公开申请数量", "是"):
        assert words in strings
    assert not any("<f>" in sheet for sheet in sheets)
    assert "<v>1</v>" in sheets[1]
