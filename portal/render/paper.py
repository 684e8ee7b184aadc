"""The blank form as a Word file, written part by part: the same bytes on every machine, and no library to load."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from portal.model.site import Artifact
from portal.model.views.forms import BlankGroup, BlankRow, BlankView, Paper
from portal.render.wordml import STYLES, cell, document, paragraph, row, table

_TIME = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_LABEL, _ROOM = 3300, 6100
_ROW, _WITH_LINES = 420, 600  # the least, and about what a row takes
_PAGE, _TALLEST, _LEAST_TALL = 13000, 4000, 1300
_OPTIONS = 27  # characters beside each other in the right column


def render_paper(paper: Paper) -> Artifact:
    """The Word file of a form; its members are stored, with one fixed time, so that no byte depends on zlib."""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            ("officeDocument", _OFFICE, "word/document.xml"), ("core-properties", "", "core.xml")
        ),
        "core.xml": _core(paper.view),
        "word/_rels/document.xml.rels": _relations(("styles", _OFFICE, "styles.xml")),
        "word/document.xml": document(_body(paper.view)),
        "word/styles.xml": STYLES,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in members.items():
            packed.writestr(zipfile.ZipInfo(name, _TIME), (_HEAD + text).encode())
    return Artifact(paper.address, stream.getvalue())


def _relations(*relations: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{place}" Type="{base or f"{_PACKAGE}/relationships/metadata"}/{kind}" Target="{target}"/>'
        for place, (kind, base, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(view: BlankView) -> str:
    title, organ = escape(view.form.title), escape(view.organ)
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:creator>{organ}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _body(view: BlankView) -> Iterator[str]:
    yield paragraph(view.form.title, "Title")
    yield paragraph(f"致：{view.organ}")
    tall = _tall(view)
    yield table((cells for group in view.groups for cells in _group(group, tall)), _LABEL, _ROOM)
    lists = (
        ("怎样提交", [f"{word}：{text}" for word, text in view.ways]),
        ("须知", view.form.notices),
        ("办理时限", view.form.time_limits),
        ("个人信息处理告知", [f"{word}：{text}" for word, text in view.privacy]),
    )
    for title, lines in lists:
        if lines:
            yield paragraph(title, "Heading1")
        yield from (paragraph(line, "Small") for line in lines)


def _tall(view: BlankView) -> int:
    """How high a row for longer words is: as the rest of the page allows."""
    rows = [line.tall for group in view.groups for line in (BlankRow(group.title), *group.rows)]
    room = _PAGE - _WITH_LINES * rows.count(False)
    return min(max(room // max(rows.count(True), 1), _LEAST_TALL), _TALLEST)


def _group(group: BlankGroup, tall: int) -> Iterator[str]:
    yield row([cell(paragraph(group.title, "Group"), _LABEL + _ROOM, columns=2)], 0)
    yield from (_row(line, tall) for line in group.rows)


def _row(line: BlankRow, tall: int) -> str:
    label = paragraph(line.label, "Cell") + (paragraph(line.hint, "Hint") if line.hint else "")
    room = paragraph(_in_lines(line.options) or line.printed, "Cell")
    return row([cell(label, _LABEL), cell(room, _ROOM)], tall if line.tall else _ROW)


def _in_lines(options: Sequence[str]) -> str:
    """The options in lines of which none cuts an option in two."""
    lines: list[str] = []
    for option in options:
        if lines and len(lines[-1]) + len(option) < _OPTIONS:
            lines[-1] += f"　{option}"
        else:
            lines.append(option)
    return "\n".join(lines)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    '<Override PartName="/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
