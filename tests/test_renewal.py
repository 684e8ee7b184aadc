"""A build after texts have changed makes the site that a build from nothing makes, and no more pages than it must."""

import os
import random
import re
import shutil
from collections.abc import Callable

import pytest

from tests.bureau import Bureau

POLICY = "content/documents/2025/2025-00004/index.md"
DRAFT = "content/documents/2026/2026-00006/index.md"
NOTE = "content/documents/2026/2026-00001/index.md"


@pytest.fixture(params=[(), ("--no-search",)], ids=["search", "no search"])
def bureau(request: pytest.FixtureRequest, site, run) -> Bureau:
    """A policy with its whole life."""
    root = site("policy-life")
    return Bureau(root, lambda output: run("build", "--root", root, "--output", output, *request.param))


def test_only_the_page_and_the_search_are_written(bureau: Bureau) -> None:
    """All other files are the very ones that stood before, and the site is that of a build from nothing."""
    before, content = bureau.files(), bureau.output
    bureau.change(NOTE, "全年兑付", "二〇二五年全年兑付")
    bureau.build()
    after = bureau.files()
    written = {address for address in after if before.get(address) != after[address]}
    assert {"d/2026-00001.html", "manifest.json"} <= written
    assert {address for address in written if not address.startswith("search/")} <= {
        "d/2026-00001.html",
        "manifest.json",
    }
    assert bureau.rebuilt() == bureau.output != content


def test_the_site_that_stood_is_not_written_to(bureau: Bureau) -> None:
    """Whoever reads a page, or has another name for it, reads what it was."""
    output = bureau.root / "output"
    names = {address: bureau.root.parent / f"kept-{place}" for place, address in enumerate(bureau.output)}
    for address, name in names.items():
        os.link(output / address, name)
    before = bureau.output
    bureau.change(NOTE, "全年兑付", "二〇二五年全年兑付")
    bureau.build()
    assert before == {address: name.read_bytes() for address, name in names.items()}


@pytest.mark.parametrize("number", [POLICY, DRAFT, NOTE])
def test_a_page_with_a_life_is_made_with_its_family(number: str, bureau: Bureau) -> None:
    """Its story and its references are on the page as before, after one change and after another."""
    for count in range(2):
        before = bureau.files()
        with (bureau.root / number).open("a", encoding="utf-8") as file:
            file.write(f"\n另有一段，第{count}次。\n")
        bureau.build()
        assert before["index.html"] == bureau.files()["index.html"]
        assert bureau.rebuilt() == bureau.output


def test_several_texts_at_once(bureau: Bureau) -> None:
    """Each page is made anew, and a document that an editor saved by renaming is known."""
    before = bureau.files()
    for file in (POLICY, NOTE):
        text = (bureau.root / file).read_text("utf-8")
        (bureau.root / file).with_suffix(".new").write_text(f"{text}\n又有一段。\n", "utf-8")
        (bureau.root / file).with_suffix(".new").replace(bureau.root / file)
    bureau.build()
    assert before["index.html"] == bureau.files()["index.html"]
    assert bureau.rebuilt() == bureau.output


def _word_to_avoid(bureau: Bureau) -> None:
    (bureau.root / "content/wording.yaml").write_text("- {错词: 兑付, 正词: 发放}\n", "utf-8")
    bureau.build()
    bureau.change(NOTE, "全年兑付", "全年兑付补助，又兑付")


def _embargoed(bureau: Bureau) -> None:
    bureau.change(NOTE, "2026-01-13 09:00", "2026-07-13 09:00")


def _removed(bureau: Bureau) -> None:
    shutil.rmtree((bureau.root / DRAFT).parent)


def _broken_ground(bureau: Bureau) -> None:
    for entry in (bureau.root / ".gongkai/cache/ground").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    bureau.change(NOTE, "全年兑付", "二〇二五年全年兑付")


def _touched_output(bureau: Bureau) -> None:
    (bureau.root / "output/index.html").write_text("", "utf-8")
    bureau.change(NOTE, "全年兑付", "二〇二五年全年兑付")


def _template(bureau: Bureau) -> None:
    (bureau.root / "templates").mkdir()
    bureau.change(NOTE, "全年兑付", "二〇二五年全年兑付")


@pytest.mark.parametrize("work", [_word_to_avoid, _embargoed, _removed, _broken_ground, _touched_output, _template])
def test_anything_else_is_built_whole(work: Callable[[Bureau], None], bureau: Bureau) -> None:
    """Every file is another one, and the site is that of a build from nothing."""
    work(bureau)
    before = bureau.files()
    bureau.build()
    assert before["sitemap.html"] != bureau.files()["sitemap.html"]
    assert bureau.rebuilt() == bureau.output


