"""What is not public has no weight: changing it changes no byte of what was built."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.model.order import Order
from portal.pipeline import build_site
from tests.built import bytes_of, copy_site
from tests.proof.canaries import docx

AS_OF = datetime.fromisoformat("2026-06-30T09:00+08:00")
COLUMNS = ("tzgg", "zdxm", "nbgl")
EMBARGOED, WITHDRAWN, FIRST_PUBLIC = "2026-00091", "2026-00092", "2026-00011"
DOCUMENT = """---
类型: notice
标题: {title}
栏目: {column}
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-01-05
发布日期: {published_at}
概述: {summary}
{more}保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-01-05}}
---

{body}
"""
STUB = """---
类型: notice
标题: {title}
栏目: {column}
公开方式: {openness}
发文机关: {issuer}
成文日期: 2026-01-17
理由: {reason}
{more}说明: {explain}
下次审查: {next_review}
保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-01-17}}
---
"""
PENALTY, PENALTIES = "2026-00093", "zfgs"
FALLEN = """处罚决定:
  - 行政相对人: 青山种苗公司
    决定文书号: 试林罚〔2026〕1号
    违法行为类型: 未按规定保存档案
    违法事实: 三批苗木没有登记
    处罚依据: 《种子法》
    处罚类别: [罚款]
    处罚内容: 罚款4000元
    罚款金额（元）: 4000
    失信程度: 一般
    决定日期: 2026-01-05
    决定机关: 试点县林业局
    变更撤销: {变动日期: 2026-03-02, 变动方式: 撤销, 变动依据: 复议决定书, 撤回理由: 证据不足, 撤回日期: 2026-03-03}
  - 行政相对人: 绿水木材厂
    决定文书号: 试林罚〔2026〕2号
    违法行为类型: 未经检疫调运
    违法事实: 调运松木两车
    处罚依据: 《植物检疫条例》
    处罚类别: [警告]
    处罚内容: 警告
    决定日期: 2026-01-05
    决定机关: 试点县林业局
