"""Office files before 2007 and those of WPS ([MS-CFB]): loose texts, and the long numbers of worksheets."""

import itertools
import re
import struct
from collections.abc import Iterator

from portal.attachments.limits import Scope
from portal.attachments.plain import readable_runs
from portal.attachments.reading import Finding, Passage

_NUMBER = re.compile(rb"\x03\x02\x0e\x00[\x00-\xff]{6}([\x00-\xff]{8})")  # [MS-XLS] 2.4.180: row, column, format, value
_MARK = "密"
_AROUND, _MARKS = 16, 1_000  # bytes before and behind the word; places
_CONTROL = re.compile(r"[\x00-\x1f]+")
_LONG, _EXACT = 10**10, 2**53


def read_old_office(data: bytes, scope: Scope) -> Iterator[Finding]:
    """What could be text in the bytes, marks of secrecy though short, and long numbers that cells hold in binary."""
    yield from readable_runs(data, "文件内容", scope, whole=True)
    yield from (Passage("文件内容", text, hidden=True) for text in dict.fromkeys(_marks(data)))
    for packed in _NUMBER.findall(data):
        (value,) = struct.unpack("<d", packed)
        if _LONG <= value <= _EXACT and value == int(value):
            yield Passage("文件内容", str(int(value)), hidden=True)


def _marks(data: bytes) -> Iterator[str]:
    """The few letters around each word that may be a mark: too few to be told from chance by their number."""
    for encoding in ("gbk", "utf-16-le"):
        word = re.compile(re.escape(_MARK.encode(encoding)))
        for found in itertools.islice(word.finditer(data), _MARKS):
            around = data[max(found.start() - _AROUND, found.start() % 2) : found.end() + _AROUND]
            yield from (text for text in _CONTROL.split(around.decode(encoding, "ignore")) if _MARK in text)
