"""A word at each place of an OFD, a ZIP or a file of text: the file, whether it is hidden there, and the place."""

import io
import struct
import zipfile

from tests.attachments import making as m
from tests.attachments.making import HIDDEN, SEEN, WORD, para


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
