"""Staging and swapping: the output is the old site or the new one, whole, whatever happens."""

import errno
import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from portal import write
from portal.model.site import Artifact, FileCopy, Serving
from portal.problems import CannotFinish

OLD, NEW = {"index.html": "old"}, {"index.html": "new", "d/1.html": "more"}


def make(output: Path, files: dict[str, str]) -> None:
    """Build a site of these files."""
    write.refuse_strange_output(output)
    with write.staging_folder(output) as staging:
        stage = write.Stage(staging)
        for address, text in files.items():
            stage.write(Artifact(address, text.encode()))
        stage.close(Serving("/", (), {}, "", {}))
        write.swap(staging, output)


def holds(output: Path) -> dict[str, str]:
    """The files of a site but for its manifest."""
    found = {file.relative_to(output).as_posix(): file for file in output.rglob("*") if file.is_file()}
    return {name: file.read_text(encoding="utf-8") for name, file in found.items() if name != "manifest.json"}


@pytest.fixture(params=["exchange", "two renames"])
def output(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to build, on a system that can exchange two folders and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(write, "_exchange", lambda _one, _other: False)
    return tmp_path / "output"


def test_a_new_site_takes_the_place_of_the_old_one(output: Path) -> None:
    """First, second and third build; what the new site has not is gone, and nothing is left in the workshop."""
    make(output, OLD)
    make(output, NEW)
    assert NEW == holds(output)
    make(output, OLD)
    assert OLD == holds(output)
    left = {file.name for file in write.workshop_of(output).iterdir()}
    assert set() == left & {"staging", "old"}


def test_an_empty_folder_is_accepted(output: Path) -> None:
    """Made beforehand by whoever serves it."""
    output.mkdir()
    make(output, NEW)
    assert NEW == holds(output)


def test_the_manifest_lists_every_file_with_its_digest(output: Path) -> None:
    """Sorted by address, with who made it."""
    make(output, NEW)
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    sha_new = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
    assert ("gongkai", ["d/1.html", "index.html"]) == (manifest["generator"], list(manifest["files"]))
    assert sha_new == manifest["files"]["index.html"]


@pytest.mark.parametrize(
    "files",
    [
        {"photo.jpg": "x"},
        {"manifest.json": "{}"},
        {"manifest.json": '{"generator": "other", "files": {}}'},
        {"manifest.json": "[]"},
        {"manifest.json": "not json"},
        {".git/config": "x"},
    ],
)
def test_a_folder_that_is_not_ours_is_not_touched(files: dict[str, str], output: Path) -> None:
    """Whatever lies there stays."""
    for name, text in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text, encoding="utf-8")
    with pytest.raises(CannotFinish, match="output-not-ours"):
        make(output, NEW)
    assert files == {
        f.relative_to(output).as_posix(): f.read_text(encoding="utf-8") for f in output.rglob("*") if f.is_file()
    }
    assert not write.workshop_of(output).exists()


@pytest.mark.parametrize("kind", ["file", "link to a site", "link to nothing"])
def test_an_output_that_is_no_plain_folder_is_refused(kind: str, output: Path, tmp_path: Path) -> None:
    """A link is not followed and not replaced."""
    if kind == "file":
        output.write_text("x", encoding="utf-8")
    else:
        target = tmp_path / "elsewhere"
        if kind == "link to a site":
            make(target, OLD)
        output.symlink_to(target)
    with pytest.raises(CannotFinish, match="output-not-a-folder"):
        make(output, NEW)
    assert output.is_symlink() or output.read_text(encoding="utf-8") == "x"


def test_a_failure_while_staging_leaves_the_old_site(output: Path) -> None:
    """And no half of the new one anywhere."""
    make(output, OLD)
    with suppress(ZeroDivisionError), write.staging_folder(output) as staging:
        write.Stage(staging).write(Artifact("index.html", b"new"))
        raise ZeroDivisionError
    assert OLD == holds(output)
    assert not (write.workshop_of(output) / "staging").exists()


