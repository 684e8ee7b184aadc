"""``new``: a document whose only problems are its TODOs, and a new number for one that clashed."""

import json
import re
from pathlib import Path

import pytest

from portal.schema.kinds import Choice, Day, Kind, Many, Moment, Record, Reference, Whole
from portal.schema.types import DOCUMENT_TYPES
from portal.schema.words import TYPE_NAMES

VALUES = {
    "栏目": "",
    "发布日期": "2026-06-29 09:00",
    "成文日期": "2026-06-26",
    "责任单位": "办公室",
    "拟稿人": "甲",
    "审核部门": "办公室",
    "审批领导": "乙",
    "日期": "2026-06-27",
    "发文字号": "试林发〔2026〕9号",
    "施行日期": "2026-07-01",
    "来源": "试点县林业局",
    "解读对象": "2026-00001",
    "解读形式": "[文字]",
}


def example(kind: Kind) -> str:
    """Something an author may write for a field of this kind."""
    match kind:
        case Many(each):
            return example(each)
        case Choice(options):
            return next(iter(options))
        case Day():
            return "2026-06-26"
        case Moment():
            return "2026-06-26 08:40"
        case Whole():
            return "0"
        case Reference():
            return "2026-00001"
        case _:
            return "见正文"


def holds_reference(kind: Kind) -> bool:
    """Whether a field names documents; those of the examples are not there."""
    return isinstance(kind.each if isinstance(kind, Many) else kind, Reference)


EXAMPLES = {
    part.label: (part.example if not holds_reference(part.kind) else "") or example(part.kind)
    for kind in DOCUMENT_TYPES.values()
    for field in kind.own_fields
    for group in [field.kind.each if isinstance(field.kind, Many) else field.kind]
    for part in (field, *(group.shape.fields if isinstance(group, Record) else ()))
}


@pytest.fixture
def office(site) -> Path:
    """A site with a column for each type of document."""
    root = site("minimal")
    columns = "".join(
        f"- {{id: {kind.replace('_', '-')}, name: 栏目{place}, types: [{kind}], category: A19}}\n"
        for place, kind in enumerate(TYPE_NAMES)
    )
    file = root / "content/columns.yaml"
    file.write_text(file.read_text(encoding="utf-8") + columns, encoding="utf-8")
    return root


def problems(root: Path, run) -> list[dict[str, object]]:
    """The errors of a site."""
    found = json.loads(run("check", "--root", root, "--format", "json").out)
    return [problem for problem in found if problem["severity"] == "error"]


