"""Files in sealed pieces: written one after the other, read from anywhere, never whole in memory."""

import io
import os
from abc import abstractmethod
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Protocol

_PIECE = 65_536
TAG = 16
_SEALED = _PIECE + TAG


class Box(Protocol):
    """Seals the pieces of one file."""

    def seal(self, place: int, piece: bytes, *, is_last: bool) -> bytes:
        """The piece with its tag."""

    def opened(self, place: int, sealed: bytes, *, is_last: bool) -> bytes:
        """The piece. Raises ``Unreadable`` when it is not the one that was sealed at this place."""


class Writer:
    """Takes bytes and writes them to the file in pieces; the last with ``finish``."""

    def __init__(self, file: BinaryIO, box: Box) -> None:
        self._file, self._box = file, box
        self._rest, self._count = bytearray(), 0

    def write(self, content: bytes, /) -> int:
        """Take them all."""
        self._rest += content
        while len(self._rest) > _PIECE:
            self._put(bytes(self._rest[:_PIECE]), is_last=False)
            del self._rest[:_PIECE]
        return len(content)

    def finish(self) -> None:
        """Write what is left, which may be nothing: a file without its last piece is not whole."""
        self._put(bytes(self._rest), is_last=True)

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        self._file.write(self._box.seal(self._count, piece, is_last=is_last))
        self._count += 1


class _Pieces(io.RawIOBase):
    """A file that is read piece by piece, the last one read being remembered."""

    size = 0
    _at = 0
    _known: tuple[int, bytes] = (-1, b"")

    @abstractmethod
    def piece(self, place: int) -> bytes:
        """The piece. Raises ``Unreadable``, OSError."""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """From anywhere."""
        return True

    def tell(self) -> int:
        """Where it is read next."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Read on from there."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - Python 3.11 has no name for a writable buffer
        """Fill the buffer as far as there is content; how many bytes."""
        done = 0
        while done < len(buffer) and self._at < self.size:
            place, start = divmod(self._at, _PIECE)
            if self._known[0] != place:
                self._known = (place, self.piece(place))
            part = self._known[1][start : start + len(buffer) - done]
            buffer[done : done + len(part)] = part
            done += len(part)
            self._at += len(part)
        return done


class SealedFile(_Pieces):
    """The content of a sealed file whose pieces begin at ``start``; closing it closes the file.

    The last piece is opened at once, so that a file that was cut is known before anything of it is believed.
    """

    def __init__(self, file: BinaryIO, start: int, box: Box) -> None:
        self._file, self._start, self._box = file, start, box
        length = os.fstat(file.fileno()).st_size - start
        self._last = max(0, (length - 1) // _SEALED)
        self.size = length - (self._last + 1) * TAG
        self._known = (self._last, self.piece(self._last))

    def piece(self, place: int) -> bytes:
        """The piece."""
        self._file.seek(self._start + place * _SEALED)
        return self._box.opened(place, self._file.read(_SEALED), is_last=place == self._last)

    def close(self) -> None:
        """Close the file as well."""
        super().close()
        self._file.close()


class Scratch(_Pieces):
    """A file for a while: its end is in memory, whole pieces are on the disk, sealed with a key that nobody keeps."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._rest, self._count = bytearray(), 0
        self._file: BinaryIO | None = None

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, content: Any, /) -> int:  # noqa: ANN401 - as above
        """Take them all, behind what is there."""
        self._rest += content
        self.size += len(content)
        while len(self._rest) > _PIECE:
            self._put(bytes(self._rest[:_PIECE]))
            del self._rest[:_PIECE]
        return len(content)

    def piece(self, place: int) -> bytes:
        """The piece."""
        if place == self._count or self._file is None:
            return bytes(self._rest)
        self._file.seek(place * _SEALED)
        return self._box.opened(place, self._file.read(_SEALED), is_last=False)

    def close(self) -> None:
        """Let go of what is on the disk."""
        super().close()
        if self._file is not None:
            self._file.close()

    def _put(self, piece: bytes) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - closed with this one
        self._file.seek(self._count * _SEALED)
        self._file.write(self._box.seal(self._count, piece, is_last=False))
        self._count += 1
