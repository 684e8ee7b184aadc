from collections.abc import Callable

import pytest

from portal.load.documents import FRONT_MATTER_LIMIT
from portal.load.report import Report
from portal.load.text import decode, note_unreadable

FILE = "content/documents/2026/2026-00001/index.md"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("一\n二\n".encode(), "一\n二\n"),
        ("一\r\n二\r\n".encode(), "一\n二\n"),
        ("一\r二\r".encode(), "一\n二\n"),
        ("\ufeff一\n".encode(), "一\n"),
        ("cafe\u0301\n".encode(), "café\n"),
    ],
)
def test_a_text_is_the_same_from_every_editor(content: bytes, text: str) -> None:
    """Line ends, a mark at the beginning and the composition of characters make no difference."""
    assert text == decode(content, Report(FILE))


@pytest.mark.parametrize(
    ("content", "rule", "place"),
    [
        ("标题\n栏目".encode("gbk"), "not-utf8-gbk", (1, 1)),
        ("# A\n通知公告\n".encode("gb18030"), "not-utf8-gbk", (2, 3)),
        ("标题😀".encode("gb18030"), "not-utf8-gbk", (1, 1)),
        ("标题".encode("utf-16"), "not-utf8-utf16", (1, 1)),
        ("标题: 一个文件\n".encode("utf-16-le"), "not-utf8-utf16", (1, 3)),
        ("标题\n栏目是".encode() + b"\xff\xfe" + "公告".encode(), "not-utf8", (2, 4)),
    ],
)
def test_what_is_not_utf8_is_told_apart(content: bytes, rule: str, place: tuple[int, int]) -> None:
    """GBK, UTF-16 and a stray byte have messages of their own, at the first character that cannot be read."""
    report = Report(FILE)
    assert decode(content, report) is None
    (problem,) = report.problems
    assert (rule, place[0]) == (problem.rule, problem.where.line)
    if rule != "not-utf8-utf16":
        assert place[1] == problem.where.column


def test_a_text_of_50_mb_is_refused_unread(site: Callable, run: Callable) -> None:
    """A Markdown file far over the limit is one problem that tells its size."""
    root = site("minimal")
    with (root / FILE).open("r+b") as stream:
        stream.truncate(50_000_000)
    said = f"{FILE}:1:1: error[text-too-large]: 正文文件有 50.0 MB，超过了 2.0 MB，请拆成几份，或者把长表格放进附件\n"
    assert (1, said) == (run("check", "--root", root).status, run("check", "--root", root).err)


@pytest.mark.parametrize(("path", "status"), [("site.toml", 2), ("content/columns.yaml", 1)])
def test_a_huge_table_is_refused_unread(path: str, status: int, site: Callable, run: Callable) -> None:
    """So is a file of settings."""
    root = site("minimal")
    with (root / path).open("r+b") as stream:
        stream.truncate(2_000_000)
    told = run("check", "--root", root)
    assert (status, True) == (told.status, f"{path}:1:1: error[table-too-large]: 这个文件有 2.0 MB" in told.err)


def test_huge_front_matter_is_refused(site: Callable, run: Callable) -> None:
    """Front matter over the limit is refused before its YAML is read."""
    root = site("minimal")
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("标题: ", f"标题: {'字' * FRONT_MATTER_LIMIT}"), encoding="utf-8")
    said = f"{FILE}:1:1: error[front-matter-too-large]: 信息区超过 64 KB，正文请写在第二个 --- 之后\n"
    assert said == run("check", "--root", root).err


def test_a_file_one_may_not_read_is_told() -> None:
    """Missing rights have a message of their own, without the system's English."""
    report = Report(FILE)
    note_unreadable(PermissionError(13, "Permission denied"), report)
    assert ["no-permission"] == [problem.rule for problem in report.problems]


def test_what_the_system_says_is_told() -> None:
    """Another fault of the disk is told in the system's words."""
    report = Report(FILE)
    note_unreadable(OSError(5, "Input/output error"), report)
    assert [(("reason", "Input/output error"),)] == [problem.values for problem in report.problems]


@pytest.mark.parametrize("path", [FILE, "site.toml", "content/columns.yaml"])
def test_a_file_of_zeros_is_told_in_few_words(path: str, site: Callable, run: Callable) -> None:
    """What a crash of the computer leaves, a file of the right length with nothing in it, is a problem or two."""
    root = site("minimal")
    size = (root / path).stat().st_size
    (root / path).write_bytes(b"\0" * 100_000)
    assert len(run("check", "--root", root).err.splitlines()) <= 2
    (root / path).write_bytes(b"---\nx: " + b"\0" * 50_000 + b"\n---\n" + b"\0" * size * 100)
    assert len(run("check", "--root", root).err.splitlines()) <= 15
