import base64
import gzip
import io
import json
import struct
import zipfile
import zlib

import pikepdf
import pytest

from portal.attachments.read import read_bytes
from portal.attachments.reading import Reading
from tests.attachments import making as m

WORD = "QX7731TOKEN"
HIDDEN, SEEN = True, False


def para(inner):
    """A paragraph."""
    return f"<w:p>{inner}</w:p>"


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


def info(document):
    """An author in the properties."""
    document.docinfo["/Author"] = WORD


def packet(document):
    """A producer in the XMP packet."""
    xml = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        f"<rdf:Description xmlns:pdf='http://ns.adobe.com/pdf/1.3/' pdf:Producer='{WORD}'/></rdf:RDF></x:xmpmeta>"
    ).encode()
    document.Root.Metadata = document.make_stream(xml, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def annotated(**entries):
    """One annotation with these entries."""

    def change(document):
        note = pikepdf.Dictionary(**{"Type": pikepdf.Name.Annot, "Rect": [0, 0, 9, 9], **entries})
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])

    return change


def script(document):
    """A script that runs on opening."""
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{WORD}')")


def long_script(document):
    """The same in a stream."""
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=document.make_stream(WORD.encode()))


def attached(document):
    """An embedded Word document."""
    document.attachments["名单.docx"] = m.docx(para(m.run(WORD)))


def outlined(document):
    """A bookmark."""
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORD, 0))


def cut_off(document):
    """A page that was deleted from the page tree alone."""
    page = m.add_page(document, m.line(WORD))
    del document.pages[1]
    document.Root.Left = document.make_indirect(page)


def photographed(document):
    """A picture with EXIF among the page's resources."""
    data = m.picture(exif=m.exif(artist=WORD))
    document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(
        I=document.make_stream(
            data,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=24,
            Height=16,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.DCTDecode,
        )
    )


def clear(document):
    """A state in which nothing that is painted is seen."""
    document.pages[0].obj.Resources.ExtGState = pikepdf.Dictionary(C=pikepdf.Dictionary(ca=0))


def form(text):
    """A picture that paints a text in white."""

    def change(document):
        page = document.pages[0].obj
        painted = document.make_stream(
            m.line(text, paint="1 g").encode(),
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 400, 400],
            Resources=page.Resources,
        )
        page.Resources = pikepdf.Dictionary(Font=page.Resources.Font, XObject=pikepdf.Dictionary(X=painted))

    return change


def stamped(content):
    """A note that paints this over the page."""

    def change(document):
        resources = document.pages[0].obj.Resources
        look = document.make_stream(
            content.encode(), Subtype=pikepdf.Name.Form, BBox=[0, 0, 400, 400], Resources=resources
        )
        annotated(Subtype=pikepdf.Name.Stamp, F=4, AP=pikepdf.Dictionary(N=look), Rect=[0, 0, 400, 400])(document)

    return change


def unpressed(document):
    """A button whose other state shows the word."""
    stamped(m.line(WORD))(document)
    look = document.pages[0].Annots[0].AP
    look.N = pikepdf.Dictionary(Off=document.make_stream(b""), On=look.N)


def patterned(document):
    """A pattern that shows the word."""
    resources = document.pages[0].obj.Resources
    pattern = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 400, 400], "XStep": 400, "YStep": 400}
    document.Root.Left = document.make_stream(m.line(WORD).encode(), Resources=resources, **pattern)


def template(document):
    """A page that only a script would show."""
    page = m.add_page(document, m.line(WORD))
    del document.pages[1]
    page.Type = pikepdf.Name.Template
    document.Root.Left = document.make_indirect(page)


def listed(document):
    """A list of its own with strings."""
    document.Root.Left = document.make_indirect(pikepdf.Array([pikepdf.String(WORD)]))


def form_data(document):
    """The parts of an XFA form in a list of their own."""
    parts = [pikepdf.String("datasets"), document.make_stream(f"<x>{WORD}</x>".encode())]
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=document.make_indirect(pikepdf.Array(parts)))


