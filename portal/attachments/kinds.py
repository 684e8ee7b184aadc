"""What a file is by its bytes, what it says it is by its name, and which kinds may be published."""

import io
import re
import zipfile
from pathlib import PurePath

ALLOWED = {
    "pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "pptx": "pptx", "png": "png", "jpg": "jpeg", "jpeg": "jpeg",
    "gif": "gif", "webp": "webp", "svg": "svg", "ofd": "ofd", "zip": "zip", "csv": "csv", "txt": "txt",
    "mp3": "mp3", "mp4": "mp4",
}  # fmt: skip
_OLD_OFFICE = "doc xls ppt wps et dps dot xlt pot wpt ett dpt"
_PROGRAMS = "exe dll com bat cmd ps1 vbs vbe js jse wsf msi scr apk jar sh lnk hta htm html xhtml mht"
OLD_OFFICE = frozenset(_OLD_OFFICE.split())
PROGRAMS = frozenset(_PROGRAMS.split())
TEXTS = frozenset({"csv", "txt"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_MAGIC = (
    (re.compile(rb"[\s\S]{0,1023}?%PDF-"), "pdf"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF[\s\S]{4}WEBP"), "webp"),
    (re.compile(rb"[\s\S]{4}ftyp"), "mp4"),
    (re.compile(rb"ID3|\xff[\xfb\xf3\xf2\xfa]"), "mp3"),
)
_PROGRAM = re.compile(rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe")
_SVG = re.compile(
    r"(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*+<(?:\w{1,20}:)?svg[\s/>]", re.DOTALL
)
_PROLOGUE = 100_000


def extension(name: str) -> str:
    """The last part of the name in small letters, without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def kind_of(data: bytes, name: str) -> str:
    """The kind by the bytes; the name decides only between the kinds of plain text."""
    if data.startswith(OLE):
        return "encrypted-office" if _ENCRYPTED_PACKAGE in data else "old-office"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if magic.match(data):
            return kind
    if _PROGRAM.match(data):
        return "program"
    text = decoded(data)
    if text is None:
        return "unknown"
    if _SVG.match(text[:_PROLOGUE].lstrip()):
        return "svg"
    return "csv" if extension(name) == "csv" else "txt"


def decoded(data: bytes) -> str | None:
    """The text of a file that is nothing but text, in UTF-8, UTF-16 with its mark, or GB 18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        return None
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        return "broken-zip"
    if "OFD.xml" in names:
        return "ofd"
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _PARTS if any(name.startswith(folder) for name in names)), "zip")
    return "zip"
