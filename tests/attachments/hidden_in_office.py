"""A word at each place of a Word, Excel or PowerPoint file: the file, whether it is hidden there, and the place."""

from tests.attachments import making as m
from tests.attachments.making import HIDDEN, SEEN, WORD, para


def box(rest):
    """A paragraph in a text box."""
    return m.docx(
        para(
            f"<w:r><w:pict><v:textbox xmlns:v='urn:v'><w:txbxContent>{rest}</w:txbxContent></v:textbox></w:pict></w:r>"
        )
    )


DOCX = {
    "paragraph": (m.docx(para(m.run("QX7731") + m.run("TOKEN"))), SEEN, "第1段"),
    "table cell": (
        m.docx(f"<w:tbl><w:tr><w:tc>{para(m.run('a'))}</w:tc><w:tc>{para(m.run(WORD))}</w:tc></w:tr></w:tbl>"),
        SEEN,
        "表格1第1行第2列",
    ),
    "text box": (box(para(m.run(WORD))), SEEN, "第2段"),
    "header": (m.docx(word__header1_xml=f"<w:hdr {m.W}>{para(m.run(WORD))}</w:hdr>"), SEEN, "页眉第1段"),
    "footer": (m.docx(word__footer2_xml=f"<w:ftr {m.W}>{para(m.run(WORD))}</w:ftr>"), SEEN, "页脚第1段"),
    "footnote": (
        m.docx(word__footnotes_xml=f"<w:footnotes {m.W}>{para(m.run(WORD))}</w:footnotes>"),
        SEEN,
        "脚注第1段",
    ),
    "inserted": (m.docx(para(f"<w:ins w:author='x'>{m.run(WORD)}</w:ins>")), SEEN, "第1段"),
    "deleted": (
        m.docx(para(f"{m.run('QX77')}<w:del><w:r><w:delText>31TOKEN</w:delText></w:r></w:del>")),
        HIDDEN,
        "第1段（修订前）",
    ),
    "moved away": (m.docx(para(f"<w:moveFrom>{m.run(WORD)}</w:moveFrom>")), HIDDEN, "第1段（修订前）"),
    "author of a change": (m.docx(para(f"<w:ins w:author='农{WORD}'>{m.run('a')}</w:ins>")), HIDDEN, "对象属性"),
    "vanish": (m.docx(para(m.run(WORD, "<w:vanish/>"))), HIDDEN, "第1段（隐藏文字）"),
    "vanish by style": (
        m.docx(
            para(m.run(WORD, "<w:rStyle w:val='h'/>")),
            word__styles_xml=f"<w:styles {m.W}><w:style w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
        ),
        HIDDEN,
        "第1段（隐藏文字）",
    ),
    "white": (m.docx(para(m.run(WORD, "<w:color w:val='FFFFFF'/>"))), HIDDEN, "第1段（隐藏文字）"),
    "white on a ground": (
        m.docx(para(m.run(WORD, "<w:color w:val='FFFFFF'/><w:shd w:fill='1F4E79'/>"))),
        SEEN,
        "第1段",
    ),
    "tiny": (m.docx(para(m.run(WORD, "<w:sz w:val='2'/>"))), HIDDEN, "第1段（隐藏文字）"),
    "field code": (m.docx(para(f"<w:r><w:instrText>HYPERLINK {WORD}</w:instrText></w:r>")), HIDDEN, "第1段（域代码）"),
    "comment": (m.docx(word__comments_xml=f"<w:comments {m.W}>{para(m.run(WORD))}</w:comments>"), HIDDEN, "批注第1段"),
    "property": (m.docx(docProps__core_xml=m.core(creator=WORD)), HIDDEN, "文件属性“作者”"),
    "custom property": (
        m.docx(
            docProps__custom_xml=f'<Properties><property name="经手人"><lpwstr>{WORD}</lpwstr></property></Properties>'
        ),
        HIDDEN,
        "文件属性“经手人”",
    ),
    "custom xml": (m.docx(customXml__item1_xml=f"<a><b>{WORD}</b></a>"), HIDDEN, "部件“customXml/item1.xml”"),
    "alternative text": (m.docx(para(f"<w:r><wp:docPr xmlns:wp='urn:w' descr='图{WORD}'/></w:r>")), HIDDEN, "对象属性"),
    "link": (
        m.docx(**{"word/_rels/document.xml.rels": m.relations(("hyperlink", f"https://x.test/{WORD}", m.EXTERNAL))}),
        HIDDEN,
        "链接地址",
    ),
    "embedded workbook": (
        m.docx(**{"word/embeddings/a.xlsx": m.xlsx(f"<row>{m.cell('B7', WORD)}</row>")}),
        HIDDEN,
        "嵌入文件“a.xlsx”工作表“名单”B7",
    ),
    "embedded object": (
        m.docx(
            **{"word/embeddings/o.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\1" + WORD.encode("utf-16-le") + b"\0\1"}
        ),
        HIDDEN,
        "嵌入文件“o.bin”文件内容",
    ),
    "picture in it": (
        m.docx(**{"word/media/a.jpg": m.picture(exif=m.exif(artist=WORD))}),
        HIDDEN,
        "嵌入文件“a.jpg”EXIF“Artist”",
    ),
    "chart": (m.docx(word__charts__chart1_xml=f"<c:chart xmlns:c='u'><c:v>{WORD}</c:v></c:chart>"), HIDDEN, "部件"),
}
STYLES = (
    f'<styleSheet {m.S}><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill '
    'patternType="none"/></fill></fills><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellXfs>'
    '<xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="170" fontId="0"/></cellXfs></styleSheet>'
)
XLSX = {
    "cell": (m.xlsx(f"<row>{m.cell('B7', WORD)}</row>"), SEEN, "工作表“名单”B7"),
    "shared string": (m.xlsx('<row><c r="A1" t="s"><v>0</v></c></row>', strings=(WORD,)), SEEN, "工作表“名单”A1"),
    "string left over": (m.xlsx(strings=(WORD,)), HIDDEN, "没有单元格使用的残留文字"),
    "hidden sheet": (m.xlsx(f"<row>{m.cell('A1', WORD)}</row>", state="hidden"), HIDDEN, "A1"),
    "very hidden sheet": (m.xlsx(f"<row>{m.cell('A1', WORD)}</row>", state="veryHidden"), HIDDEN, "A1"),
    "hidden row": (m.xlsx(f'<row hidden="1">{m.cell("A1", WORD)}</row>'), HIDDEN, "A1"),
    "hidden column": (
        m.xlsx(f"<row>{m.cell('AB3', WORD)}</row>", head='<cols><col min="27" max="28" hidden="1"/></cols>'),
        HIDDEN,
        "AB3",
    ),
    "beside a hidden column": (
        m.xlsx(f"<row>{m.cell('AC3', WORD)}</row>", head='<cols><col min="27" max="28" hidden="1"/></cols>'),
        SEEN,
        "AC3",
    ),
    "white": (m.xlsx(f"<row>{m.cell('A1', WORD, 1)}</row>", xl__styles_xml=STYLES), HIDDEN, "A1"),
    "format that shows nothing": (m.xlsx(f"<row>{m.cell('A1', WORD, 2)}</row>", xl__styles_xml=STYLES), HIDDEN, "A1"),
    "note": (
        m.xlsx(
            xl__comments1_xml=f'<comments {m.S}><commentList><comment ref="C3"><text><t>{WORD}</t></text></comment>'
            "</commentList></comments>"
        ),
        HIDDEN,
        "C3批注",
    ),
    "threaded comment": (
        m.xlsx(xl__threadedComments__threadedComment1_xml=f"<T><text>{WORD}</text></T>"),
        HIDDEN,
        "批注",
    ),
    "formula": (m.xlsx(f'<row><c r="A1"><f>IF(1,"{WORD}","")</f><v>1</v></c></row>'), HIDDEN, "A1的公式"),
    "defined name": (
        m.xlsx(xl__workbook_xml=f'<workbook {m.S}><definedName>"{WORD}"</definedName></workbook>'),
        HIDDEN,
        "部件“xl/workbook.xml”",
    ),
    "validation list": (
        m.xlsx(tail=f'<dataValidations><formula1>"{WORD}"</formula1></dataValidations>'),
        HIDDEN,
        "工作表“名单”的设置",
    ),
    "page header": (m.xlsx(tail=f"<headerFooter><oddHeader>{WORD}</oddHeader></headerFooter>"), HIDDEN, "的设置"),
    "cache of an external link": (
        m.xlsx(xl__externalLinks__externalLink1_xml=f"<e><v>{WORD}</v></e>"),
        HIDDEN,
        "外部链接的缓存",
    ),
    "pivot cache": (
        m.xlsx(xl__pivotCache__pivotCacheDefinition1_xml=f'<p><sharedItems><s v="{WORD}"/></sharedItems></p>'),
        HIDDEN,
        "数据透视表缓存",
    ),
    "property": (m.xlsx(docProps__core_xml=m.core(lastModifiedBy=WORD)), HIDDEN, "文件属性“最后修改者”"),
}
PARAGRAPH = f"<a:p><a:r><a:t>{WORD}</a:t></a:r></a:p>"
PPTX = {
    "slide": (m.pptx(PARAGRAPH), SEEN, "第1张幻灯片第1段"),
    "hidden slide": (m.pptx(PARAGRAPH, show="0"), HIDDEN, "第1张幻灯片第1段"),
    "notes": (m.pptx(ppt__notesSlides__notesSlide1_xml=f"<p:notes {m.A}>{PARAGRAPH}</p:notes>"), HIDDEN, "备注1第1段"),
    "comment": (m.pptx(ppt__comments__comment1_xml=f"<c><text>{WORD}</text></c>"), HIDDEN, "批注"),
}
