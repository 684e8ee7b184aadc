"""Sealed files and words: AES-256-GCM under keys that the operator keeps elsewhere. The one door to the library.

A sealed file is a line in clear (mark, id of the key, salt), then pieces of 64 KiB with a tag each. Every file has a
key of its own, derived by HKDF-SHA-256 from the operator's and the salt; a piece's nonce is its place and whether it
is the last. So pieces cannot change places, be cut off or be moved to another file.
"""

import base64
import binascii
import hashlib
import io
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.gateway.pieces import Scratch, SealedFile, Writer
from portal.gateway.safe import MARK, Safe, Sink, Unreadable, key_of

_KEY, _SALT, _NONCE = 32, 16, 12
_FILES, _WORDS = b"gongkai files", b"gongkai words"


class _Box:
    """Seals the pieces of the file that belongs to the label."""

    def __init__(self, key: bytes, label: str) -> None:
        self._cipher, self._label = AESGCM(key), label.encode()

    def seal(self, place: int, piece: bytes, *, is_last: bool) -> bytes:
        return self._cipher.encrypt(_nonce(place, is_last=is_last), piece, self._label)

    def opened(self, place: int, sealed: bytes, *, is_last: bool) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(place, is_last=is_last), sealed, self._label)
        except InvalidTag as fault:
            raise Unreadable(self._label.decode()) from fault


class Seals(Safe):
    """Seals with the first of the keys, opens what any of them has sealed and what is not sealed at all."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {_id_of(key): key for key in keys}
        self._words = {name: AESGCM(_derived(key, b"", _WORDS)) for name, key in self._keys.items()}
        self.key_id = _id_of(keys[0])
        self.known = frozenset(self._keys)

    @contextmanager
    def writer(self, file: BinaryIO, label: str) -> Iterator[Sink]:
        """What takes the content and writes it sealed."""
        salt = secrets.token_bytes(_SALT)
        file.write(f"{MARK} {self.key_id} {salt.hex()}\n".encode())
        writer = Writer(file, self._box(self.key_id, salt, label))
        yield writer
        writer.finish()

    def reader(self, file: BinaryIO, label: str) -> BinaryIO:
        """The content. Raises ``Unreadable``, and then the file is closed."""
        name = key_of(file)
        if not name:
            return file
        head = file.readline()
        try:
            box = self._box(name, bytes.fromhex(head.split()[2].decode("ascii")), label)
            return cast("BinaryIO", io.BufferedReader(SealedFile(file, len(head), box)))
        except (KeyError, ValueError, IndexError, Unreadable) as fault:
            file.close()
            raise Unreadable(label) from fault

    def seal(self, text: str, label: str) -> str:
        """The text behind mark and id of the key."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._words[self.key_id].encrypt(nonce, text.encode(), label.encode())
        return f"{MARK} {self.key_id} {base64.b64encode(nonce + sealed).decode()}"

    def words(self, kept: str, label: str) -> str:
        """The text. Raises ``Unreadable``."""
        if not kept.startswith(f"{MARK} "):
            return kept
        try:
            _, name, text = kept.split(" ")
            sealed = base64.b64decode(text, validate=True)
            return self._words[name].decrypt(sealed[:_NONCE], sealed[_NONCE:], label.encode()).decode()
        except (ValueError, KeyError, binascii.Error, InvalidTag) as fault:
            raise Unreadable(label) from fault

    def scratch(self) -> BinaryIO:
        """A file for a while, sealed with a key of its own that is never written down."""
        return cast("BinaryIO", Scratch(_Box(secrets.token_bytes(_KEY), "scratch")))

    def _box(self, name: str, salt: bytes, label: str) -> _Box:
        return _Box(_derived(self._keys[name], salt, _FILES), label)


def _id_of(key: bytes) -> str:
    """Tells one key from another and says nothing of it."""
    return hashlib.sha256(b"gongkai key" + key).hexdigest()[:_SALT]


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, salt, purpose).derive(key)


def _nonce(place: int, *, is_last: bool) -> bytes:
    return place.to_bytes(_NONCE - 1, "big") + bytes([is_last])
