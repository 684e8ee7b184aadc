"""The few elements of WordprocessingML that a form to fill in needs."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def document(body: Iterable[str]) -> str:
    """A document of one A4 section."""
    return (
        f'<w:document xmlns:w="{NAMESPACE}"><w:body>{"".join(body)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1446" w:bottom="1440" w:left="1446" '
        'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def paragraph(text: str, style: str = "Normal") -> str:
    """A paragraph of one style."""
    return (
        f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>"
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def table(rows: Iterable[str], *widths: int) -> str:
    """A table with lines all around, its columns as wide as said, in twentieths of a point."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: Iterable[str], height: int) -> str:
    """A row at least that high, never cut by the end of a page."""
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, width: int, columns: int = 1) -> str:
    """A cell over one or more columns."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _style(name: str, size: int, *, bold: bool = False, paragraph: str = "", face: str = "宋体") -> str:
    weight = "<w:b/>" if bold else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}"/>{weight}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


STYLES = (
    f'<w:styles xmlns:w="{NAMESPACE}">'
    + _style("Normal", 24, paragraph='<w:spacing w:before="60" w:after="60"/>')
    + _style("Title", 36, bold=True, face="黑体", paragraph='<w:spacing w:after="240"/><w:jc w:val="center"/>')
    + _style("Heading1", 24, bold=True, face="黑体", paragraph='<w:keepNext/><w:spacing w:before="240" w:after="60"/>')
    + _style("Group", 22, bold=True, face="黑体", paragraph="<w:keepNext/>")
    + _style("Cell", 22)
    + _style("Hint", 18)
    + _style("Small", 20, paragraph='<w:spacing w:after="40"/>')
    + "</w:styles>"
)
