"""Sealed files and words."""

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.gateway.safe import MARK, PLAIN, Unreadable, safe_of

KEY, OLDER = bytes(32), bytes([1]) * 32
PIECE = 65_536
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7]


@pytest.fixture
def kept(tmp_path):
    """Seal content into a file; the file's path."""

    def keep(content, label="label", key=KEY, name="kept"):
        with (tmp_path / name).open("wb") as file, safe_of([key]).writer(file, label) as out:
            for start in range(0, len(content), 10_000):
                out.write(content[start : start + 10_000])
        return tmp_path / name

    return keep


def opened(path, label="label", keys=(KEY,)):
    """The content of a sealed file."""
    with path.open("rb") as file, safe_of(keys).reader(file, label) as content:
        return content.read()


@pytest.mark.parametrize("size", SIZES)
def test_content_comes_back(kept, size):
    """Content of any length, also of whole pieces and of none, is read back byte for byte, and from any place."""
    content = os.urandom(size)
    path = kept(content)
    assert content == opened(path)
    with path.open("rb") as file, safe_of([KEY]).reader(file, "label") as reader:
        for place in (size // 2, 0, max(size - 3, 0)):
            reader.seek(place)
            assert content[place : place + PIECE] == reader.read(PIECE)


def test_what_is_sealed_says_nothing(kept):
    """Nothing of the content stands in the file, and the same content gives other bytes each time."""
    content = "张木兰".encode() * 1000
    first, second = kept(content).read_bytes(), kept(content, name="again").read_bytes()
    assert (False, True, True) == (content[:9] in first, first != second, first.startswith(MARK.encode()))


@pytest.mark.parametrize("size", [5, PIECE + 5])
def test_every_byte_is_guarded(kept, size):
    """Whichever byte behind the mark changes, the file does not open."""
    path = kept(os.urandom(size))
    whole = path.read_bytes()
    head = whole.index(b"\n") + 1
    for place in (*range(len(MARK) + 1, head + 20), len(whole) // 2, *range(len(whole) - 20, len(whole))):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Unreadable):
            opened(path)


@pytest.mark.parametrize("left", [0, 1, 16, PIECE + 16, PIECE + 40, 2 * (PIECE + 16)])
def test_what_was_cut_does_not_open(kept, left):
    """A file that lost its end, also whole pieces of it, is not taken for a shorter one."""
    path = kept(os.urandom(2 * PIECE + 100))
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"\n") + 1 + left])
    with pytest.raises(Unreadable):
        opened(path)


def test_pieces_do_not_change_places(kept):
    """Two pieces of a file that are exchanged do not open."""
    path = kept(os.urandom(3 * PIECE))
    whole = path.read_bytes()
    head, step = whole.index(b"\n") + 1, PIECE + 16
    first, second = whole[head : head + step], whole[head + step : head + 2 * step]
    path.write_bytes(whole[:head] + second + first + whole[head + 2 * step :])
    with pytest.raises(Unreadable):
        opened(path)


def test_a_file_opens_under_its_own_label_and_key_alone(kept):
    """Put in the place of another, or without its key, it does not open; a former key still opens it."""
    path = kept(b"content", key=OLDER)
    assert b"content" == opened(path, keys=(KEY, OLDER))
    for label, keys in (("another", (KEY, OLDER)), ("label", (KEY,))):
        with pytest.raises(Unreadable):
            opened(path, label, keys)


def test_what_was_not_sealed_is_read_as_it_is(tmp_path):
    """A file from before there was a key is read beside those that are sealed."""
    (tmp_path / "plain").write_bytes(b"gongkai-request-1 and so on")
    assert b"gongkai-request-1 and so on" == opened(tmp_path / "plain")


def test_words_come_back():
    """Words open under their label with any of the keys, and nothing else does; plain ones are as they were."""
    safe, former = safe_of([KEY, OLDER]), safe_of([OLDER])
    sealed = former.seal("理由：张木兰", "line 1")
    assert ("理由：张木兰", False) == (safe.words(sealed, "line 1"), "张木兰" in sealed)
    assert ('{"a": 1}', "plain") == (safe.words('{"a": 1}', "line 1"), PLAIN.words(PLAIN.seal("plain", "x"), "x"))
    for wrong, label in ((sealed, "line 2"), (sealed[:-4], "line 1"), (f"{MARK} nonsense", "line 1")):
        with pytest.raises(Unreadable):
            safe.words(wrong, label)
    with pytest.raises(Unreadable):
        safe_of([KEY]).words(sealed, "line 1")


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=12), st.integers(1, 5000), st.integers(0, 200_000))
def test_a_file_for_a_while_is_a_file(pieces, times, place):
    """What is written to a sealed file for a while is read from any place as from memory."""
    scratch, memory = safe_of([KEY]).scratch(), io.BytesIO()
    with scratch:
        for piece in pieces:
            for file in (scratch, memory):
                file.write(piece * times)
        for file in (scratch, memory):
            file.seek(place)
        assert memory.read(100_000) == scratch.read(100_000)
        assert memory.read() == scratch.read()
