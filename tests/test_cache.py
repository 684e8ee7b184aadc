"""The cache gives back what was put there, and nothing else, whoever wrote it."""

import os
import stat
from pathlib import Path

import pytest

from portal.cache import Cache, Key, open_cache


def test_what_was_put_there_is_there(tmp_path: Path) -> None:
    """By its name, in a later process too."""
    open_cache(tmp_path, "area").put("one", b"content")
    assert b"content" == open_cache(tmp_path, "area").get("one")
    assert open_cache(tmp_path, "area").get("two") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda entry: entry[:20],
        lambda entry: entry[:-1],
        lambda entry: entry + b"x",
        lambda entry: entry[:-1] + b"x",
        lambda entry: bytes([entry[0] ^ 1]) + entry[1:],
    ],
    ids=["empty", "no content", "short", "long", "changed", "seal changed"],
)
def test_a_damaged_entry_is_not_there(damage, tmp_path: Path) -> None:
    """Cut, lengthened, changed in one place."""
    cache = Cache(tmp_path / "area", Key(tmp_path / "key"))
    cache.put("one", b"content")
    entry = tmp_path / "area/one"
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.get("one") is None


def test_what_was_sealed_with_another_key_or_for_another_name_is_not_there(tmp_path: Path) -> None:
    """An entry from elsewhere, and one that was given another's name."""
    area = tmp_path / "area"
    ours, theirs = (Cache(area, Key(tmp_path / name)) for name in ("ours", "theirs"))
    theirs.put("one", b"content")
    assert ours.get("one") is None
    ours.put("two", b"content")
    (area / "two").replace(area / "one")
    assert ours.get("one") is None


def test_the_key_is_the_owners_alone_and_lies_outside_the_cache(tmp_path: Path) -> None:
    """A file of 32 bytes that nobody else may read, made once."""
    open_cache(tmp_path, "area").put("one", b"content")
    key = tmp_path / ".gongkai" / "key"
    assert 32 == key.stat().st_size
    if os.name == "posix":
        assert 0o600 == stat.S_IMODE(key.stat().st_mode)
    assert b"content" == open_cache(tmp_path, "area").get("one")
    key.unlink()
    assert open_cache(tmp_path, "area").get("one") is None


def test_a_key_that_is_handed_over_opens_it_on_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CI service keeps the cache, and gives the key as a secret."""
    monkeypatch.setenv("GONGKAI_CACHE_KEY", "a secret of the service")
    here, there = tmp_path / "here", tmp_path / "there"
    open_cache(here, "area").put("one", b"content")
    (there / ".gongkai").mkdir(parents=True)
    (here / ".gongkai/cache").rename(there / ".gongkai/cache")
    assert b"content" == open_cache(there, "area").get("one")
    assert not (there / ".gongkai/key").exists()


def test_a_folder_that_cannot_be_used_costs_time_only(tmp_path: Path) -> None:
    """A file where the folder should be stops nothing."""
    (tmp_path / ".gongkai").write_text("x", encoding="utf-8")
    cache = open_cache(tmp_path, "area")
    cache.put("one", b"content")
    cache.keep_only([])
    assert cache.get("one") is None


def test_only_what_is_named_is_kept(tmp_path: Path) -> None:
    """The rest of an area is thrown away."""
    cache = Cache(tmp_path / "area", Key(tmp_path / "key"))
    for name in ("one", "two", "three"):
        cache.put(name, b"content")
    cache.keep_only(["two"])
    assert ["two"] == [entry.name for entry in (tmp_path / "area").iterdir()]


def test_looking_leaves_no_trace(tmp_path: Path) -> None:
    """A check that only asks makes no key and no folder."""
    assert open_cache(tmp_path, "area").get("one") is None
    assert [] == [*tmp_path.iterdir()]
