"""A publication: what is online is the old site or the new one, whole, on every kind of target."""

import subprocess
from pathlib import Path

import pytest

from portal.model.settings import Target
from portal.problems import CannotFinish
from portal.publish.publication import publication, taken_back
from tests.publish.conftest import Served, make_site

OLD = {"index.html": "old", "d/2026-00001.html": "one", "assets/a.1.css": "old"}
NEW = {"index.html": "new", "d/2026-00001.html": "one", "d/2026-00002/附件 一.txt": "file", "assets/a.2.css": "new"}


def publish(served: Served, tmp_path: Path, files: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Publish a site of these files; what was added, changed and removed."""
    site = make_site(tmp_path / "output", files)
    with publication(site, served.target, tmp_path / "workshop") as ready:
        if ready.is_needed:
            ready.send()
        return ready.difference.added, ready.difference.changed, ready.difference.removed


def test_what_is_online_is_what_was_built(served: Served, tmp_path: Path) -> None:
    """The first publication, the next with files new, changed and gone, and a third that is the first again."""
    publish(served, tmp_path, OLD)
    assert OLD == served.files()
    told = publish(served, tmp_path, NEW)
    assert NEW == served.files()
    assert (("assets/a.2.css", "d/2026-00002/附件 一.txt"), ("index.html",), ("assets/a.1.css",)) == told
    publish(served, tmp_path, OLD)
    assert OLD == served.files()


def test_nothing_is_sent_twice(served: Served, tmp_path: Path) -> None:
    """The same build again needs no publication."""
    publish(served, tmp_path, OLD)
    site = make_site(tmp_path / "output", OLD)
    with publication(site, served.target, tmp_path / "workshop") as ready:
        assert (False, False) == (ready.is_needed, bool(ready.difference))


def test_a_place_with_other_things_is_refused(served: Served, tmp_path: Path) -> None:
    """What somebody else put there stays, and nothing is added to it."""
    (served.place / "important.doc").write_text("theirs", encoding="utf-8")
    with pytest.raises(CannotFinish) as refusal:
        publish(served, tmp_path, OLD)
    assert ("publish-not-ours", ["important.doc"]) == (
        refusal.value.key,
        [file.name for file in served.place.iterdir()],
    )


@pytest.mark.parametrize("served", ["folder", "ssh"], indirect=True)
def test_a_place_of_others_with_a_link_of_that_name_is_refused(served: Served, tmp_path: Path) -> None:
    """A link called ``current`` does not make it ours."""
    (served.place / "v1").mkdir()
    (served.place / "current").symlink_to("v1")
    with pytest.raises(CannotFinish) as refusal:
        publish(served, tmp_path, OLD)
    assert ("publish-not-ours", "v1") == (refusal.value.key, str((served.place / "current").readlink()))


def test_two_runs_cannot_mix(served: Served, tmp_path: Path) -> None:
    """While one holds the target the other is turned away; then it may."""
    site = make_site(tmp_path / "output", OLD)
    with publication(site, served.target, tmp_path / "workshop") as first:
        with pytest.raises(CannotFinish) as refusal, publication(site, served.target, tmp_path / "workshop"):
            pass
        first.send()
    assert "publish-another-run" == refusal.value.key
    assert () == publish(served, tmp_path, OLD)[0]


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda site: (site / "index.html").write_text("tampered", encoding="utf-8"), "publish-build-changed"),
        (lambda site: (site / "index.html").unlink(), "publish-build-missing"),
        (lambda site: (site / "secret.txt").write_text("x", encoding="utf-8"), "publish-build-unknown"),
        (lambda site: (site / "link.html").symlink_to("/etc/hostname"), "publish-build-unknown"),
        (lambda site: (site / "manifest.json").write_text("{}", encoding="utf-8"), "publish-bad-manifest"),
        (lambda site: (site / "manifest.json").unlink(), "publish-no-build"),
    ],
    ids=["changed", "missing", "unknown", "link", "other manifest", "no manifest"],
)
def test_a_build_that_was_touched_is_not_published(spoil, key, tmp_path: Path) -> None:
    """It is compared with its manifest before anything is sent."""
    served = folder_target(tmp_path)
    publish(served, tmp_path, OLD)
    site = make_site(tmp_path / "output", NEW)
    spoil(site)
    with pytest.raises(CannotFinish) as refusal, publication(site, served.target, tmp_path / "workshop"):
        pass
    assert (key, OLD) == (refusal.value.key, served.files())


def folder_target(tmp_path: Path, **settings: object) -> Served:
    """A target that is a folder of this machine."""
    place = tmp_path / "target"
    place.mkdir(exist_ok=True)
    return Served(Target("web", "folder", path=str(place), **settings), place, place / "current")


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """It may be a disk that is not mounted."""
    served = folder_target(tmp_path)
    served.place.rmdir()
    with pytest.raises(CannotFinish) as refusal:
        publish(served, tmp_path, OLD)
    assert ("publish-no-target", False) == (refusal.value.key, served.place.exists())


@pytest.mark.parametrize("served", ["folder", "ssh"], indirect=True)
def test_a_publication_can_be_taken_back(served: Served, tmp_path: Path) -> None:
    """Step by step, to the first release and no further; a new one goes behind all there were."""
    for files in (OLD, NEW, {"index.html": "newest"}):
        publish(served, tmp_path, files)
    back = taken_back(served.target, tmp_path / "workshop")
    assert (NEW, ("index.html",)) == (served.files(), back.changed)
    taken_back(served.target, tmp_path / "workshop")
    assert OLD == served.files()
    with pytest.raises(CannotFinish) as refusal:
        taken_back(served.target, tmp_path / "workshop")
    assert ("publish-nothing-before", OLD) == (refusal.value.key, served.files())
    publish(served, tmp_path, NEW)
    assert "0004-" == (served.place / "current").readlink().name[:5]


def test_a_store_keeps_nothing_to_go_back_to(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """It says so, and what to do instead."""
    request.getfixturevalue("webdav")(tmp_path)
    with pytest.raises(CannotFinish) as refusal:
        taken_back(Target("web", "rclone", remote="store:site"), tmp_path / "workshop")
    assert "publish-keeps-none" == refusal.value.key


@pytest.mark.parametrize("served", ["folder", "ssh"], indirect=True)
def test_so_many_releases_stay_as_were_asked_for(served: Served, tmp_path: Path) -> None:
    """The newest, and what a dead run left is removed."""
    object.__setattr__(served.target, "keep", 2)
    for number in range(4):
        publish(served, tmp_path, {"index.html": str(number)})
        (served.place / "releases/0099-deadbeef.partial").mkdir()
    publish(served, tmp_path, {"index.html": "last"})
    names = sorted(folder.name for folder in (served.place / "releases").iterdir() if folder.is_dir())
    assert (2, {"index.html": "last"}) == (len(names), served.files())


def test_a_damaged_file_that_is_online_is_replaced(tmp_path: Path) -> None:
    """A release is read back; what was linked from the one before and is not whole is copied."""
    served = folder_target(tmp_path)
    publish(served, tmp_path, OLD)
    (served.served / "d/2026-00001.html").write_text("rot", encoding="utf-8")
    publish(served, tmp_path, NEW)
    assert NEW == served.files()


def test_texts_lie_compressed_beside_themselves(tmp_path: Path) -> None:
    """Also when what was compressed before is damaged, which costs time only."""
    served = folder_target(tmp_path)
    long = {"index.html": "林业" * 900, "d/a.png": "x" * 3000}
    publish(served, tmp_path, long)
    for packed in (tmp_path / "workshop/compressed").iterdir():
        packed.write_bytes(packed.read_bytes()[:40])
    publish(served, tmp_path, {**long, "new.html": "new"})
    packed = sorted(file.name for file in served.served.rglob("*") if file.suffix in {".gz", ".br"})
    assert ["index.html.br", "index.html.gz"] == packed
    unpacked = subprocess.run(["gzip", "-dc", str(served.served / "index.html.gz")], capture_output=True, check=True)
    assert long["index.html"].encode() == unpacked.stdout


def test_what_is_seen_is_compared_with_what_was_sent(tmp_path: Path) -> None:
    """An address that shows something else: the site before is served again, and it is said."""
    publish(folder_target(tmp_path), tmp_path, OLD)
    served = folder_target(tmp_path, url="http://127.0.0.1:9/")
    with pytest.raises(CannotFinish) as refusal:
        publish(served, tmp_path, NEW)
    assert ("publish-probe", OLD) == (refusal.value.key, served.files())
