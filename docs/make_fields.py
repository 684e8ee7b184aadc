"""Writes docs/zh/fields.md, the list of all fields, from portal/schema; ``--check`` only says whether it is stale."""  # noqa: INP001 - a script

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docs.generated import settle  # noqa: E402 - found by the line above
from portal.schema import fields as documents  # noqa: E402
from portal.schema.files import BUREAU, COLUMN, NEGATIVE_ITEM, RETIRED, WORDING  # noqa: E402
from portal.schema.kinds import (  # noqa: E402
    Choice,
    Day,
    Field,
    Flag,
    Kind,
    Line,
    Many,
    Moment,
    Record,
    Reference,
    Shape,
    Text,
    WebAddress,
    Whole,
)
from portal.schema.types import DOCUMENT_TYPES  # noqa: E402
from portal.schema.words import CATEGORY, GROUNDS, MARKER_GROUNDS, STATE_SECRET  # noqa: E402

PAGE = ROOT / "docs" / "zh" / "fields.md"

HEAD = """\
<!-- 本页由 docs/make_fields.py 从 portal/schema 生成，请不要直接修改；改了 portal/schema 以后重新运行它。 -->
# 字段一览

这一页列出信息区（两行 `---` 之间）可以写的每一项。写文件的步骤见[怎样写一份文件](write-a-document.md)。

- 每一项写成“名称: 内容”，冒号用英文的，后面空一格。名称写中文或者英文都可以，同一项不能写两遍。
- 选择类的内容也是中文、英文都可以，如“主动公开”和 `proactive` 一样。
- “必填”是每份文件都要写的。主动公开的文件还要写“发布日期”和“保密审查”。
- 没有列出的名称会被当作错误，检查时会告诉您最接近的是哪一个。
- 内容里有英文冒号加空格，或者以 `[`、`{`、`*`、`&`、`!`、`#`、`%`、`@` 这类符号开头的，给整个内容加双引号。
"""

KINDS = """\
## 内容有几种写法

| 写法 | 怎样写 |
| --- | --- |
| 一行文字 | 不换行；括号里的数字是最多几个字 |
| 文字 | 可以换行：冒号后面写一条竖线（`\\|`），下一行起每行缩进两格 |
| 日期 | `2026-03-01`，月和日都写两位 |
| 时间 | `2026-03-03 10:30`（北京时间）；只写日期的按零点算 |
| 是或否 | `是`、`否`，或者 `true`、`false` |
| 整数 | 只写数字 |
| 网址 | 以 `https://` 或 `http://` 开头的完整网址 |
| 选一个 | 从后面列出的词里选，一字不差 |
| 文件编号 | 本站文件的编号 `2026-00012` 或者索引号；别处发布的文件写成一组，如 `{标题: ……, 发文字号: ……, 网址: ……}` |
| 列表 | `[甲, 乙]`，或者每个占一行、以 `- ` 开头；只有一个时直接写也行 |
| 一组 | `{拟稿人: ……, 日期: ……}`，或者每项占一行、缩进两格 |
"""


def fields_page() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, KINDS, *_document_sections(), *_file_sections()])


def _document_sections() -> Iterator[str]:
    yield "## 每份文件都可以写的\n"
    for name, group in (
        ("文件是什么", documents.IDENTITY),
        ("谁发的", documents.RESPONSIBILITY),
        ("什么时候", documents.DATES),
        ("效力和上下文", documents.VALIDITY_FIELDS),
        ("附件、更正和审查", documents.PUBLICATION),
    ):
        yield f"### {name}\n"
        yield _table(group)
    for kind in DOCUMENT_TYPES.values():
        if kind.own_fields:
            yield f"### {kind.name}另外可以写的\n"
            yield _table(kind.own_fields)
    yield "### 登记条目另外可以写的\n"
    yield (
        "`content/register` 里的条目都要写“理由”和“保密审查”；不予公开的还要写“负面清单”“说明”“下次审查”；"
        "不能写“附件”“别名”“撤下”，也不能有正文。见[公开方式](openness.md)。\n"
    )
    yield _table(documents.STUB_FIELDS)
    yield "## 成组的内容\n"
    for shape in _records([field for kind in DOCUMENT_TYPES.values() for field in kind.shape.fields]):
        yield f"### {shape.name}\n"
        yield _table(shape.fields)
    yield "## 文件类型\n"
    rows = [f"| {kind.name} | `{kind.id}` | {kind.help} |" for kind in DOCUMENT_TYPES.values()]
    yield "\n".join(["| 类型 | 英文 | 放什么 |", "| --- | --- | --- |", *rows, ""])
    yield from _vocabularies()