BOX = "0 g 45 295 150 20 re f\n"
PDF = {
    "page": (m.pdf(m.line(WORD)), SEEN, "第1页"),
    "second page": (m.pdf(m.line("a"), m.line(WORD)), SEEN, "第2页"),
    "under a box": (m.pdf(m.line(WORD) + BOX), HIDDEN, "第1页看不见的文字"),
    "on a box": (m.pdf("0.9 g 45 295 150 20 re f\n" + m.line(WORD)), SEEN, "第1页"),
    "partly under a box": (m.pdf(m.line("visible " + WORD) + "0 g 90 295 150 20 re f"), HIDDEN, "第1页看不见的文字"),
    "white": (m.pdf(m.line(WORD, paint="1 g")), HIDDEN, "第1页看不见的文字"),
    "white on a ground": (m.pdf("0 0 0.5 rg 0 290 400 40 re f\n" + m.line(WORD, paint="1 g")), SEEN, "第1页"),
    "white in another space": (m.pdf(m.line(WORD, paint="/DeviceRGB cs 1 1 1 scn")), HIDDEN, "第1页看不见的文字"),
    "white in a form": (m.pdf("/X Do", change=form(WORD)), HIDDEN, "第1页看不见的文字"),
    "transparent": (m.pdf(m.line(WORD, paint="/C gs"), change=clear), HIDDEN, "第1页看不见的文字"),
    "tiny": (m.pdf(f"q .05 0 0 .05 0 0 cm {m.line(WORD)} Q"), HIDDEN, "第1页看不见的文字"),
    "struck through": (m.pdf(m.line(WORD) + "45 303.5 150 1 re f\n"), SEEN, "第1页"),
    "under a note": (m.pdf(m.line(WORD), change=stamped(BOX)), HIDDEN, "第1页看不见的文字"),
    "painted by a note": (m.pdf(change=stamped(m.line(WORD, y=200))), SEEN, "第1页"),
    "not painted": (m.pdf(m.line(WORD, paint="3 Tr")), HIDDEN, "第1页看不见的文字"),
    "outside the page": (m.pdf(m.line(WORD, x=900)), HIDDEN, "第1页看不见的文字"),
    "state of a button": (m.pdf(change=unpressed), HIDDEN, "没有画在页面上的图形"),
    "drawing that is not painted": (m.pdf(change=form(WORD)), HIDDEN, "没有画在页面上的图形"),
    "pattern": (m.pdf(change=patterned), HIDDEN, "没有画在页面上的图形"),
    "template": (m.pdf(change=template), HIDDEN, "已删除的第1页"),
    "strings of a list": (m.pdf(change=listed), HIDDEN, "文件对象"),
    "form data in parts": (m.pdf(change=form_data), HIDDEN, "表单数据"),
    "author": (m.pdf(change=info), HIDDEN, "文件属性“作者”"),
    "XMP": (m.pdf(change=packet), HIDDEN, "文件属性（XMP）"),
    "note": (m.pdf(change=annotated(Subtype=pikepdf.Name.Text, Contents=WORD)), HIDDEN, "批注"),
    "form field": (m.pdf(change=annotated(Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, V=WORD)), HIDDEN, "表单域"),
    "link": (
        m.pdf(change=annotated(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=WORD))),
        HIDDEN,
        "链接地址",
    ),
    "script": (m.pdf(change=script), HIDDEN, "脚本"),
    "script in a stream": (m.pdf(change=long_script), HIDDEN, "脚本"),
    "embedded file": (m.pdf(change=attached), HIDDEN, "嵌入文件“名单.docx”第1段"),
    "bookmark": (m.pdf(change=outlined), HIDDEN, "标题或书签"),
    "earlier revision": (m.with_revision(m.pdf(m.line(WORD)), "new"), HIDDEN, "第1个旧版本第1页"),
    "page cut off": (m.pdf(change=cut_off), HIDDEN, "已删除的第1页"),
    "EXIF of a picture": (m.pdf(change=photographed), HIDDEN, "EXIF“Artist”"),
    "behind the end": (m.pdf() + WORD.encode(), HIDDEN, "文件末尾附带数据"),
    "objects packed": (
        m.pdf(change=info, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        HIDDEN,
        "文件属性“作者”",
    ),
}

XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{WORD}</dc:creator></x:xmpmeta>'.encode()
COMMENT = b"UNICODE\0" + WORD.encode("utf-16-le")
PICTURES = {
    "a.jpg EXIF": (m.picture(exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.jpg user comment": (m.picture(exif=m.exif(comment=COMMENT)), "EXIF“UserComment”"),
    "a.jpg XMP": (m.jpeg_with(m.picture(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), "XMP"),
    "a.jpg IPTC": (
        m.jpeg_with(
            m.picture(), 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0b" + WORD.encode()
        ),
        "IPTC",
    ),
    "a.jpg comment": (m.jpeg_with(m.picture(), 0xFE, WORD.encode()), "图片注释"),
    "a.jpg behind": (m.picture() + WORD.encode(), "图片附带数据"),
    "a.png EXIF": (m.picture("PNG", exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.png text": (m.png_with(m.picture("PNG"), b"tEXt", b"Author\0" + WORD.encode()), "图片文字“Author”"),
    "a.png packed": (m.png_with(m.picture("PNG"), b"zTXt", b"A\0\0" + zlib.compress(WORD.encode())), "图片文字“A”"),
    "a.png XMP": (m.png_with(m.picture("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), "XMP"),
    "a.png behind": (m.picture("PNG") + WORD.encode(), "图片附带数据"),
    "a.webp EXIF": (m.picture("WEBP", exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.webp XMP": (m.riff(m.picture("WEBP"), b"XMP ", XMP), "XMP"),
    "a.gif comment": (m.picture("GIF", comment=WORD.encode()), "图片注释"),
    "a.svg text": (f"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{WORD}</metadata></svg>".encode(), "<metadata>"),
    "a.svg comment": (f"<svg><!-- {WORD} --><text>x</text></svg>".encode(), "注释"),
    "a.svg hidden": (f"<svg><g display='none'><text>{WORD}</text></g></svg>".encode(), "<text>"),
    "a.svg name": (f"<svg><g id='林{WORD}'/></svg>".encode(), "属性“id”"),
    "a.svg style": (f"<svg><style>/* {WORD} */</style></svg>".encode(), "<style>"),
    "a.svg picture": (
        b"<svg><image href='data:image/jpeg;base64,%b'/></svg>" % base64.b64encode(m.picture(exif=m.exif(artist=WORD))),
        "EXIF“Artist”",
    ),
    "a.png private": (m.png_with(m.picture("PNG"), b"prVW", WORD.encode()), "图片附带数据"),
    "a.png colours": (m.png_with(m.picture("PNG"), b"iCCP", b"x\0\0" + zlib.compress(WORD.encode())), "图片颜色配置"),
    "a.jpg second picture": (m.jpeg_with(m.picture(), 0xE2, b"MPF\0" + WORD.encode()), "图片附带数据"),
    "a.jpg colours": (m.jpeg_with(m.picture(), 0xE2, b"ICC_PROFILE\0\1\1" + WORD.encode()), "图片附带数据"),
    "a.mp3 tag": (b"ID3\x03\0\0\0\0\0\x20TPE1\0\0\0\x0c\0\0\0" + WORD.encode() + b"\0" * 20, "音频标签"),
    "a.mp4 box": (b"\0\0\0\x0cftypmp42\0\0\0\x24moov\0\0\0\x1cudta" + WORD.encode() + b"\0" * 9, "视频属性"),
}


def remarked(text):
    """A ZIP whose member has a remark in the directory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.comment = text.encode()
        archive.writestr(member, "x")
    return out.getvalue()


def between(data, hidden):
    """The ZIP with bytes between its members and its directory."""
    directory, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    place = struct.pack("<I", directory + len(hidden))
    return data[:directory] + hidden + data[directory : end + 16] + place + data[end + 20 :]


OTHERS = {
    "a.ofd page": (m.ofd(f"a|{WORD}"), SEEN, "第1页"),
    "a.ofd property": (m.ofd(OFD_xml=f"<ofd><Author>{WORD}</Author></ofd>"), HIDDEN, "文件属性"),
    "a.ofd note": (m.ofd(Doc_0__Annots__Page_0__Annotation_xml=f"<a><t>{WORD}</t></a>"), HIDDEN, "批注"),
    "a.ofd attachment": (m.ofd(**{"Doc_0/Attachs/a.docx": m.docx(para(m.run(WORD)))}), HIDDEN, "嵌入文件“a.docx”第1段"),
    "a.zip member": (m.zipped({"a.txt": WORD}), SEEN, "压缩包内“a.txt”第1行"),
    "a.zip inner zip": (m.zipped({"b.zip": m.zipped({"a.txt": WORD})}), SEEN, "压缩包内“b.zip”压缩包内“a.txt”第1行"),
    "a.zip file name": (m.zipped({f"{WORD}.txt": "x"}), SEEN, "压缩包内文件名"),
    "a.svg in pieces": (b"<svg><text><tspan>QX7731</tspan><tspan>TOKEN</tspan></text></svg>", SEEN, "<text>"),
    "a.zip folder": (m.zipped({f"{WORD}/": ""}), HIDDEN, "压缩包里夹带的数据"),
    "a.zip remark on a member": (remarked(WORD), HIDDEN, "压缩包里夹带的数据"),
    "a.zip between members": (between(m.zipped({"a.txt": "x"}), WORD.encode()), HIDDEN, "压缩包里夹带的数据"),
    "a.docx between members": (between(m.docx(), WORD.encode()), HIDDEN, "压缩包里夹带的数据"),
    "a.docx remark in its styles": (
        m.docx(word__styles_xml=f"<w:styles {m.W}><!--{WORD}--></w:styles>"),
        HIDDEN,
        "部件",
    ),
    "a.csv cell": (f"a,b\nc,{WORD}\n".encode(), SEEN, "第2行第2列"),
    "a.csv in GBK": (f"姓名,b\n名,{WORD}\n".encode("gb18030"), SEEN, "第2行第2列"),
    "a.txt line": (f"甲\n\n{WORD}".encode("utf-16"), SEEN, "第3行"),
}

CASES = [
    *(
        (f"{place} {kind}", data, f"a.{kind}", hidden, where)
        for kind, cases in (("docx", DOCX), ("xlsx", XLSX), ("pptx", PPTX), ("pdf", PDF))
        for place, (data, hidden, where) in cases.items()
    ),
    *((place, data, place.split()[0], HIDDEN, where) for place, (data, where) in PICTURES.items()),
    *((place, data, place.split()[0], hidden, where) for place, (data, hidden, where) in OTHERS.items()),
]


@pytest.mark.parametrize(
    ("data", "name", "hidden", "where"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_word_is_found_where_it_was_hidden(data, name, hidden, where):
    """A word is found where it was hidden."""
    expected = [hidden]
    reading = read_bytes(data, name)
    found = [passage for passage in reading.passages if WORD in passage.text and where in passage.where]
    assert [passage.hidden for passage in found][:1] == expected, reading
    assert not [fault for fault in reading.faults if fault.severity == "error"]
    if hidden:
        assert not [passage for passage in reading.passages if WORD in passage.text and not passage.hidden]
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_numbers_and_dates_of_cells_are_read_as_they_are_shown():
    """Numbers and dates of cells are read as they are shown."""
    expected = ["13800138000", "450123199001011000", "2024-03-01", "0.5", "TRUE text"]
    dates = f'<styleSheet {m.S}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows = (
        '<row><c r="A1"><v>1.3800138E10</v></c><c r="B1"><v>4.50123199001011E17</v></c><c r="C1" s="1"><v>45352</v></c>'
        '<c r="D1"><v>0.5</v></c><c r="E1" t="str"><v>TRUE text</v></c></row>'
    )
    reading = read_bytes(m.xlsx(rows, xl__styles_xml=dates), "a.xlsx")
    assert [passage.text for passage in reading.passages if not passage.hidden] == expected


def test_the_text_layer_of_a_scan_is_no_hidden_text():
    """The text layer of a scan is no hidden text."""
    expected = [("第1页", "recognised")]

    def scanned(document):
        photographed(document)

    data = m.pdf("q 400 0 0 400 0 0 cm /I Do Q\n" + m.line("recognised", paint="3 Tr"), change=scanned)
    reading = read_bytes(data, "a.pdf")
    assert [(passage.where, passage.text) for passage in reading.passages if not passage.hidden] == expected


def test_pieces_of_a_line_of_an_ofd_are_joined():
    """Pieces of a line of an ofd are joined."""
    expected = "450123199001011234\nb"
    body = "".join(
        f'<TextObject Boundary="{x} {y} 9 5"><TextCode>{text}</TextCode></TextObject>'
        for x, y, text in ((1, 20, "450123"), (30, 20.2, "199001011234"), (1, 40, "b"))
    )
    reading = read_bytes(m.ofd(Doc_0__Pages__Page_0__Content_xml=f"<Page>{body}</Page>"), "a.ofd")
    assert [passage.text for passage in reading.passages if passage.where == "第1页"] == [expected]


def test_a_gzip_is_no_kind_to_publish():
    """A gzip is no kind to publish."""
    expected = [("attachment-unknown-type", "error")]
    reading = read_bytes(gzip.compress(b"x"), "a.gz")
    assert [(fault.rule, fault.severity) for fault in reading.faults] == expected
