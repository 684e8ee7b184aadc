"""A word at each place of a PDF: the file, whether it is hidden there, and the place."""

import pikepdf

from tests.attachments import making as m
from tests.attachments.making import HIDDEN, SEEN, WORD, para


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


def private(document):
    """An editor's private data at the page."""
    document.pages[0].obj.PieceInfo = pikepdf.Dictionary(X=pikepdf.Dictionary(Private=WORD))


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
    picture = m.picture_in(document, m.picture(exif=m.exif(artist=WORD)))
    document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=picture)


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
