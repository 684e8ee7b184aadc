"""Plain text and tables of it, and the readable runs inside binary files that no reader knows."""

import csv
import io
import re
from collections.abc import Iterator

from portal.attachments.kinds import decoded
from portal.attachments.limits import Scope
from portal.attachments.reading import Finding, Passage

_GBK = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]|[\x20-\x7e]){8,}")
_UTF8 = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}|[\x20-\x7e]){5,}")
_UTF16 = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\x20]\x30|[\x00-\x5f]\xff){5,}")
_RUNS_LIMIT = 4_000_000  # of one file
_FILLING = re.compile(rb"\x00{4,}")


def read_csv(data: bytes) -> Iterator[Finding]:
    """Each cell of the table; lines where the table is broken."""
    text = decoded(data) or ""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        yield from (Passage(f"第{number}行第{column}列", cell) for column, cell in enumerate(row, 1) if cell)


def read_text(data: bytes) -> Iterator[Finding]:
    """Each line that is not blank."""
    for number, line in enumerate((decoded(data) or "").splitlines(), 1):
        if line.strip():
            yield Passage(f"第{number}行", line)


def readable_runs(data: bytes, label: str, scope: Scope, *, whole: bool = False) -> Iterator[Passage]:
    """What could be text in UTF-8, GBK or UTF-16 in bytes of an unknown kind, as far as all of them share a bound."""
    wanted = len(data) if whole else min(len(data), _RUNS_LIMIT)
    data = _FILLING.sub(b"\0\0", data[: scope.budget.share_of_runs(wanted)])
    for pattern, encoding in ((_UTF8, "utf-8"), (_GBK, "gbk"), (_UTF16, "utf-16-le")):
        texts = (found.decode(encoding, "replace").strip() for found in pattern.findall(data))
        yield from (Passage(label, text, hidden=True) for text in dict.fromkeys(texts) if text)
