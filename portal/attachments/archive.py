"""The members of a ZIP, unpacked within the budget, and the ZIP written anew with some of them changed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.attachments.limits import RATIO, RATIO_FROM, UNPACKED, Budget, LimitExceeded

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    OverflowError,
)
_UTF8, _ENCRYPTED, _STRONG = 0x800, 0x1, 0x40
_DESCRIBED_BEHIND, _DESCRIPTORS = 0x8, (16, 12, 24, 20)
_TIMES_AND_SIZES = frozenset({0x0001, 0x000A, 0x5455, 0x5855, 0x7875, 0xA220})
_LONG_AGO = (0, 0x21)  # 1980-01-01 00:00, the first instant a ZIP can name
_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"


class Locked(Exception):
    """A member is encrypted."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP whose directory was read; ``names`` are its files in their order, as their makers saw them."""

    data: bytes
    opened: zipfile.ZipFile
    infos: tuple[zipfile.ZipInfo, ...]
    names: tuple[str, ...]
    comment: bytes

    def read(self, index: int, budget: Budget) -> bytes:
        """The member's bytes; ``LimitExceeded`` before they fill the memory."""
        info = self.infos[index]
        if info.flag_bits & (_ENCRYPTED | _STRONG):
            raise Locked
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise NotImplementedError
        with self.opened.open(info) as stream:
            read = stream.read(min(info.file_size, budget.left["attachment-too-much-inside"]) + 1)
        if len(read) > RATIO_FROM and len(read) > RATIO * max(info.compress_size, 1):
            raise LimitExceeded("attachment-too-much-inside", limit=f"{UNPACKED // 1_000_000} MB")
        budget.spend("attachment-too-much-inside", len(read))
        return read

    def members(self, budget: Budget) -> Iterator[tuple[int, str, bytes]]:
        """Every member with its place and name."""
        for index, name in enumerate(self.names):
            yield index, name, self.read(index, budget)


def open_archive(data: bytes, budget: Budget) -> Archive:
    """The ZIP's directory, one of ``FAULTS`` when it has none."""
    opened = zipfile.ZipFile(io.BytesIO(data))
    infos = tuple(info for info in opened.infolist() if not info.is_dir())
    budget.spend("attachment-too-many-members", len(infos))
    return Archive(data, opened, infos, tuple(_name(info) for info in infos), opened.comment)


def strangers(archive: Archive) -> bytes:
    """The bytes that belong to no member: before, between and behind them, fields nobody needs, remarks, folders."""
    found, at = [archive.comment], 0
    for info in sorted(archive.opened.infolist(), key=lambda info: info.header_offset):
        found += [archive.data[at : info.header_offset], info.comment, *_unknown_fields(info.extra)]
        if info.is_dir():
            found.append(info.orig_filename.encode("utf-8", "replace"))
        name, extra = struct.unpack(
            "<2H", archive.data[info.header_offset + 26 : info.header_offset + 30].ljust(4, b"\0")
        )
        at = info.header_offset + 30 + name + extra + info.compress_size
        if info.flag_bits & _DESCRIBED_BEHIND:
            at += next((size for size in _DESCRIPTORS if archive.data.startswith(b"PK", at + size)), _DESCRIPTORS[0])
    return b"\n".join(part for part in (*found, archive.data[at : archive.opened.start_dir]) if part)


def _unknown_fields(extra: bytes) -> Iterator[bytes]:
    while len(extra) >= 4:  # noqa: PLR2004 - a number and a length
        kind, length = struct.unpack("<2H", extra[:4])
        if kind not in _TIMES_AND_SIZES:
            yield extra[4 : 4 + length]
        extra = extra[4 + length :]


def rewritten(archive: Archive, changes: Mapping[int, bytes | None]) -> bytes:
    """The ZIP with members replaced or (None) left out, undated; no byte depends on the machine's compressor.

    Members that stay are copied as they were packed, changed ones are stored: two builds of zlib pack differently.
    """
    body, directory, count = bytearray(), bytearray(), 0
    for index, info in enumerate(archive.infos):
        new = changes.get(index, b"")
        if new is None:
            continue
        changed = index in changes
        packed = new if changed else _packed(archive.data, info)
        method = zipfile.ZIP_STORED if changed else info.compress_type
        crc, size = (zlib.crc32(new), len(new)) if changed else (info.CRC, info.file_size)
        name = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
        shared = (info.flag_bits & _UTF8, method, *_LONG_AGO, crc, len(packed), size, len(name), 0)
        directory += struct.pack(_CENTRAL, b"PK\x01\x02", 20, 20, *shared, 0, 0, 0, 0, len(body)) + name
        body += struct.pack(_LOCAL, b"PK\x03\x04", 20, *shared) + name + packed
        count += 1
    return bytes(body + directory + struct.pack(_END, b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0))


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    name, extra = struct.unpack("<2H", data[start + 26 : start + 30])
    begin = start + 30 + name + extra
    packed = data[begin : begin + info.compress_size]
    if data[start : start + 4] != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise zipfile.BadZipFile
    return packed


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker saw it: Chinese systems wrote GBK where the format says code page 437."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
