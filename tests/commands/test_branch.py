"""``review --base REF``: one page and one JSON file on what a branch changes in public, against real git."""

import json
import subprocess
from pathlib import Path

import pytest

INDEX = "content/documents/2026/2026-00001/index.md"


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=苗若安", "-c", "user.email=mra@lyj.yunling.example"]
    subprocess.run(["git", *who, "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def branch(site):
    """A repository whose main is a little site, with the branch's changes in its folder still to come."""
    root = site("policy-and-interpretation")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    return root


def told(run, root: Path) -> dict:
    """What the reviewer's page says, as data."""
    outcome = run("review", "--base", "main", "--root", root)
    assert 0 == outcome.status, outcome.err
    assert str(root / ".gongkai/branch.html") in outcome.err
    return json.loads((root / ".gongkai/branch.json").read_bytes())


def put(root: Path, number: str, **replaced: str) -> Path:
    """A copy of the first document under another number, some of its words replaced."""
    folder = root / "content/documents" / number[:4] / number
    folder.mkdir(parents=True)
    (first, *_) = sorted(root.glob("content/documents/*/*/index.md"))
    text = first.read_text(encoding="utf-8")
    for before, after in replaced.items():
        text = text.replace(before, after)
    (folder / "index.md").write_text(text, encoding="utf-8")
    return folder / "index.md"


def documents(root: Path) -> list[Path]:
    """The Markdown files of the site."""
    return sorted(root.glob("content/documents/*/*/index.md"))


def test_nothing_changes(branch, run) -> None:
    """A branch without changes says so."""
    said = told(run, branch)
    assert ([], [], True) == (said["documents"], said["other_pages"], said["base_is_sound"])
    assert "没有文件的公开内容有变化" in (branch / ".gongkai/branch.html").read_text(encoding="utf-8")


def test_a_changed_sentence_stands_beside_what_it_was(branch, run) -> None:
    """Before and after, and which list pages change with it."""
    index = documents(branch)[0]
    index.write_text(index.read_text(encoding="utf-8") + "\n再加一段话。\n", encoding="utf-8")
    (document,) = told(run, branch)["documents"]
    assert ("changes", index.parent.name) == (document["kind"], document["number"])
    assert {"kind": "added", "before": "", "after": "再加一段话。"} in document["rows"]


def test_what_disappears_is_shown_as_that(branch, run) -> None:
    """Withdrawn leaves a page; it is no longer public all the same."""
    index = documents(branch)[-1]
    text = index.read_text(encoding="utf-8").replace("---\n", "---\n撤下: {日期: 2026-06-01, 理由: 内容有误。}\n", 1)
    index.write_text(text, encoding="utf-8")
    kinds = {document["number"]: document["kind"] for document in told(run, branch)["documents"]}
    assert "withdrawn" == kinds[index.parent.name]


def test_what_is_set_for_later_is_shown_now(branch, run) -> None:
    """The approver approves it today, and is told when it appears."""
    index = documents(branch)[0]
    new = put(branch, "2026-00090", **{"标题: ": "标题: 定时公开的"})
    text = new.read_text(encoding="utf-8")
    published = next(line for line in text.splitlines() if line.startswith(("发布日期", "published_at")))
    new.write_text(text.replace(published, "发布日期: 2026-07-15 09:00"), encoding="utf-8")
    assert index.exists()
    found = {document["number"]: document for document in told(run, branch)["documents"]}["2026-00090"]
    assert ("appears", True) == (found["kind"], found["later"])
    page = (branch / ".gongkai/branch.html").read_text(encoding="utf-8")
    assert "还没有到，到时自动公开" in page


def test_the_page_needs_nothing_beside_it(branch, run) -> None:
    """No address of a style, script or picture in it."""
    told(run, branch)
    page = (branch / ".gongkai/branch.html").read_text(encoding="utf-8")
    assert [] == [word for word in ("src=", "<link", "<script", "url(") if word in page]


def test_an_unknown_revision(branch, run) -> None:
    """Is said in one line."""
    outcome = run("review", "--base", "no-such", "--root", branch)
    assert (3, 1) == (outcome.status, len(outcome.err.splitlines()))


def test_content_with_problems_is_refused(branch, run) -> None:
    """The problems are told as check tells them."""
    index = documents(branch)[0]
    index.write_text(index.read_text(encoding="utf-8").replace("标题:", "标提:"), encoding="utf-8")
    outcome = run("review", "--base", "main", "--root", branch)
    assert (1, True) == (outcome.status, "不认识“标提”这一项" in outcome.err)
