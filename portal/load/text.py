"""The bytes of a file as text: UTF-8, of a bearable size, with line ends made one."""

from pathlib import Path

from portal.load.report import Report

MARKDOWN_LIMIT = 2_000_000
_BOM = b"\xef\xbb\xbf"


def read_text(file: Path, report: Report, limit: int = MARKDOWN_LIMIT) -> str | None:
    """The file's text with plain line ends, or None after noting why it cannot be read."""
    try:
        size = file.stat().st_size
        if size > limit:
            report.error("file-too-large", size=_in_megabytes(size), limit=_in_megabytes(limit))
            return None
        content = file.read_bytes()
    except OSError as fault:
        report.error("unreadable-file", reason=fault.strerror or type(fault).__name__)
        return None
    return decode(content, report)


def decode(content: bytes, report: Report) -> str | None:
    """The bytes as text, or None after noting that they are not UTF-8."""
    content = content.removeprefix(_BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        column = fault.start - (content.rfind(b"\n", 0, fault.start) + 1) + 1
        report.error("not-utf8-gbk" if _is_gbk(content) else "not-utf8", line, column)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _in_megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
