"""A copy of a site with some files written anew is whole, and leaves the site as it was."""

import json
import os
from pathlib import Path

import pytest

from portal.model.site import Artifact
from portal.publish.manifest import faults_of, manifest_of
from portal.rewrite import Rewritten
from tests.built import bytes_of


@pytest.fixture
def output(site, run) -> Path:
    """A site that was built."""
    root = site("minimal")
    assert run("build", "--root", root).status == 0
    return root / "output"


def rewritten(output: Path) -> tuple[Path, Rewritten]:
    """A copy of it in a folder beside it."""
    folder = output.parent / "copy"
    folder.mkdir()
    return folder, Rewritten(output, folder)


def test_what_is_not_written_is_the_same_file(output: Path) -> None:
    """The copy is whole by its manifest, and equal where nothing was written."""
    folder, site = rewritten(output)
    site.close()
    assert bytes_of(output) == bytes_of(folder)
    assert (folder / "index.html").samefile(output / "index.html")
    assert {} == site.written


def test_a_file_written_anew_is_another_file(output: Path) -> None:
    """Under its address, in the manifest, and not in the site that is copied; one with the same bytes is kept."""
    before = bytes_of(output)
    folder, site = rewritten(output)
    site.write(Artifact("index.html", b"<p>"))
    site.write(Artifact("d/new/file.html", b"<p>"))
    site.write(Artifact("404.html", before["404.html"]))
    site.close()
    assert before == bytes_of(output)
    assert {"index.html", "d/new/file.html"} == site.written.keys()
    assert [] == [*faults_of(folder, manifest_of(folder).files)]


def test_a_folder_written_anew_holds_nothing_else(output: Path) -> None:
    """The files of the search that are no more are gone from the folder and the manifest."""
    folder, site = rewritten(output)
    site.write_all("search/", [Artifact("search/records.json", b"{}")])
    site.close()
    assert ["records.json"] == [file.name for file in (folder / "search").rglob("*")]
    assert [] == [*faults_of(folder, manifest_of(folder).files)]
    assert sorted(json.loads((folder / "manifest.json").read_bytes())["files"]) == sorted(
        bytes_of(folder).keys() - {"manifest.json"}
    )


def test_where_a_disk_knows_no_second_names_files_are_copied(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same site in twice the room."""

    def refuse(_source: str, _target: str) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "link", refuse)
    folder, site = rewritten(output)
    site.close()
    assert bytes_of(output) == bytes_of(folder)
    assert not (folder / "index.html").samefile(output / "index.html")
