"""A repeal holds from the day on which it takes effect, not from the day it was published."""

import json
import shutil
from pathlib import Path

import pytest

from portal.cli import main
from tests.built import Built, copy_site

CASE = Path(__file__).parents[1] / "cases" / "ok" / "repeal-ahead"


@pytest.mark.parametrize(
    ("as_of", "validity", "banner"),
    [
        ("2026-07-31T09:00+08:00", "valid", ["本文件自2026年8月1日起废止，目前仍然有效。"]),
        ("2026-08-01T00:00+08:00", "repealed", ["本文件已经废止，仅供查阅。"]),
    ],
)
def test_a_document_is_valid_until_its_repeal_takes_effect(
    as_of: str, validity: str, banner: list[str], tmp_path: Path
) -> None:
    """In the catalogue and on its page, which says beforehand when it will end."""
    root = copy_site("minimal", tmp_path / "site")
    shutil.copytree(CASE / "content", root / "content", dirs_exist_ok=True)
    assert 0 == main(["build", "--root", str(root), "--as-of", as_of, "--jobs", "1", "--no-search"])
    site = Built(root, root / "output")
    (found,) = (item for item in json.loads(site.read("catalogue.json"))["documents"] if item["number"] == "2026-00002")
    notes = site.page("d/2026-00002.html").all(role="note")
    assert (validity, banner) == (found["validity"], [note.one("p").text for note in notes])
