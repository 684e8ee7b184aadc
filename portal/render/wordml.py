"""The few elements of WordprocessingML that a form to fill in needs."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PADDING = '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/></w:tblCellMar>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def document(body: Iterable[str]) -> str:
    """A document of one A4 section."""
    return (
        f'<w:document xmlns:w="{NAMESPACE}"><w:body>{"".join(body)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1021" w:right="1247" w:bottom="1021" w:left="1247" '
        'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def paragraph(text: str, style: str = "Normal") -> str:
    """A paragraph of one style; boxes and quotation marks are set in the Chinese face as all the rest."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>"
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{lines}</w:r></w:p>'
    )


def table(rows: Iterable[str], *widths: int) -> str:
    """A table with lines all around, its columns as wide as said, in twentieths of a point."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: Iterable[str], height: int) -> str:
    """A row at least that high, never cut by the end of a page."""
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, width: int, columns: int = 1) -> str:
    """A cell over one or more columns."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _style(
    name: str, size: int, *, bold: bool = False, paragraph: str = "", face: str = "宋体", latin: str = "Times New Roman"
) -> str:
    weight = "<w:b/>" if bold else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face}"/>{weight}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


STYLES = (
    f'<w:styles xmlns:w="{NAMESPACE}">'
    + _style("Normal", 24, paragraph='<w:spacing w:before="60" w:after="60"/>')
    + _style("Title", 36, bold=True, face="黑体", paragraph='<w:spacing w:after="120"/><w:jc w:val="center"/>')
    + _style("Heading1", 24, bold=True, face="黑体", paragraph='<w:keepNext/><w:spacing w:before="240" w:after="60"/>')
    + _style("Group", 21, bold=True, face="黑体", paragraph="<w:keepNext/>")
    + _style("Cell", 21, latin="宋体")
    + _style("Hint", 16)
    + _style("Small", 18, paragraph='<w:spacing w:after="20"/>')
    + "</w:styles>"
)