def _vocabularies() -> Iterator[str]:
    yield "## 可以选的词\n"
    own = [field for kind in DOCUMENT_TYPES.values() for field in kind.own_fields]
    inside = [field for shape in _records(own) for field in shape.fields]
    seen: list[object] = []
    for field in (*documents.STUB.fields, *own, *inside):
        kind = field.kind.each if isinstance(field.kind, Many) else field.kind
        if isinstance(kind, Choice) and field.name not in {"type", "category"} and kind not in seen:
            seen.append(kind)
            yield f"### {field.label}\n"
            words = [f"| {name} | `{key}` |" for key, name in kind.options.items()]
            yield "\n".join(["| 写中文 | 或者英文 |", "| --- | --- |", *words, ""])
    yield "### 公开类别\n"
    yield "平时在 columns.yaml 里给栏目写好，文件不用写。只写代码。\n"
    codes = [f"| `{code}` | 《政府信息公开条例》{name} |" for code, name in CATEGORY.items()]
    yield "\n".join(["| 代码 | 是什么 |", "| --- | --- |", *codes, ""])
    yield "### 不予公开的理由\n"
    yield "登记条目的“理由”和负面清单的“依据”写代码。“必须”指法律规定不得公开，“可以”指可以不公开、要定期再看。\n"
    grounds = [
        f"| `{code}` | {ground.name} | 条例{ground.article} | {'必须' if ground.mandatory else '可以'} |"
        for code, ground in GROUNDS.items()
    ]
    yield "\n".join(["| 代码 | 理由 | 依据 | 不公开 |", "| --- | --- | --- | --- |", *grounds, ""])
    yield f"`{STATE_SECRET}`（国家秘密）不能登记，连条目也不能有。\n"
    yield "### 部分不予公开的标记\n"
    secret = GROUNDS[STATE_SECRET].name
    words = [f"`{word}`" for word, name in MARKER_GROUNDS.items() if not word.isascii() and name != secret]
    yield f"正文里的 `[[不予公开：个人隐私]]`，冒号后面可以写：{'、'.join(words)}，或者上面的代码。"
    yield "涉及国家秘密的不能用标记，见[公开方式](openness.md)。\n"


def _file_sections() -> Iterator[str]:
    yield "## 栏目表等文件\n"
    yield "这些文件怎样写见[栏目和清单](columns.md)。名称同样中文、英文都可以。\n"
    for file, shape in (
        ("columns.yaml", COLUMN),
        ("negative-list.yaml", NEGATIVE_ITEM),
        ("bureau.yaml", BUREAU),
        ("retired.yaml", RETIRED),
        ("wording.yaml", WORDING),
    ):
        yield f"### content/{file}（{shape.name}）\n"
        yield _table(shape.fields)
        for inner in _records(shape.fields):
            if inner.name != shape.name:
                yield f"#### {inner.name}\n"
                yield _table(inner.fields)


def _records(fields: Sequence[Field]) -> tuple[Shape, ...]:
    """The shapes of the groups among the fields, and of the groups in those, each once."""
    found: dict[str, Shape] = {}
    waiting = deque(fields)
    while waiting:
        field = waiting.popleft()
        kind = field.kind.each if isinstance(field.kind, Many) else field.kind
        shape = kind.shape if isinstance(kind, Record) else kind.external if isinstance(kind, Reference) else None
        if shape is not None and shape.name not in found:
            found[shape.name] = shape
            waiting.extend(shape.fields)
    return tuple(found.values())


def _table(fields: Sequence[Field]) -> str:
    """The fields as a table, without the columns in which none of them has anything."""
    columns = (
        ("名称", [field.label for field in fields]),
        ("英文", [f"`{field.name}`" for field in fields]),
        ("写法", [_kind(field.kind) for field in fields]),
        ("必填", [_needed(field) for field in fields]),
        ("说明", [field.help for field in fields]),
        ("例子", [f"`{field.example}`" if field.example else "" for field in fields]),
    )
    filled = [(name, cells) for name, cells in columns if any(cells)]
    head = [[name for name, _ in filled], ["---"] * len(filled)]
    body = zip(*(cells for _, cells in filled), strict=True)
    return "\n".join([*(f"| {' | '.join(row)} |" for row in (*head, *body)), ""])


def _needed(field: Field) -> str:
    if field.when:
        return f"{field.when.words}时必填"
    return "必填" if field.required else ""


def _kind(kind: Kind) -> str:
    match kind:
        case Line(limit):
            return f"一行文字（{limit}）"
        case Text(limit):
            return f"文字（{limit}）"
        case Moment(exact=True):
            return "时间（要写几点几分）"
        case Whole(limit):
            return f"整数（0 到 {limit}）"
        case Many(each):
            return f"列表：{_kind(each)}"
        case Record(shape):
            return f"一组（{shape.name}）"
        case _:
            return _NAMES[type(kind)]


_NAMES = {
    Day: "日期",
    Moment: "时间",
    Flag: "是或否",
    WebAddress: "网址",
    Choice: "选一个",
    Reference: "文件编号",
}


if __name__ == "__main__":
    sys.exit(settle(PAGE, fields_page(), sys.argv[1:]))
