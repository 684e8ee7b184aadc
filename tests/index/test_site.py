"""What is written for the search, and what happens when the search program fails."""

import json
import os
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import decompress

import pytest

from portal.index import program, site
from portal.index.site import build_index
from portal.model.site import SearchRecord
from portal.problems import CannotFinish


def record(number: int, *blocks: str) -> SearchRecord:
    """A document that differs from others by its number."""
    return SearchRecord(
        address=f"d/2026-{number:05}.html",
        number=f"2026-{number:05}",
        title=f"关于第{number}件事的通知",
        doc_no=f"云岭林发〔2026〕{number}号",
        index_no=f"X/2026-{number:05}",
        issuer="云岭县林业局",
        type="notice",
        type_name="通知公告",
        column="tzgg",
        column_name="通知公告",
        year=2026,
        date=date(2026, 1, number % 28 + 1),
        validity="valid",
        validity_name="有效",
        keywords=("防火",),
        attachments=(("表", "第一页\f第二页"),),
        blocks=blocks or (f"正文{number}。" * 20,),
    )


def written(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its name."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_records_give_the_same_bytes_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs write the same bytes, in whatever order the records come and whatever the environment says."""
    monkeypatch.setattr(site, "SHARD_TOKENS", 2_000)
    records = [record(number) for number in range(1, 60)]
    build_index(records, tmp_path / "a")
    monkeypatch.setenv("PAGEFIND_INCLUDE_CHARACTERS", "abc")
    build_index(records[::-1], tmp_path / "b")
    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_only_what_the_page_needs_is_written(tmp_path: Path) -> None:
    """The bundle holds the program and its index; our data holds a table, and a text for each record."""
    build_index([record(1), record(2)], tmp_path)
    kinds = {name.rsplit("/", 1)[0] + "/*" + Path(name).suffix for name in written(tmp_path)}
    assert {
        "pagefind/1/*.js",
        "pagefind/1/*.json",
        "pagefind/1/*.pagefind",
        "pagefind/1/*.pf_meta",
        "pagefind/1/index/*.pf_index",
        "search/*.json",
        "search/1/*.json",
    } == kinds


def test_the_table_has_every_record_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record, two of the same words too, has an id of its own, by which its text is found."""
    monkeypatch.setattr(site, "SHARD_TOKENS", 1_000)
    twins = [record(1), record(1), record(2), record(3)]
    build_index(twins, tmp_path)
    table = json.loads((tmp_path / "search/records.json").read_bytes())
    names = [f"search/{place}/{name}.json" for place, shard in enumerate(table["shards"], 1) for name in shard.split()]
    titles = [json.loads((tmp_path / name).read_bytes())["title"] for name in names]
    assert sorted(record.title for record in twins) == sorted(titles)
    assert len(names) == len(set(names)) == len(table["date"]) == len(table["head"]) == len(table["number"])
    assert {"values": [["tzgg", "通知公告"]], "of": [0, 0, 0, 0]} == table["facets"]["column"]


def test_the_table_says_which_record_interprets_which(tmp_path: Path) -> None:
    """An interpretation is known by its place and that of each document it interprets, be they indexed."""
    interpreting = ("d/2026-00002.html", "d/2026-00001.html", "d/2020-00009.html")
    build_index([record(1), record(2), replace(record(3), interprets=interpreting)], tmp_path)
    assert [[2, 1], [2, 0]] == json.loads((tmp_path / "search/records.json").read_bytes())["interprets"]


def test_nothing_to_index_is_no_fault(tmp_path: Path) -> None:
    """A site without a record has a table of none and no bundle."""
    build_index([], tmp_path)
    assert ["search/records.json"] == [*written(tmp_path)]


def test_what_is_gone_is_nowhere(tmp_path: Path) -> None:
    """A record left out leaves nothing behind: not in a text, not in the unpacked index."""
    gone = replace(record(1, "绝无仅有"), doc_no="")
    build_index([gone, record(2)], tmp_path / "before")
    build_index([record(2)], tmp_path / "after")
    assert any("绝无".encode() in unpacked(content) for content in written(tmp_path / "before").values())
    assert not any("绝无".encode() in unpacked(content) for content in written(tmp_path / "after").values())


def unpacked(content: bytes) -> bytes:
    """The bytes, out of their gzip member if they are in one."""
    return decompress(content, 31) if content.startswith(b"\x1f\x8b") else content


COMPLAINT = b64encode(b'{"payload":{"type":"Error","message":"no"}}')
FAILING = {
    "dies": "import sys; sys.exit(1)",
    "talks nonsense": "print('nonsense,', flush=True); input()",
    "complains": f"print('{COMPLAINT.decode()},', flush=True); input()",
}


@pytest.mark.skipif(os.name == "nt", reason="a script with a #! line stands in for the program")
@pytest.mark.parametrize("script", FAILING.values(), ids=FAILING)
def test_a_failing_search_program_is_said(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that dies, talks nonsense or complains ends the build with one sentence, not with a traceback."""
    broken = tmp_path / "program"
    broken.write_text(f"#!{sys.executable}\n{script}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(program, "search_program", lambda: broken)
    with pytest.raises(CannotFinish) as said:
        build_index([record(number) for number in range(300)], tmp_path / "staging")
    assert "search-program" == said.value.key


def test_a_missing_search_program_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is not there ends the build with the same sentence."""
    monkeypatch.setattr(program, "search_program", lambda: tmp_path / "nowhere")
    with pytest.raises(CannotFinish) as said:
        build_index([record(1)], tmp_path / "staging")
    assert "search-program" == said.value.key
