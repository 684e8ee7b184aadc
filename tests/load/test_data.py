"""The tables of content/data: every cell with its place."""

from pathlib import Path

import pytest

from portal.load.data import load_data
from tests.built import AS_OF, Built, copy_site


def cells(root: Path, content: bytes) -> list[list[tuple[str, int, int]]]:
    """The cells of a table, each with its line and column."""
    folder = root / "content/data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.csv").write_bytes(content)
    (table,), problems = load_data(root)
    assert ["data-unused"] == [problem.rule for problem in problems]
    return [[(cell.text, cell.line, cell.column) for cell in row] for row in table.rows]


@pytest.mark.parametrize("content", ["甲,乙\n1,2\n", "\ufeff甲,乙\r\n1,2", "甲,乙\r\r1,2\r"])
def test_cells_have_their_places(tmp_path: Path, content: str) -> None:
    """With a mark at the beginning, any line ends, with or without the last."""
    first, second = cells(tmp_path, content.encode())
    assert [("甲", 1, 1), ("乙", 1, 3)] == first
    assert [("1", 1), ("2", 3)] == [(text, column) for text, _, column in second]


def test_quotes_hold_commas_lines_and_quotes(tmp_path: Path) -> None:
    """A cell may run over lines; what follows it stands where the file has it."""
    rows = cells(tmp_path, '甲,乙,丙\n"1,200", "上\n下""村""",末\n,,\n'.encode())
    assert [("1,200", 2, 2), ('上\n下"村"', 2, 11), ("末", 3, 9)] == rows[1]
    assert [("", 4, 1), ("", 4, 2), ("", 4, 3)] == rows[2]


def test_nothing_of_a_table_or_page_is_published(tmp_path: Path, run) -> None:
    """What no page uses is in no byte of the site."""
    root = copy_site("register", tmp_path / "site")
    for name in ("data/造林靐靐.csv", "pages/about靐靐.md"):
        (root / "content" / name).parent.mkdir()
        (root / "content" / name).write_text("乡镇,麷麷\n云屏镇,龗龗\n", encoding="utf-8")
    outcome = run("build", "--root", root, as_of=AS_OF)
    assert (0, True, True) == (outcome.status, "data-unused" in outcome.err, "page-unused" in outcome.err)
    assert [] == Built(root, root / "output").holding("靐靐", "麷麷", "龗龗")
