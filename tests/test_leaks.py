"""The last look at the staged bytes: what is not public is found wherever it stands, and stops the build."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from portal import pipeline
from portal.gate import release
from portal.leaks import Leak, leaks_in
from portal.model.order import Order
from portal.model.withheld import Withheld
from portal.problems import SiteRejected
from tests.test_withheld import add

WORD = "关于国有林场撤并的通知"
SOURCE = "content/documents/2026/2026-00002/index.md"
WITHHELD = Withheld(
    words={WORD: SOURCE},
    numbers=dict.fromkeys(["2026-00002", "石林发〔2026〕77号", "甲-9/7"], SOURCE),
    files={"a" * 64: SOURCE},
)


def packed(text: str) -> bytes:
    """A package with the text in a member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", f"<t>{text}</t>")
    return buffer.getvalue()


def found(folder: Path, content: bytes, address: str = "x.html", digest: str = "") -> list[str]:
    """What is found in one file."""
    (folder / address).write_bytes(content)
    return [leak.found for leak in leaks_in(folder, {address: digest}, frozenset(), WITHHELD)]


@pytest.mark.parametrize(
    "content",
    [
        f"<h1>{WORD}</h1>".encode(),
        f'<a title="{WORD}">'.encode(),
        f'{{"title":"{WORD}"}}'.encode(),
        f"<a href='mailto:a@b?subject={quote(WORD)}'>".encode(),
        "".join(f"\\u{ord(sign):04x}" for sign in WORD).encode(),
        packed(WORD),
    ],
    ids=["text", "attribute", "json", "address", "escapes", "package"],
)
def test_a_title_is_found_however_it_is_written(content: bytes, tmp_path: Path) -> None:
    """In text, in an attribute, percent-encoded, as escapes, compressed."""
    assert [WORD] == found(tmp_path, content)


@pytest.mark.parametrize("number", ["2026-00002", "石林发〔2026〕77号", "甲-9/7"])
def test_a_number_is_found(number: str, tmp_path: Path) -> None:
    """The document's own, its 文号, and one of any form."""
    assert [number] == found(tmp_path, f'<a href="{number}.html">'.encode())


@pytest.mark.parametrize("text", ["12026-000021", "2026-000021", "林发〔2026〕77号", "石林发〔2026〕7号", WORD[:-1]])
def test_what_is_only_alike_is_not(text: str, tmp_path: Path) -> None:
    """A longer number, another 文号, half a title."""
    assert [] == [hit for hit in found(tmp_path, text.encode()) if hit != "2026-00002"]


def test_a_file_is_known_by_its_bytes_and_by_its_name(tmp_path: Path) -> None:
    """A copied file of a hidden document, under whatever address; a title in an address."""
    assert ["x.pdf"] == found(tmp_path, b"%PDF-", "x.pdf", "a" * 64)
    assert [WORD] == found(tmp_path, b"", f"{WORD}.html")


def test_what_is_copied_for_a_public_document_is_not_read(tmp_path: Path) -> None:
    """Its words are that document's."""
    (tmp_path / "x.txt").write_text(WORD, encoding="utf-8")
    assert [] == [*leaks_in(tmp_path, {"x.txt": ""}, frozenset({"x.txt"}), WITHHELD)]
    assert [Leak("x.txt", WORD, SOURCE)] == [*leaks_in(tmp_path, {"x.txt": ""}, frozenset(), WITHHELD)]


@pytest.mark.parametrize(
    ("published", "more"),
    [("2026-07-01 08:00", ""), ("2026-06-29 08:00", "撤下: {日期: 2026-06-30, 理由: 内容与上级规定不一致}\n")],
    ids=["embargoed", "withdrawn"],
)
def test_a_gate_that_lets_all_through_is_stopped(
    published: str, more: str, site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a gate that knows no moment and no withdrawal the build ends with a problem, and no output is made."""
    root = site("minimal")
    add(root, published, f"{more}保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}}\n")

    def open_gate(tree):
        later = tree.as_of.replace(year=2030)
        documents = (
            replace(
                document,
                entry=replace(
                    document.entry,
                    values={key: value for key, value in document.entry.values.items() if key != "withdrawn"},
                ),
            )
            for document in tree.documents
        )
        return release(replace(tree, as_of=later, documents=tuple(documents)))

    monkeypatch.setattr(pipeline, "release", open_gate)
    order = Order(root, root / "output", datetime.fromisoformat("2026-06-30T09:00+08:00"), search=False)
    with pytest.raises(SiteRejected) as rejected:
        pipeline.build_site(order)
    assert {"leak"} == {problem.rule for problem in rejected.value.problems}
    assert not (root / "output").exists()
