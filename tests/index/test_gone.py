"""What stops being public leaves the search: results, suggestions, facets, shards and the cache beside them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.words import normal_form

AFTER = "2026-07-02T09:00+08:00"
BEFORE = "2026-06-30T09:00+08:00"
FOLDER = "content/documents/2026/2026-00002"
WORDS = ("标题齾龘", "齾麤", "齾灪", "齾籱", "齾驫")


def withdraw(root: Path) -> None:
    """Take the document back with a reason."""
    file = root / FOLDER / "index.md"
    text = file.read_text(encoding="utf-8").replace(
        "\n---\n\n", "\n撤下: {日期: 2026-07-01, 理由: 内容有误}\n---\n\n", 1
    )
    file.write_text(text, encoding="utf-8")


def delete(root: Path) -> None:
    """Delete the document's folder."""
    shutil.rmtree(root / FOLDER)


WAYS: dict[str, tuple[Callable[[Path], None], str]] = {
    "deleted": (delete, AFTER),
    "withdrawn": (withdraw, AFTER),
    "under embargo again": (lambda _: None, BEFORE),
}


def pairs(words: str) -> set[bytes]:
    """The telling pairs of the words, as texts and as lists have them."""
    telling = {words[place : place + 2] for place in range(len(words) - 1) if "齾" in words[place : place + 2]}
    return {form.encode() for pair in telling for form in (pair, normal_form(pair))}


def holding(folder: Path) -> dict[str, list[str]]:
    """The words of the document, with the files below the folder that hold one of their pairs."""
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    found = {
        words: [name for name, content in files.items() if any(pair in content for pair in pairs(words))]
        for words in WORDS
    }
    return {words: names for words, names in found.items() if names}


@pytest.mark.parametrize(("change", "as_of"), WAYS.values(), ids=WAYS)
def test_what_is_no_longer_public_is_in_no_file_of_the_search(change, as_of, site, run) -> None:
    """The build that knew the document left it everywhere; the next one, from the same cache, leaves it nowhere."""
    root = site("embargo-and-withdrawal")
    assert 0 == run("build", "--root", root, as_of=AFTER).status
    table = json.loads((root / "output/search/records.json").read_bytes())
    assert {*WORDS} == holding(root / "output/search").keys()
    assert {*WORDS} == holding(root / ".gongkai/cache/search").keys()
    assert {*WORDS[:2]} == holding(root / "output/suggestions").keys()
    change(root)
    outcome = run("build", "--root", root, as_of=as_of)
    assert 0 == outcome.status, outcome.err
    assert {} == holding(root / "output/search")
    assert {} == holding(root / ".gongkai/cache/search")
    assert {} == holding(root / "output/suggestions")
    after = json.loads((root / "output/search/records.json").read_bytes())
    assert {len(facet["of"]) - 1 for facet in table["facets"].values()} == {len(after["date"])}
    assert {len(facet["of"]) for facet in after["facets"].values()} == {len(after["date"])}
    assert "2026-00002" not in json.dumps(after)
