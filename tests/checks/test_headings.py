"""A number in a table is known by the head of its column and by the cell on its left."""

from pathlib import Path, PurePosixPath

import pytest

from portal.attachments.read import read_bytes
from portal.checks.attachments import hits_of_file
from portal.checks.headings import cells_below_heads
from portal.model.source import SourceFile, SourcePassage
from portal.scan import Context
from tests.attachments import making as m


def finds(data: bytes, name: str) -> list[tuple[str, str]]:
    """The kind and the place of every find in the file."""
    reading = read_bytes(data, name)
    passages = tuple(SourcePassage(part.where, part.text, part.hidden) for part in reading.passages)
    file = SourceFile(name, PurePosixPath(name), len(data), "", passages, Path(name), len(data), "")
    return [(hit.kind, hit.masked.partition("（")[2].rstrip("）")) for _, hit in hits_of_file(file, Context())]


def xlsx(*rows: tuple[str, ...]) -> bytes:
    """A workbook with these rows of text."""
    cells = [
        "<row>" + "".join(m.cell(f"{'ABCDE'[at]}{number}", text) for at, text in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1)
    ]
    return m.xlsx("".join(cells))


def docx(*rows: tuple[str, ...]) -> bytes:
    """A Word document with these rows as a table."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{m.run(text)}</w:p></w:tc>" for text in row) + "</w:tr>" for row in rows
    )
    return m.docx(f"<w:tbl>{cells}</w:tbl>")


def csv(*rows: tuple[str, ...]) -> bytes:
    """These rows with commas."""
    return "".join(",".join(row) + "\n" for row in rows).encode()


MAKERS = {"a.xlsx": (xlsx, "工作表“名单”{}"), "a.docx": (docx, "表格1{}"), "a.csv": (csv, "{}")}
TITLE = ("劳务人员花名册", "", "")
RAISED = {
    "passport": ((TITLE, ("序号", "姓名", "护照号"), ("1", "甲", "E12345678")), "passport", 3, 3),
    "permit": ((("姓名", "往来港澳通行证号码"), ("甲", "C12345678")), "permit", 2, 2),
    "old identity number": ((("姓名", "证件编号（身份证）"), ("甲", "119901560501001")), "id15", 2, 2),
    "mistyped identity number": ((("公民身份号码", "金额"), ("119901201005010051", "5")), "id18-unsure", 2, 1),
    "far below": ((("姓名", "护照"), *[("甲", "")] * 30, ("乙", "E12345678")), "passport", 32, 2),
    "kind of paper beside it": ((("姓名", "类型", "号码"), ("甲", "护照", "E12345678")), "passport", 2, 3),
    "form": ((("姓名", "甲"), ("护照号", "E12345678")), "passport", 2, 2),
    "mobile called a code elsewhere": ((("联系电话（备案）",), ("138 0013 8000",)), "mobile", 2, 1),
    "a digit a cell": ((tuple("11990"), tuple("甲乙丙"), ("119901", "19560501", "0052")), "id18", 3, 1),
    "account": ((("一折通账号",), ("3222021234567890121",)), "bank", 2, 1),
}
LEFT_ALONE = {
    "no head": (("序号", "品种"), ("1", "E12345678")),
    "another column": (("护照号", "品种编号"), ("", "E12345678")),
    "head of another row": (("护照办理", "说明"), ("品种", "E12345678")),
    "code that reads like an account": (("合同编号",), ("3222021234567890121",)),
    "code that reads like a mobile": (("项目编码",), ("13800138000",)),
    "index that reads like a birthday": (("宗地号",), ("119901195605010053",)),
}


def place(name: str, row: int, column: int) -> str:
    """How the reader of that kind tells a cell."""
    told = f"{'ABCDE'[column - 1]}{row}" if name == "a.xlsx" else f"第{row}行第{column}列"
    return MAKERS[name][1].format(told)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("case", RAISED)
def test_a_number_is_known_by_what_stands_over_or_beside_it(name: str, case: str) -> None:
    """In workbooks, Word tables and CSV: papers, accounts and telephones are named where the number is not."""
    rows, kind, row, column = RAISED[case]
    assert [(kind, place(name, row, column))] == finds(MAKERS[name][0](*rows), name)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("case", LEFT_ALONE)
def test_a_number_that_is_called_otherwise_is_left_alone(name: str, case: str) -> None:
    """A code is a code, and a head speaks for its own column and row alone."""
    assert [] == finds(MAKERS[name][0](*LEFT_ALONE[case]), name)


def test_a_table_in_a_pdf_is_known_by_the_line_of_its_heads() -> None:
    """A page has no cells: the line that reads like a table's head speaks for what follows, on later pages too."""
    head, line = "姓名 护照号 金额", "甲 E12345678 500"
    pages = [
        SourcePassage("第1页", f"名册\n{head}\n乙 无 5", hidden=False),
        SourcePassage("第2页", f"丙 无 5\n{line}", hidden=False),
    ]
    assert ["passport"] == kinds_of(pages)
    assert [] == kinds_of([SourcePassage("第1页", f"请带护照 到场。\n{'甲' * 20}\n{line}", hidden=False)])


def kinds_of(passages: list[SourcePassage]) -> list[str]:
    """The kinds of what is found in these passages."""
    file = SourceFile("a.pdf", PurePosixPath("a.pdf"), 1, "", tuple(passages), Path("a.pdf"), 1, "")
    return [hit.kind for _, hit in hits_of_file(file, Context())]


def test_the_cells_of_a_markdown_table_are_told_with_their_head() -> None:
    """Each cell under a telling head, with its place among the rows."""
    rows = "| 甲 | E12345678 |\n| 乙 | G12345678 |\n"
    assert [(5, " E12345678 ", "护照号"), (23, " G12345678 ", "护照号")] == [
        *cells_below_heads("| 姓名 | 护照号 |", rows)
    ]
    assert rows[5:16] == " E12345678 "
    assert [] == [*cells_below_heads("| 姓名 | 金额 |", rows)]
