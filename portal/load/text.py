"""The bytes of a file as text: UTF-8, of a bearable size, with line ends and composed characters made one."""

import unicodedata
from pathlib import Path

from portal.load.report import Report

MARKDOWN_LIMIT = 2_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: Path, report: Report, limit: int = MARKDOWN_LIMIT, too_large: str = "text-too-large") -> str | None:
    """The file's text with plain line ends, or None after noting why it cannot be read."""
    if file.is_dir():
        report.error("folder-for-file")
        return None
    try:
        size = file.stat().st_size
        if size > limit:
            report.error(too_large, size=in_megabytes(size), limit=in_megabytes(limit))
            return None
        content = file.read_bytes()
    except OSError as fault:
        note_unreadable(fault, report)
        return None
    return decode(content, report)


def decode(content: bytes, report: Report) -> str | None:
    """The bytes as text, or None after noting that they are not UTF-8."""
    content = content.removeprefix(_BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        line = before[before.rfind(b"\n") + 1 :]
        report.error(_encoding_rule(content), before.count(b"\n") + 1, len(line.decode("utf-8")) + 1)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def note_unreadable(fault: OSError, report: Report) -> None:
    """Note that the system would not give the file."""
    if isinstance(fault, PermissionError):
        report.error("no-permission")
    else:
        report.error("unreadable-file", reason=fault.strerror or type(fault).__name__)


def in_megabytes(size: int) -> str:
    """A file's size as an author reads it."""
    return f"{size / 1_000_000:.1f} MB"


def _encoding_rule(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS) or b"\0" in content[:200]:
        return "not-utf8-utf16"
    return "not-utf8-gbk" if _is_gbk(content) else "not-utf8"


def _is_gbk(content: bytes) -> bool:
    """Whether it reads as GBK, and as UTF-8 not but for a stray byte."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    as_utf8 = content.decode("utf-8", "replace")
    return 2 * as_utf8.count("\ufffd") > sum(not character.isascii() for character in as_utf8)