def test_what_a_dead_build_left_is_cleared_away(output: Path) -> None:
    """Files in the staging folder of an ended build do not get into the next site."""
    make(output, OLD)
    left = write.workshop_of(output) / "staging"
    left.mkdir(parents=True)
    (left / "secret.txt").write_text("x", encoding="utf-8")
    make(output, NEW)
    assert NEW == holds(output)


def test_a_build_that_ended_between_two_renames_is_mended(output: Path) -> None:
    """The next start puts the old site back before anything else."""
    make(output, OLD)
    output.rename(write.workshop_of(output) / "old")
    with write.staging_folder(output):
        assert OLD == holds(output)


def test_an_old_site_left_beside_the_new_one_is_cleared_away(output: Path) -> None:
    """A build that ended after its second rename is done."""
    make(output, NEW)
    make(write.workshop_of(output) / "old", OLD)
    with write.staging_folder(output):
        assert NEW == holds(output)
    assert not (write.workshop_of(output) / "old").exists()


def test_two_builds_at_once_are_refused(output: Path) -> None:
    """The second says which process runs; the first goes on."""
    with write.staging_folder(output) as staging:
        with pytest.raises(CannotFinish, match="another-build") as refused:
            make(output, OLD)
        assert staging.exists()
    assert str(os.getpid()) == refused.value.values["pid"]
    make(output, NEW)
    assert NEW == holds(output)


def test_builds_of_other_outputs_go_on_side_by_side(output: Path, tmp_path: Path) -> None:
    """A lock is that of one output."""
    with write.staging_folder(output):
        make(tmp_path / "other", NEW)
    assert NEW == holds(tmp_path / "other")


def test_a_dead_lock_is_taken_over(output: Path) -> None:
    """A lock file that nobody holds, whatever it says, keeps no one waiting."""
    workshop = write.workshop_of(output)
    workshop.mkdir(parents=True)
    for name in ("lock", "pid"):
        (workshop / name).write_text("1\n", encoding="utf-8")
    make(output, NEW)
    assert NEW == holds(output)


def test_a_file_that_changed_since_it_was_read_is_a_problem(output: Path, tmp_path: Path) -> None:
    """What was scanned and signed is what is published."""
    (tmp_path / "a.txt").write_text("changed", encoding="utf-8")
    with write.staging_folder(output) as staging:
        copies = [FileCopy("d/1/a.txt", tmp_path / "a.txt", "0" * 64)]
        (problem,) = write.copy_files(copies, write.Stage(staging))
    assert ("output/d/1/a.txt:1:1", "file-changed") == (str(problem.where), problem.rule)


def test_an_address_is_written_once(output: Path) -> None:
    """Two pages at one address are a fault and no silent loss."""
    with write.staging_folder(output) as staging:
        stage = write.Stage(staging)
        stage.write(Artifact("a.html", b"1"))
        with pytest.raises(FileExistsError):
            stage.write(Artifact("a.html", b"2"))


@pytest.mark.parametrize("fault", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_exchange_gets_two_renames(
    fault: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without the exchange, as some network drives, is served as well."""

    class Library:
        """A C library whose exchange fails."""

        def __init__(self, *_: object, **__: object) -> None: ...

        @staticmethod
        def renameat2(*_: object) -> int:
            return -1

    monkeypatch.setattr(write.ctypes, "CDLL", Library)
    monkeypatch.setattr(write.ctypes, "get_errno", lambda: fault)
    make(tmp_path / "output", OLD)
    make(tmp_path / "output", NEW)
    assert NEW == holds(tmp_path / "output")


def test_readers_always_find_a_site(tmp_path: Path) -> None:
    """While builds follow one another, somebody who reads sees the old page or the new one, never none."""
    output = tmp_path / "output"
    make(output, OLD)
    seen, done = set(), threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((output / "index.html").read_text(encoding="utf-8"))
            except OSError as fault:
                seen.add(type(fault).__name__)

    reader = threading.Thread(target=read)
    reader.start()
    make_both: Callable[[], None] = lambda: [make(output, files) for files in (NEW, OLD)]  # noqa: E731
    for _ in range(40):
        make_both()
    done.set()
    reader.join()
    assert seen <= {"old", "new"}
