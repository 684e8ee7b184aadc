"""Papers in which every field and every file holds a token of its own, and the search for tokens in what was built."""

import gzip
import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from portal.words import normal_form
from tests.proof.files import ofd, pdf, photo, streams_of, xlsx

_LETTERS = "bcdfghjkmpqrtvwx"
_FIRST_HAN, _MANY_HAN = 0x3400, 6500  # characters no other text of ours uses, so that a pair belongs to one token
OF_THE_REVIEW = ("drafter", "unit", "office", "leader", "step", "signer")
REVIEW = "{{拟稿人: {drafter}, 审核部门: {unit}, 办公室: {office}, 审批领导: {leader}, "
REVIEW += "审签: [{{环节: {step}, 姓名: {signer}}}], 日期: 2026-01-05}}"


def token(name: str) -> str:
    """Two rare characters and twelve letters that look random and are the same in every run."""
    digits = hashlib.sha256(name.encode()).hexdigest()
    letters = "".join(_LETTERS[int(digit, 16)] for digit in digits[:12])
    return "".join(chr(_FIRST_HAN + int(part, 16) % _MANY_HAN) for part in (digits[12:20], digits[20:28])) + letters


def forms(word: str) -> tuple[bytes, ...]:
    """How a token may stand in bytes: the letters however written, the Han raw, in the search, links, JSON and HTML."""
    han, letters = word[:2], word[2:]
    return (
        letters.encode(),
        letters.upper().encode(),
        letters.encode("utf-16-le"),
        han.encode(),
        normal_form(han).encode(),
        han.encode("utf-16-le"),
        quote(han).encode(),
        quote(han).lower().encode(),
        json_escaped(han),
        json_escaped(han).upper().replace(b"\\U", b"\\u"),
        "".join(f"&#{ord(sign)};" for sign in han).encode(),
        "".join(f"&#x{ord(sign):x};" for sign in han).encode(),
    )


def json_escaped(text: str) -> bytes:
    r"""The text as \u escapes."""
    return "".join(f"\\u{ord(sign):04x}" for sign in text).encode()


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file's name and bytes, and those of what is packed in it."""
    for file in sorted(folder.rglob("*")):
        address = file.relative_to(folder).as_posix()
        yield f"{address} (name)", address.encode()
        if file.is_file():
            yield from _unpacked(address, file.read_bytes())