def fill_in(file: Path, column: str) -> None:
    """Write something for every TODO of a new document, as its author would."""
    values = {**EXAMPLES, **VALUES, "栏目": column}
    lines = [
        f"{found[1]}: {values[found[1].strip(' -')]}" if (found := re.fullmatch(r"([ -]*\S+): 待填", line)) else line
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    text = re.sub(r"^待填：.*", "正文。", "\n".join(lines), flags=re.MULTILINE)
    file.write_text(text + "\n", encoding="utf-8")


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_the_only_problems_of_a_new_document_are_its_todos(kind: str, office: Path, run) -> None:
    """For every type: filled in by its author, the document is clean, with no other step."""
    made = run("new", "--root", office, kind, "关于做好工作的材料")
    file = office / "content/documents/2026/2026-00002/index.md"
    assert (0, "已新建 content/documents/2026/2026-00002/index.md，请打开填写标着“待填”的各项\n") == (
        made.status,
        made.err,
    )
    rules = {problem["rule"] for problem in problems(office, run)}
    assert {"to-do", "to-do-body"} == rules
    assert {file.relative_to(office).as_posix()} == {problem["path"] for problem in problems(office, run)}
    fill_in(file, f"栏目{[*TYPE_NAMES].index(kind)}")
    assert [] == problems(office, run)


def test_the_steps_of_a_review_are_no_problem_of_a_new_document(site, run) -> None:
    """What is to be filled in is told, and nothing of the steps that the bureau names besides."""
    root = site("minimal")
    settings = root / "site.toml"
    steps = 'bound = false\nsteps = ["初审：审核部门", "法制审核", "复审：办公室", "终审：审批领导"]'
    settings.write_text(settings.read_text("utf-8").replace("bound = false", steps), encoding="utf-8")
    run("new", "notice", "关于防火的公告", "--root", root)
    said = run("check", "--root", root).err.splitlines()
    assert {"to-do", "to-do-body"} == {line.split("[")[1].split("]")[0] for line in said if "2026-00002" in line}


def test_an_urgent_response_is_prepared_for_its_hour(office: Path, run) -> None:
    """It has the gravest level, was heard of now, is published now, and asks who approves it."""
    assert 0 == run("new", "--root", office, "response", "--urgent", "关于木樨乡山火的情况通报").status
    lines = (office / "content/documents/2026/2026-00002/index.md").read_text(encoding="utf-8").splitlines()
    assert [
        "成文日期: 2026-06-30",
        '发布日期: "2026-06-30 09:00"',
        "舆情等级: 特别重大突发事件",
        '获知时间: "2026-06-30 09:00"',
        "批准人: 待填",
    ] == [line for line in lines if line.startswith(("成文", "发布", "舆情", "获知", "批准人"))]
    assert "待填：时间、地点、经过，只写已经查明的事实。" in lines


def test_only_a_response_is_urgent(office: Path, run) -> None:
    """Nothing else is prepared in a hurry."""
    made = run("new", "--root", office, "notice", "--urgent", "关于封山的通告")
    assert (2, True) == (made.status, made.err.startswith("--urgent 只用于回应关切"))


def test_every_field_of_the_type_is_explained(office: Path, run) -> None:
    """Each field stands in a new document by its Chinese name, with its help."""
    run("new", "--root", office, "政策解读", "新办法解读")
    text = (office / "content/documents/2026/2026-00002/index.md").read_text(encoding="utf-8")
    fields = DOCUMENT_TYPES["interpretation"].shape.fields
    assert [] == [field.label for field in fields if not re.search(rf"^(# )?{field.label}:", text, re.MULTILINE)]
    assert [] == [field.label for field in fields if field.help and f"# {field.label}：{field.help}" not in text]


TITLES = [
    "关于《办法》的通知：补充",
    '有"引号"和\\反斜杠',
    "# 号开头",
    "[方括号] {花括号}",
    "- 短横开头",
    "冒号: 空格",
    "2026",
    "no",
    "'单引号'",
    "末尾冒号:",
    "A & B * C ! D",
    "@开头",
    "%开头",
    "|竖线",
    ">尖括号",
]


def test_a_title_is_written_as_it_was_given(office: Path, run) -> None:
    """Whatever signs a title has, the new document has that title."""
    for place, title in enumerate(TITLES, start=2):
        assert run("new", "--root", office, "notice", title).status == 0
        fill_in(office / f"content/documents/2026/2026-{place:05}/index.md", "tzgg")
    assert [] == problems(office, run)
    assert run("build", "--root", office, "--no-search").status == 0
    catalogue = json.loads((office / "output/catalogue.json").read_text(encoding="utf-8"))
    assert {*TITLES, "关于春季防火的公告"} == {document["title"] for document in catalogue["documents"]}


def test_a_title_of_several_lines_becomes_one(office: Path, run) -> None:
    """A title pasted with line breaks is one line."""
    run("new", "--root", office, "notice", " 关于春季\n  造林的\t通知 ")
    text = (office / "content/documents/2026/2026-00002/index.md").read_text(encoding="utf-8")
    assert "\n标题: 关于春季 造林的 通知\n" in text


def test_numbers_go_on_after_the_highest_even_a_retired_one(office: Path, run) -> None:
    """A number that was used is not used again."""
    (office / "content/retired.yaml").write_text("- {number: 2026-00041}\n", encoding="utf-8")
    run("new", "--root", office, "notice", "甲")
    run("new", "--root", office, "notice", "乙")
    run("new", "--root", office, "notice", "丙", as_of="2027-01-01")
    made = {folder.name for folder in (office / "content/documents").glob("*/*")}
    assert {"2026-00001", "2026-00042", "2026-00043", "2027-00001"} == made


def test_used_up_numbers_are_told(office: Path, run) -> None:
    """After 99999 there is none, and the command says so."""
    (office / "content/documents/2026/2026-99999").mkdir()
    outcome = run("new", "--root", office, "notice", "甲")
    assert (3, "2026 年的编号已经用完\n") == (outcome.status, outcome.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["notise", "甲"], "没有“notise”这种文件类型，可以写：policy（政策文件）"),
        ([], "没有“”这种文件类型"),
        (["notice"], "请写上文件标题"),
        (["notice", "  "], "请写上文件标题"),
        (["--renumber", "content"], "不是文件的文件夹"),
        (["--renumber", "content/documents/2026/2026-00077"], "不是文件的文件夹"),
        (["--renumber", "../2026-00001"], "不是文件的文件夹"),
    ],
)
def test_a_wrong_wish_is_told(words: list[str], said: str, office: Path, run) -> None:
    """What is missing or wrong is said, with what could be written, and nothing is made."""
    (office.parent / "2026-00001").mkdir()
    outcome = run("new", "--root", office, *words)
    assert (2, 1) == (outcome.status, len(outcome.err.splitlines()))
    assert said in outcome.err
    assert ["2026-00001"] == [folder.name for folder in (office / "content/documents/2026").iterdir()]


def test_a_type_without_a_column_is_told(site, run) -> None:
    """A document that could stand nowhere is not made."""
    outcome = run("new", "--root", site("minimal"), "policy", "甲")
    assert (2, "columns.yaml 里没有可以放政策文件的栏目，请先加一个\n") == (outcome.status, outcome.err)


def test_a_document_is_renumbered(office: Path, run) -> None:
    """Of two documents with one number, one gets the next; its files go along."""
    folder = office / "content/documents/2026/2026-00001（副本）"
    folder.mkdir()
    (folder / "index.md").write_bytes((office / "content/documents/2026/2026-00001/index.md").read_bytes())
    outcome = run("new", "--root", office, "--renumber", folder)
    assert (0, "2026-00001（副本） 已改为 2026-00002") == (outcome.status, outcome.err.partition("；")[0])
    assert (office / "content/documents/2026/2026-00002/index.md").exists()
    assert [] == problems(office, run)


def test_a_document_is_renumbered_by_a_path_within_the_site(office: Path, run) -> None:
    """The folder may be named as the messages name it."""
    outcome = run("new", "--root", office, "--renumber", "content/documents/2026/2026-00001")
    assert (0, True) == (outcome.status, (office / "content/documents/2026/2026-00002/index.md").exists())
