"""New documents: numbers, and the text an author finds."""

from pathlib import Path

import pytest

from portal.scaffold import draft, make_document, next_number, renumber
from portal.schema.types import DOCUMENT_TYPES


def test_the_first_number_of_a_year_is_1(tmp_path: Path) -> None:
    """A site without documents begins at the beginning."""
    assert next_number(tmp_path, 2026, []) == "2026-00001"


def test_other_years_and_strangers_do_not_count(tmp_path: Path) -> None:
    """The series of each year is its own, wherever a folder lies."""
    for name in ("2025/2025-00900", "2026/2026-00003", "2024/2026-00005", "2026/2026-00099x", "2026/notes"):
        (tmp_path / "content/documents" / name).mkdir(parents=True)
    assert next_number(tmp_path, 2026, ["2025-00999", "r2026-0800"]) == "2026-00006"


def test_an_existing_document_is_never_written_over(tmp_path: Path) -> None:
    """A folder that is there is not touched."""
    make_document(tmp_path, "2026-00001", "first")
    with pytest.raises(FileExistsError):
        make_document(tmp_path, "2026-00001", "second")
    assert (tmp_path / "content/documents/2026/2026-00001/index.md").read_text(encoding="utf-8") == "first"


def test_a_document_moves_to_the_folder_of_its_year(tmp_path: Path) -> None:
    """A number of another year takes the document to that year."""
    folder = make_document(tmp_path, "2025-00001", "text").parent
    assert tmp_path / "content/documents/2026/2026-00001" == renumber(folder, "2026-00001")


def test_the_only_column_is_filled_in() -> None:
    """Where a type can stand in one column only, nobody is asked."""
    text = draft(DOCUMENT_TYPES["notice"], "甲", ["通知公告"], "试点县林业局")
    assert "\n栏目: 通知公告\n" in text


def test_columns_to_choose_from_are_named() -> None:
    """Where there are several, they stand beside the TODO."""
    text = draft(DOCUMENT_TYPES["notice"], "甲", ["通知公告", "统计信息"], "试点县林业局")
    assert "# 可以放的栏目：通知公告、统计信息\n# 栏目：columns.yaml 里栏目的 id 或名称\n栏目: 待填\n" in text


def test_choices_are_named() -> None:
    """A field with a closed vocabulary tells its words."""
    text = draft(DOCUMENT_TYPES["policy"], "甲", ["文件"], "试点县林业局")
    assert "# 效力：不写时按施行日期、失效日期计算（有效、部分失效、失效、废止、尚未生效）\n" in text