def test_a_text_that_quotes_what_is_not_public_is_looked_at_by_a_whole_build(site, run) -> None:
    """The page alone cannot tell whether somebody else says it in public."""
    root = site("embargo-and-withdrawal")
    with (root / "content/documents/2026/2026-00002/index.md").open("a", encoding="utf-8") as file:
        file.write("\n环山林道施工期间封闭通行。\n")
    bureau = Bureau(root, lambda output: run("build", "--root", root, "--output", output, "--no-search"))
    before = bureau.files()
    with (root / NOTE).open("a", encoding="utf-8") as file:
        file.write("\n请相互转告。\n")
    bureau.build()
    renewed = bureau.files()
    bureau.change(NOTE, "请相互转告", "环山林道施工期间封闭通行")
    bureau.build()
    assert before["sitemap.html"] == renewed["sitemap.html"] != bureau.files()["sitemap.html"]


def test_what_is_said_in_public_may_be_said_again(site, run) -> None:
    """Words of a hidden document that a public one has as well do not keep a page from being made by itself."""
    root = site("embargo-and-withdrawal")
    hidden = root / "content/documents/2026/2026-00002/index.md"
    hidden.write_text(hidden.read_text("utf-8") + "\n林区进入防火期后禁止一切野外用火。\n", "utf-8")
    said = root / "content/documents/2026/2026-00001/index.md"
    said.write_text(said.read_text("utf-8") + "\n林区进入防火期后禁止一切野外用火。\n", "utf-8")
    bureau = Bureau(root, lambda output: run("build", "--root", root, "--output", output, "--no-search"))
    before = bureau.files()
    bureau.change("content/documents/2026/2026-00001/index.md", "禁止一切野外用火。", "禁止一切野外用火。请相互转告。")
    bureau.build()
    assert before["sitemap.html"] == bureau.files()["sitemap.html"]
    assert bureau.rebuilt() == bureau.output


def test_a_text_that_breaks_a_rule_is_rejected_and_changes_nothing(bureau: Bureau, run) -> None:
    """The same errors as ever, and the site that stood."""
    before = bureau.output
    bureau.change(NOTE, "全年兑付", "联系人身份证号11010519491231002X，全年兑付")
    outcome = run("build", "--root", bureau.root, "--no-search")
    assert (1, True) == (outcome.status, "[pii-" in outcome.err)
    assert before == bureau.output


def edits(bureau: Bureau, chance: random.Random) -> None:
    """Some edit that a clerk may make."""
    files = sorted(bureau.root.glob("content/documents/*/*/index.md"))
    file = chance.choice(files)
    text = file.read_text("utf-8")
    kind = chance.choice(["text", "text", "text", "heading", "link", "title", "day", "keyword", "copy", "settings"])
    word = chance.choice("山水林田湖草沙") + str(chance.randrange(1000))
    if kind == "copy":
        number = 100 + len(files)
        folder = bureau.root / f"content/documents/2026/2026-{number:05}"
        folder.mkdir()
        titled = re.sub("标题: (.*)", rf"标题: 关于{word}的通知", text)
        (folder / "index.md").write_text(re.sub("(?m)^(发文字号|决策文号): .*\n", "", titled), "utf-8")
    elif kind == "settings":
        settings = bureau.root / "site.toml"
        settings.write_text(
            re.sub('(?m)^name = "试点县人民政府.*"', f'name = "试点县人民政府{word}"', settings.read_text("utf-8")),
            "utf-8",
        )
    else:
        changed = {
            "text": f"{text}\n这里说到{word}。\n",
            "heading": f"{text}\n## {word}\n\n内容。\n",
            "link": f"{text}\n参见[另一份文件]({chance.choice(files).parent.name})。\n",
            "title": re.sub("标题: (.*)", rf"标题: \1（{word}）", text),
            "day": re.sub("发布日期: (.*) .*", r"发布日期: \1 17:59", text),
            "keyword": text.replace("责任单位:", f"关键词: [{word}]\n责任单位:", 1)
            if "关键词" not in text
            else text + "\n",
        }
        file.write_text(changed[kind], "utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(seed: int, bureau: Bureau) -> None:
    """Texts, headings, links, titles, days, more documents, settings: byte for byte, and in what is said as well."""
    chance = random.Random(seed)  # noqa: S311 - a test's own choice
    for _ in range(6):
        edits(bureau, chance)
        bureau.build()
        assert bureau.rebuilt() == bureau.output