def _unpacked(address: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield address, content
    if content.startswith(b"\x1f\x8b"):
        yield f"{address} (gzip)", gzip.decompress(content)
    if content.startswith(b"%PDF-"):
        yield from ((f"{address} (stream)", part) for part in streams_of(content))
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{address} (zip comment)", archive.comment
            for member in archive.infolist():
                yield f"{address} (member name)", member.filename.encode()
                yield from _unpacked(f"{address}/{member.filename}", archive.read(member))


def found(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """By the name of each token that is somewhere, where it is."""
    wanted = {name: forms(token(name)) for name in names}
    places: dict[str, list[str]] = {}
    for address, content in everything(folder):
        for name, ways in wanted.items():
            if any(way in content for way in ways):
                places.setdefault(name, []).append(address)
    return places


def docx(text: str, **properties: str) -> bytes:
    """A small Word file with one paragraph and core properties, the same bytes each time."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "application/vnd.openxmlformats-"
    said = "".join(f"<dc:{key}>{value}</dc:{key}>" for key, value in properties.items())
    members = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="rels" '
        f'ContentType="{office}package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{office}officedocument.wordprocessingml.document.main+xml"/><Override '
        f'PartName="/docProps/core.xml" ContentType="{office}package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="a" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/><Relationship '
        f'Id="b" Target="docProps/core.xml" Type="{relations}/metadata/core-properties"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
        "</w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{said}</cp:coreProperties>",
    }
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), declared)
    return stored.getvalue()


def png(comment: str) -> bytes:
    """A picture of one dot with a comment."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"iTXt", b"Comment\0\0\0\0\0" + comment.encode()),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


_PENALTIES = """---
类型: penalty
标题: 行政处罚决定公示
栏目: {column}
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-01-05
发布日期: 2026-01-06
保密审查: {{拟稿人: 某, 审核部门: 某, 审批领导: 某, 日期: 2026-01-05}}
处罚决定:
  - 行政相对人: {party}
    统一社会信用代码: {code}
    决定文书号: 试林罚〔2026〕{decision_no}号
    违法行为类型: {violation}
    违法事实: {fact}
    处罚依据: {basis}
    处罚类别: [罚款]
    处罚内容: {contents}
    罚款金额（元）: {fine}
    没收金额（元）: {confiscated}
    决定日期: 2026-01-04
    决定机关: 试点县林业局
{more}  - 行政相对人: 某某公司
    决定文书号: 某罚〔2026〕9号
    违法行为类型: 某类
    违法事实: 某事
    处罚依据: 某法
    处罚类别: [警告]
    处罚内容: 警告
    决定日期: 2026-01-05
    决定机关: 试点县林业局
---

本批两件。
"""
CREDIT_CODE, FINE, CONFISCATED = "91350100M000100Y43", "70931846", "60284517"


class Paper:
    """A document or a stub whose every word is a token called after ``name`` and its field."""

    def __init__(self, name: str, kind: str = "notice") -> None:
        self.name, self.kind, self.tokens = name, kind, list[str]()

    def word(self, field: str) -> str:
        """The token of a field, noted."""
        called = f"{self.name} {field}"
        if called not in self.tokens:
            self.tokens.append(called)
        return token(called)

    def fields(self, column: str = "tzgg") -> str:
        """The front matter a document and a stub share."""
        word = self.word
        elsewhere = {
            label: f"{{标题: {word(key)}, 发文字号: {word(key + ' doc_no')}, 发文机关: {word(key + ' issuer')}, "
            f"网址: https://old.example/{word(key + ' url')[2:]}}}"
            for label, key in (("上位文件", "parent"), ("废止文件", "repealed_by"), ("替代文件", "replaced_by"))
        }
        forwarded = (
            f"标题: {word('forwarded')}, 发文字号: {word('forwarded doc_no')}, 发文机关: {word('forwarded issuer')}"
        )
        forwarded_url = f"https://sender.example/{word('forwarded url')[2:]}"
        lines = {
            "类型": self.kind,
            "标题": f"标题{word('title')}",
            "发文字号": f"试林发〔2026〕{word('doc_no')}号",
            "索引号": f"11990126MB1Q5Y7E5N/{word('index_no')}",
            "栏目": column,
            "公开类别": "A20-06",
            "主题": word("topic"),
            "概述": f"概述{word('summary')}",
            "关键词": f"[{word('keyword')}, 甲{word('second keyword')}]",
            "发文机关": f"机关{word('issuer')}",
            "联合发文机关": f"[机关{word('second issuer')}]",
            "公开属性认定机关": f"机关{word('issuer')}",
            "责任单位": word("responsible_unit"),
            "来源": word("source"),
            "成文日期": "2026-01-05",
            "原发布时间": "2026-01-05 08:00",
            "迁移来源": word("migrated_from"),
            **elsewhere,
            "转发文件": f"[{{{forwarded}, 公开方式: 主动公开, 网址: {forwarded_url}}}]",
            "公开渠道": f"[{{渠道: {word('channel')}, 日期: 2026-01-06, 网址: "
            f"https://channel.example/{word('channel link')[2:]}}}]",
            "更正": f"[{{日期: 2026-01-08, 说明: 更正{word('correction')}}}]",
            "公开属性变更": f"[{{原属性: 依申请公开, 现属性: 主动公开, 日期: 2026-01-05, "
            f"理由: {word('change reason')}, 批准人: {word('change approver')}}}]",
            "个人信息例外": f"[{{种类: [手机号码], 依据: 《{word('waiver basis')}法》, "
            f"批准人: {word('waiver approver')}}}]",
            "保密审查": REVIEW.format(**{key: word(key) for key in OF_THE_REVIEW}),
        }
        if self.kind == "interpretation":
            target = f"{{标题: {word('interpreted')}, 发文机关: {word('interpreted issuer')}}}"
            questions = f"[{{问题: {word('question')}, 回答: {word('answer')}, 依据条款: {word('clause')}}}]"
            lines |= {"解读对象": target, "解读单位": word("author_unit"), "解读人": word("interpreter")}
            lines |= {"政策问答": questions}
        return "".join(f"{key}: {value}\n" for key, value in lines.items())

    def body(self) -> str:
        """A text with a token in each kind of part; the picture is there for a document that has one."""
        word = self.word
        return (
            f"## 一、{word('heading')}\n\n正文{word('text')}，见[{word('link text')}](https://a.example/"
            f'{word("link target")[2:]} "{word("link title")}")。\n\n| 甲 | 乙 |\n'
            f"| --- | --- |\n| {word('cell')} | 1 |\n"
        )

    def document(self, root: Path, number: str, published_at: str, more: str = "", column: str = "tzgg") -> None:
        """File it as a proactive document with files beside it."""
        word = self.word
        folder = root / "content/documents/2026" / number
        folder.mkdir(parents=True)
        files = {
            f"{word('txt name')}.txt": f"文本{word('txt text')}".encode(),
            f"{word('csv name')}.csv": f"项目,数\n{word('csv text')},1\n".encode(),
            f"{word('docx name')}.docx": docx(
                word("docx text"),
                title=word("docx title"),
                creator=word("docx creator"),
                description=word("docx description"),
            ),
        }
        files |= self._more_files()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        picture = f"{word('png name')}.png"
        (folder / picture).write_bytes(png(word("png comment")))
        listed = "".join(
            f"  - {{文件: {name}, 标题: 附件{word('title of ' + name.rpartition('.')[2])}}}\n" for name in files
        )
        (folder / "index.md").write_text(
            f"---\n{self.fields(column)}公开方式: 主动公开\n发布日期: {published_at}\n附件:\n{listed}"
            f"别名: [old/{word('alias')[2:]}.html]\n{more}---\n\n{self.body()}\n![{word('alt text')}]({picture})\n",
            encoding="utf-8",
        )

    def _more_files(self) -> dict[str, bytes]:
        """A PDF, a workbook, an OFD and a photograph, with words in all their places."""
        word = self.word
        return {
            f"{word('pdf name')}.pdf": pdf(
                word("pdf text")[2:], *map(word, ("pdf title", "pdf author", "pdf inner name", "pdf inner text"))
            ),
            f"{word('xlsx name')}.xlsx": xlsx(*map(word, ("xlsx text", "xlsx hidden", "xlsx title", "xlsx creator"))),
            f"{word('ofd name')}.ofd": ofd(*map(word, ("ofd text", "ofd title", "ofd author"))),
            f"{word('jpg name')}.jpg": photo(word("jpg artist"), word("jpg comment")),
        }

    def penalty(self, root: Path, number: str, more: str, column: str) -> None:
        """File it as the first of two penalties of a proactive document, with ``more`` of its own keys."""
        folder = root / "content/documents/2026" / number
        folder.mkdir(parents=True)
        words = {key: self.word(key) for key in ("party", "decision_no", "violation", "fact", "basis", "contents")}
        amounts = {"fine": FINE, "confiscated": CONFISCATED}
        text = _PENALTIES.format(column=column, code=CREDIT_CODE, more=more, **words, **amounts)
        (folder / "index.md").write_text(text, encoding="utf-8")

    def stub(self, root: Path, number: str, openness: str, reason: str, column: str = "tzgg") -> None:
        """File it in the register."""
        folder = root / "content/register/2026"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.md").write_text(
            f"---\n{self.fields(column)}公开方式: {openness}\n理由: {reason}\n说明: {self.word('explain')}\n"
            "下次审查: 2027-01-16\n---\n",
            encoding="utf-8",
        )
