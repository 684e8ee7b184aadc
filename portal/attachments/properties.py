"""The parts of an Office file that name who made it, with these names taken out (ISO/IEC 29500, ECMA-376-2)."""

import re
from collections.abc import Callable, Iterable

_CORE = (
    b"creator", b"lastModifiedBy", b"revision", b"lastPrinted", b"identifier", b"version", b"contentStatus",
    b"created", b"modified", b"description",
)  # fmt: skip
_APP = (
    b"Company", b"Manager", b"Template", b"TotalTime", b"Application", b"AppVersion", b"HyperlinkBase", b"DocSecurity",
)  # fmt: skip
_CUSTOM_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_OFD = (b"Author", b"Creator", b"CreatorVersion", b"CreationDate", b"ModDate")
_OFD_CUSTOM = re.compile(rb"<((?:\w+:)?CustomDatas)\b[^>]*>.*?</\1>", re.DOTALL)
_RSIDS = re.compile(rb"<w:rsids>.*?</w:rsids>|<w15?:docId\b[^>]*/>|<w14:docId\b[^>]*/>", re.DOTALL)
_TEMPLATE = re.compile(rb"<Relationship\b[^>]*/attachedTemplate\"[^>]*>")
_TARGET = re.compile(rb"(\bTarget=)\"[^\"]*\"")
_ABSOLUTE = re.compile(rb"(<x15ac:absPath\b[^>]*?\burl=)\"[^\"]*\"")
_SHARING = re.compile(rb"(<fileSharing\b[^>]*?\buserName=)\"[^\"]*\"")
_THUMBNAIL = re.compile(rb"<Relationship\b[^>]*/metadata/thumbnail\"[^>]*>")
_IS_SEAL = re.compile(r"(?:.*/)?Signs/.*", re.IGNORECASE)
_IS_THUMBNAIL = re.compile(r"docProps/thumbnail\.\w+")


def is_signed(names: Iterable[str]) -> bool:
    """Whether the package holds signatures or seals (ECMA-376-2, 13; GB/T 33190, 17), which any change would break."""
    return any(name.lower().startswith("_xmlsignatures/") or _IS_SEAL.fullmatch(name) for name in names)


def stripped_ofd_part(name: str, data: bytes) -> bytes:
    """The part of an OFD (GB/T 33190, 7.4) without author, program, dates and its editor's own fields."""
    return _OFD_CUSTOM.sub(b"", _emptied(data, _OFD)) if name == "OFD.xml" else data


def stripped_part(name: str, data: bytes) -> bytes | None:
    """The part without names of people, programs and folders; None when it is left out altogether."""
    if _IS_THUMBNAIL.fullmatch(name):
        return None
    strip = _STRIPPED.get(name)
    return strip(data) if strip else data


def _emptied(data: bytes, names: Iterable[bytes]) -> bytes:
    for name in names:
        data = re.sub(rb"<((?:\w+:)?%s)\b[^>]*>[^<]*</\1>" % name, b"", data)
    return data


_STRIPPED: dict[str, Callable[[bytes], bytes]] = {
    "docProps/core.xml": lambda data: _emptied(data, _CORE),
    "docProps/app.xml": lambda data: _emptied(data, _APP),
    "docProps/custom.xml": lambda _: _CUSTOM_EMPTY,
    "_rels/.rels": lambda data: _THUMBNAIL.sub(b"", data),
    "word/settings.xml": lambda data: _RSIDS.sub(b"", data),
    "word/_rels/settings.xml.rels": lambda data: _TEMPLATE.sub(
        lambda found: _TARGET.sub(rb'\1"Normal.dotm"', found[0]), data
    ),
    "xl/workbook.xml": lambda data: _SHARING.sub(rb'\1""', _ABSOLUTE.sub(rb'\1""', data)),
}
