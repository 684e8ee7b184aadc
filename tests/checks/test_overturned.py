"""What may not be said of an overturned penalty is found however it is written; what stands is not raised."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from portal.checks.overturned import overturned_unnamed
from portal.load.tree import load_tree

NOW = datetime.fromisoformat("2026-06-30T09:00+08:00")
INDEX = "content/documents/2026/2026-00001/index.md"
BODY = "本批公示的处罚决定共两件，其中一件已经撤销。"
Site = Callable[[str], Path]


def found(root: Path, *changes: tuple[str, str]) -> list[tuple[int, str, str]]:
    """Line, rule and words of what the rule says of the site after the changes of its document."""
    index = root / INDEX
    text = index.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    index.write_text(text, encoding="utf-8")
    tree, _ = load_tree(root, NOW)
    return [
        (problem.where.line, problem.rule, str(dict(problem.values).get("found", "")))
        for problem in overturned_unnamed(tree)
    ]


def test_a_document_that_is_silent_of_it_passes(site: Site) -> None:
    """The day and the way it fell are no telling."""
    assert [] == found(site("overturned-penalty"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("试点县青山种苗公司", "试点县青山种苗公司"),
        ("青山种苗的档案", "青山种苗"),
        ("试林罚[2026] 1号", "试林罚[2026] 1号"),
        ("试林罚〔２０２６〕１号", "试林罚〔２０２６〕１号"),
        ("试林罚〔2026〕<b>1</b>号", "试林罚〔2026〕<b>1</b>号"),
        ("试林罚〔2026〕11号", ""),
        ("91350100m000100y43", "91350100m000100y43"),
        ("罚款4,000元", "4,000元"),
        ("罚款14000元", ""),
        ("苗木没有登记购苗人和流", "苗木没有登记购苗人和"),
        ("未经检疫调运松木两车，罚款600元", ""),
    ],
)
def test_it_is_known_again(site: Site, said: str, words: str) -> None:
    """By name with and without its place, number in any brackets and width, code, amount and ten characters of fact."""
    expected = [(36, "overturned-said", words)] if words else []
    assert expected == found(site("overturned-penalty"), (BODY, f"{BODY}\n{said}。"))


def test_what_a_standing_penalty_says_too_may_be_said(site: Site) -> None:
    """Two penalties on one company, of which one fell: the name is public still."""
    changes = (("试点县绿水木材厂", "试点县青山种苗公司"), (BODY, "试点县青山种苗公司，4000元。"))
    assert [(35, "overturned-said", "4000元")] == found(site("overturned-penalty"), *changes)


def test_a_changed_penalty_published_anew_keeps_its_number(site: Site) -> None:
    """What was changed stands again under the number it had, with its new contents."""
    changes = (("试林罚〔2026〕2号", "试林罚〔2026〕1号"), (BODY, "试林罚〔2026〕1号已经变更。"))
    assert [] == found(site("overturned-penalty"), *changes)


def test_a_document_with_nothing_left_goes_as_a_whole(site: Site) -> None:
    """Where every penalty of a document fell, its title and text are not looked at: it is to be withdrawn."""
    root = site("overturned-penalty")
    index = root / INDEX
    head, _, rest = index.read_text(encoding="utf-8").partition("  - 行政相对人: 试点县绿水木材厂")
    index.write_text(head + "---" + rest.partition("---")[2], encoding="utf-8")
    assert [(22, "overturned-all", "")] == found(root, (BODY, "试点县青山种苗公司。"))
    told = "撤下: {日期: 2026-06-17, 理由: 决定已经撤销}\n处罚决定:"
    assert [] == found(root, ("处罚决定:", told))
