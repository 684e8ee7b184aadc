"""Whatever a file of the content holds, reading and checking it ends in problems or in a site, and never fails."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.checks import check_tree
from portal.gate import release
from portal.load.tree import load_tree
from portal.problems import has_errors, sorted_problems

BASE = Path(__file__).resolve().parent.parent / "sites" / "minimal"
INDEX = "content/documents/2026/2026-00001/index.md"
STUB = "content/register/2026/r2026-0001.md"
TABLES = [
    "site.toml",
    "content/columns.yaml",
    "content/negative-list.yaml",
    "content/bureau.yaml",
    "content/retired.yaml",
]
AS_OF = datetime.fromisoformat("2026-06-30T09:00+08:00")
_ONE = "：，；“”‘’【】｛｝（）[]{}\"'`|>-?:,&*!%@#~\\\t\n\r \u3000\u200b\u2028\x00\x85\ufeff\ud7ff😀一a0=."
_WORDS = ["---", "- ", ": ", "\n  ", "\n---\n", "待填", "[[不予公开", "标题", "openness", "<<: ", "!!x ", "&a ", "*a"]
SIGNS = st.sampled_from([*_ONE, *_WORDS])
EDITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 12), st.lists(SIGNS, max_size=4)), max_size=6)
CALM = settings(max_examples=120)


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A site whose files are written anew for each try."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "site"
        shutil.copytree(BASE, copied)
        (copied / "content/register/2026").mkdir(parents=True)
        yield copied


def edited(text: str, edits: list[tuple[int, int, list[str]]]) -> str:
    """The text after cuts and insertions."""
    for place, length, signs in edits:
        at = place % (len(text) + 1)
        text = text[:at] + "".join(signs) + text[at + length :]
    return text


def survive(root: Path, path: str, content: bytes) -> None:
    """Put the content there, and read, check and clear the site."""
    file, before = root / path, (root / path).read_bytes() if (root / path).exists() else None
    file.write_bytes(content)
    try:
        tree, unreadable = load_tree(root, AS_OF)
        problems = sorted_problems((*unreadable, *check_tree(tree)))
        assert all(problem.where.line > 0 and problem.where.column > 0 for problem in problems)
        if not has_errors(problems):
            release(tree)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


@CALM
@given(edits=EDITS)
def test_any_edit_of_a_document(root: Path, edits: list[tuple[int, int, list[str]]]) -> None:
    """Cuts and insertions of the signs that matter to YAML and Markdown."""
    survive(root, INDEX, edited((BASE / INDEX).read_text(encoding="utf-8"), edits).encode("utf-8", "replace"))


@CALM
@given(content=st.binary(max_size=300))
def test_any_bytes_for_a_document(root: Path, content: bytes) -> None:
    """Bytes of any kind, as the whole file and inside its front matter."""
    survive(root, INDEX, content)
    survive(root, INDEX, b"---\n" + content + b"\n---\n\nx\n")


@CALM
@given(edits=EDITS)
def test_any_edit_of_a_stub(root: Path, edits: list[tuple[int, int, list[str]]]) -> None:
    """A stub cut and added to."""
    text = (BASE / INDEX).read_text(encoding="utf-8").partition("\n---\n")[0].replace(
        "主动公开", "不予公开"
    ) + "\n---\n"
    survive(root, STUB, edited(text, edits).encode("utf-8", "replace"))


@CALM
@given(path=st.sampled_from(TABLES), edits=EDITS, text=st.text(_ONE, max_size=60))
def test_any_edit_of_a_table(root: Path, path: str, edits: list[tuple[int, int, list[str]]], text: str) -> None:
    """The files of settings, edited and written anew."""
    before = (BASE / path).read_text(encoding="utf-8") if (BASE / path).exists() else "- code: N1\n  item: 甲\n"
    survive(root, path, edited(before, edits).encode("utf-8", "replace"))
    survive(root, path, text.encode("utf-8", "replace"))
