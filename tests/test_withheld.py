"""What may not be found in the finished site, and what may although it is withheld somewhere."""

from datetime import datetime
from pathlib import Path

from portal.load.tree import load_tree
from portal.withheld import public_texts, withheld_of

NOW = datetime.fromisoformat("2026-06-30T09:00+08:00")
INDEX = "content/documents/2026/2026-00002/index.md"
STUB = "content/register/2026/r2026-0001.md"
DOCUMENT = (
    "---\n类型: notice\n标题: {title}\n栏目: tzgg\n公开方式: proactive\n发文机关: 石甸县林业局\n成文日期: 2026-03-01\n"
    "发布日期: {published}\n发文字号: 石林发〔2026〕77号\n{more}---\n{body}\n"
)


def add(root: Path, published: str, more: str = "") -> None:
    """A document with a body and a file beside it."""
    folder = root / INDEX.removesuffix("/index.md")
    folder.mkdir(parents=True)
    more += "附件: [{文件: 表.txt}]\n"
    body = "请各林场在月底之前上报过渡期安置名册。"
    text = DOCUMENT.format(title="关于国有林场撤并的通知", published=published, more=more, body=body)
    (root / INDEX).write_text(text, encoding="utf-8")
    (folder / "表.txt").write_text("某某林场三百四十名职工的去向", encoding="utf-8")


def test_an_embargoed_document_is_withheld_whole(site) -> None:
    """Title, body, file, 文号, number and the digest of the file's bytes."""
    root = site("minimal")
    add(root, "2026-07-01 08:00")
    withheld = withheld_of(load_tree(root, NOW)[0])
    words = {"关于国有林场撤并的通知", "请各林场在月底之前上报过渡期安置名册", "某某林场三百四十名职工的去向"}
    assert dict.fromkeys(words, INDEX) == {word: withheld.words[word] for word in words}
    assert {"2026-00002", "石林发〔2026〕77号"} <= withheld.numbers.keys()
    assert [INDEX] == [*withheld.files.values()]


def test_a_public_document_is_not(site) -> None:
    """The same document a day later: nothing of it may be missed, all of it may be said."""
    root = site("minimal")
    add(root, "2026-06-29 08:00")
    tree, _ = load_tree(root, NOW)
    withheld = withheld_of(tree)
    assert ({}, {}, {}) == (withheld.words, withheld.numbers, withheld.files)
    said = "\n".join(public_texts(tree, ()))
    assert "某某林场三百四十名职工的去向" in said
    assert "请各林场在月底之前上报过渡期安置名册" in said


def test_of_a_withdrawn_document_number_and_reason_remain(site) -> None:
    """Its page says that it was withdrawn, when and why, and nothing else."""
    root = site("minimal")
    add(root, "2026-06-29 08:00", "撤下: {日期: 2026-06-30, 理由: 内容与上级规定不一致需要核实}\n")
    tree, _ = load_tree(root, NOW)
    withheld = withheld_of(tree)
    assert "关于国有林场撤并的通知" in withheld.words
    assert "2026-00002" not in withheld.numbers
    assert "内容与上级规定不一致需要核实" not in withheld.words
    assert "内容与上级规定不一致需要核实" in "\n".join(public_texts(tree, ()))


def test_a_file_that_a_public_document_has_too_is_not_withheld(site) -> None:
    """The same form beside two documents, one of them not yet due."""
    root = site("minimal")
    add(root, "2026-07-01 08:00")
    public = next(root.glob("content/documents/2026/2026-00001"))
    (public / "表.txt").write_bytes((root / INDEX).with_name("表.txt").read_bytes())
    assert {} == withheld_of(load_tree(root, NOW)[0]).files


def test_an_overturned_penalty_is_withheld_and_the_one_beside_it_is_not(site) -> None:
    """Its name, facts, number and code; day, organ and reason may be said."""
    root = site("overturned-penalty")
    tree, _ = load_tree(root, NOW)
    withheld = withheld_of(tree)
    assert {"试点县青山种苗公司", "出圃的三批苗木没有登记购苗人和流向"} <= withheld.words.keys()
    assert {"试林罚〔2026〕1号", "91350100M000100Y43"} == withheld.numbers.keys()
    said = "\n".join(public_texts(tree, ()))
    assert "试点县绿水木材厂" in said
    assert "主要事实不清" in said
    assert not [word for word in (*withheld.words, *withheld.numbers) if word in said]