"""
columns = st.sampled_from(COLUMNS)
past = st.dates(datetime(2026, 1, 6).date(), datetime(2026, 6, 29).date())  # noqa: DTZ001 - a day
future = st.dates(datetime(2026, 7, 1).date(), datetime(2031, 1, 1).date())  # noqa: DTZ001 - a day
words = st.text("甲乙丙丁戊己庚辛林水火土", min_size=2, max_size=9)
publics = st.lists(st.tuples(columns, past, words, st.booleans()), min_size=1, max_size=4)
hidden = st.fixed_dictionaries(
    {
        "embargoed": st.tuples(columns, future, words),
        "withdrawn": st.tuples(columns, past, words),
        "withheld": st.tuples(columns, words),
        "on request": st.tuples(columns, words),
    }
)


def write_document(root: Path, number: str, **values: str) -> Path:
    """File a document; the folder it lies in."""
    folder = root / "content/documents/2026" / number
    folder.mkdir(parents=True, exist_ok=True)
    fields = {"summary": "概述", "more": "", "body": "正文。", **values}
    (folder / "index.md").write_text(DOCUMENT.format(**fields), encoding="utf-8")
    return folder


def write_stub(root: Path, number: str, **values: str) -> None:
    """File a stub."""
    folder = root / "content/register/2026"
    folder.mkdir(parents=True, exist_ok=True)
    fields = {"more": "", "issuer": "试点县林业局", "explain": "尚在讨论。", "next_review": "2027-01-16", **values}
    (folder / f"{number}.md").write_text(STUB.format(**fields), encoding="utf-8")


def lay_out(root: Path, documents: list[tuple], kept_back: dict[str, tuple]) -> None:
    """The drawn site: public documents that link to each other, and one hidden thing of each kind."""
    copy_site("register", root)
    for stub in (root / "content/register").rglob("*.md"):
        stub.unlink()
    with (root / "content/columns.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- {{id: {PENALTIES}, name: 执法公示, types: [penalty], category: A20-06}}\n")
    write_document(root, PENALTY, title="处罚决定公示", column=PENALTIES, published_at="2026-01-06", more=FALLEN)
    replaced(root, f"content/documents/2026/{PENALTY}/index.md", "类型: notice", "类型: penalty")
    for index, (column, day, title, with_file) in enumerate(documents):
        number = f"2026-{11 + index:05}"
        more = "附件: [{文件: 表.csv}]\n" if with_file else ""
        body = f"正文{title}，见[首份]({FIRST_PUBLIC})。"
        folder = write_document(
            root, number, title=f"标题{title}", column=column, published_at=f"{day}", more=more, body=body
        )
        if with_file:
            (folder / "表.csv").write_text(f"项目,数\n{title},1\n", encoding="utf-8")
    column, day, title = kept_back["embargoed"]
    body = f"正文{title}，解释[首份]({FIRST_PUBLIC})。"
    write_document(root, EMBARGOED, title=f"标题{title}", column=column, published_at=f"{day}", body=body)
    column, day, title = kept_back["withdrawn"]
    more = "撤下: {日期: 2026-06-29, 理由: 内容有误}\n"
    write_document(root, WITHDRAWN, title=f"标题{title}", column=column, published_at=f"{day}", more=more)
    column, title = kept_back["withheld"]
    write_stub(
        root,
        "r2026-0001",
        title=f"标题{title}",
        column=column,
        openness="不予公开",
        reason="E16-PROCESS",
        more="负面清单: N2\n",
    )
    column, title = kept_back["on request"]
    write_stub(root, "r2026-0002", title=f"标题{title}", column=column, openness="依申请公开", reason="只涉及一户")


def replaced(root: Path, pattern: str, before: str, after: str) -> None:
    """Replace in every file the pattern names what must stand there."""
    for file in root.glob(pattern):
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")


def embargoed_words(root: Path) -> None:
    """Another title, summary and body for what is not due."""
    pattern = f"content/documents/2026/{EMBARGOED}/index.md"
    replaced(root, pattern, "标题: ", "标题: 另")
    replaced(root, pattern, "概述: ", "概述: 另")
    replaced(root, pattern, "正文", "另一正文")


def embargoed_moment(root: Path) -> None:
    """A later moment for what is not due."""
    replaced(root, f"content/documents/2026/{EMBARGOED}/index.md", "发布日期: 20", "发布日期: 21")


def embargoed_column(root: Path) -> None:
    """Documents that are not due, one more in each column, the one that has nothing public included."""
    for index, column in enumerate(COLUMNS):
        write_document(root, f"2026-{70 + index:05}", title="新标题", column=column, published_at="2027-01-01 08:00")


def embargoed_relations(root: Path) -> None:
    """A document that is not due, made under a public one and repealed by it, with a file and a former address."""
    more = f"上位文件: {FIRST_PUBLIC}\n替代文件: {FIRST_PUBLIC}\n附件: [{{文件: 表.docx}}]\n别名: [old/7.html]\n"
    folder = write_document(
        root, "2026-00080", title="新标题", column="tzgg", published_at="2026-07-01 08:00", more=more
    )
    (folder / "表.docx").write_bytes(docx("内容", creator="甲"))


def withdrawn_words(root: Path) -> None:
    """Other words, another column and a file for what was taken back."""
    pattern = f"content/documents/2026/{WITHDRAWN}/index.md"
    replaced(root, pattern, "标题: ", "标题: 另")
    replaced(root, pattern, "正文。", "另一正文。")
    replaced(root, pattern, "撤下: ", "附件: [{文件: 表.csv}]\n别名: [old/8.html]\n撤下: ")
    (root / "content/documents/2026" / WITHDRAWN / "表.csv").write_text("项目,数\n丙,1\n", encoding="utf-8")


def register_words(root: Path) -> None:
    """Another title, organ, explanation and day of review for every stub, none of whose titles is public."""
    for key, after in (("标题: ", "另"), ("发文机关: ", "另"), ("说明: ", "另")):
        replaced(root, "content/register/2026/*.md", key, key + after)
    replaced(root, "content/register/2026/*.md", "2027-01-16", "2028-02-17")


def register_columns(root: Path) -> None:
    """Another column for every stub without a public title."""
    for file in (root / "content/register/2026").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        column = next(column for column in COLUMNS if f"栏目: {column}" in text)
        other = COLUMNS[(COLUMNS.index(column) + 1) % len(COLUMNS)]
        file.write_text(text.replace(f"栏目: {column}", f"栏目: {other}"), encoding="utf-8")


def overturned_words(root: Path) -> None:
    """Another name, number, fact, amount and severity of a penalty that was overturned, and a credit code."""
    pattern = f"content/documents/2026/{PENALTY}/index.md"
    code = "统一社会信用代码: 91350100M000100Y43\n    "
    changes = {"青山种苗公司\n    ": f"红土砖厂\n    {code}", "〕1号": "〕3号", "未按规定保存档案": "改变林地用途"}
    changes |= {"三批苗木没有登记": "堆放砖坯", "《种子法》": "《森林法》", "4000": "5000", "一般": "严重"}
    for before, after in changes.items():
        replaced(root, pattern, before, after)


def reviewers(root: Path) -> None:
    """Other names in the reviews of everything, what is public included."""
    replaced(root, "content/documents/2026/*/index.md", "拟稿人: 甲", "拟稿人: 丁")
    replaced(root, "content/register/2026/*.md", "审批领导: 乙", "审批领导: 戊")


def tables(root: Path) -> None:
    """A table and a page that nothing uses."""
    for name in ("data/表.csv", "pages/页.md"):
        (root / "content" / name).parent.mkdir(exist_ok=True)
        (root / "content" / name).write_text("项目,数\n丁,1\n", encoding="utf-8")


CHANGES = (
    embargoed_words,
    embargoed_moment,
    embargoed_column,
    embargoed_relations,
    withdrawn_words,
    register_words,
    register_columns,
    overturned_words,
    reviewers,
    tables,
)


def build(root: Path, *, search: bool = False) -> dict[str, bytes]:
    """Every byte of the site as it is built."""
    build_site(Order(root, root / "output", AS_OF, search=search))
    return bytes_of(root / "output")


def public_words(root: Path) -> None:
    """Another title for what is public, so that this test can fail."""
    replaced(root, f"content/documents/2026/{FIRST_PUBLIC}/index.md", "标题: ", "标题: 另")


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # a hundred builds to find a smaller site tell little more
    suppress_health_check=list(HealthCheck),
)
@given(documents=publics, kept_back=hidden)
def test_no_byte_depends_on_what_is_hidden(documents: list[tuple], kept_back: dict[str, tuple]) -> None:
    """Whatever a site holds, each change to something hidden, one after the other, leaves every byte as it was."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        lay_out(root, documents, kept_back)
        before = build(root)
        for change in CHANGES:
            change(root)
            assert before == build(root), change.__name__


@pytest.mark.parametrize("change", [None, public_words])
def test_the_search_depends_on_what_is_public_alone(tmp_path: Path, change: Callable[[Path], None] | None) -> None:
    """With all hidden things changed the search index is the same byte for byte; with a public title changed not."""
    root = tmp_path / "site"
    day = AS_OF.date().replace(day=1)
    kept_back = {
        "embargoed": ("tzgg", day.replace(year=2027), "甲"),
        "withdrawn": ("tzgg", day, "乙"),
        "withheld": ("nbgl", "丙"),
        "on request": ("zdxm", "丁"),
    }
    lay_out(root, [("tzgg", day, "戊", True), ("zdxm", day, "己", False)], kept_back)
    before = build(root, search=True)
    for each in (change,) if change else CHANGES:
        each(root)
    after = build(root, search=True)
    assert {bool(change)} == {before[name] != after.get(name) for name in before if name == "catalogue.json"}
    assert (change is None) == (before == after)
