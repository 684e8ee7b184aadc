"""How what people sent rests on the disk: as it is, unless the operator gave a key; then ``seals`` takes its place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Protocol, cast

MARK = "gongkai-sealed-1"
_IN_MEMORY = 65_536
_LONGEST_HEAD = 200


class WrongKey(Exception):
    """Something here is sealed with a key that was not given; its argument are the ids of such keys."""


class Unreadable(OSError):
    """What is sealed was changed, cut, put in the place of another, or sealed with a key that was not given."""


class Sink(Protocol):
    """Whatever takes bytes one after the other."""

    def write(self, content: bytes, /) -> int:
        """Take them all."""


class Safe:
    """Leaves everything as it is; the base of the one that seals.

    A ``label`` says what the bytes belong to: sealed ones open under no other.
    """

    key_id = ""
    known: frozenset[str] = frozenset()

    @contextmanager
    def writer(self, file: BinaryIO, label: str) -> Iterator[Sink]:  # noqa: ARG002 - nothing to bind to it here
        """What takes the content of the file; complete when the context ends."""
        yield file

    def reader(self, file: BinaryIO, label: str) -> BinaryIO:  # noqa: ARG002 - as above
        """The content of the file, at its beginning. Raises ``Unreadable``, with the file closed; reading does too."""
        return file

    def seal(self, text: str, label: str) -> str:  # noqa: ARG002 - as above
        """The text as it is kept."""
        return text

    def words(self, kept: str, label: str) -> str:  # noqa: ARG002 - as above
        """The text that was kept. Raises ``Unreadable``."""
        return kept

    def scratch(self) -> BinaryIO:
        """A file for a while, written first and read then; gone when it is closed."""
        return cast("BinaryIO", SpooledTemporaryFile(max_size=_IN_MEMORY))


PLAIN = Safe()


def safe_of(keys: Sequence[bytes]) -> Safe:
    """The safe of these keys, of which the first seals and all open; without a key nothing is sealed."""
    if not keys:
        return PLAIN
    from portal.gateway.seals import Seals  # noqa: PLC0415 - whoever seals nothing need not load the library

    return Seals(keys)


def key_of(file: BinaryIO) -> str:
    """The id of the key a file is sealed with, empty when it is not; the file is at its beginning again."""
    words = file.readline(_LONGEST_HEAD).decode("latin-1").split()
    file.seek(0)
    return words[1] if len(words) > 1 and words[0] == MARK else ""
