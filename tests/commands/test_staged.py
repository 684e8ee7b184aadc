"""What git is about to commit, in real repositories."""

import subprocess
from pathlib import Path

import pytest

INDEX = "content/documents/2026/2026-00001/index.md"
STUB = "content/register/2026/r2026-0001.md"
WITHHELD = """---
类型: notice
标题: 关于某起案件的处理意见
栏目: tzgg
公开方式: 不予公开
理由: E16-PROCESS
负面清单: N6
说明: 还在讨论
下次审查: 2027-03-01
发文机关: 试点县林业局
成文日期: 2026-03-01
保密审查: {拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}
---
"""


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Git in the site's repository."""
    own = ("-c", "user.name=甲", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", "-C", str(root), *own, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def repository(site) -> Path:
    """The least site, committed, with a negative list."""
    root = site("minimal")
    (root / "content/negative-list.yaml").write_text("- {代码: N6, 事项: 讨论记录, 依据: E16-PROCESS}\n", "utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    assert 0 == git(root, "commit", "-q", "-m", "开始").returncode
    return root


def write(root: Path, path: str, text: str) -> None:
    """A file with its folders."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_what_is_staged_is_checked_and_nothing_else(repository, run) -> None:
    """A number in the work tree alone is no matter of the commit; the same number staged is."""
    text = (repository / INDEX).read_text(encoding="utf-8")
    write(repository, INDEX, f"{text}\n身份证号 360426199101010071。\n")
    assert 0 == run("check", "--staged", "--root", repository).status
    git(repository, "add", INDEX)
    write(repository, INDEX, text)
    outcome = run("check", "--staged", "--root", repository)
    assert (1, True) == (outcome.status, f"{INDEX}:14:6: error[pii-id-card]" in outcome.err)


def test_a_body_in_the_register_does_not_enter_history(repository, run) -> None:
    """A stub with text, or one of a state secret, is stopped before it is committed."""
    write(repository, STUB, WITHHELD)
    git(repository, "add", STUB)
    assert 0 == run("check", "--staged", "--root", repository).status
    write(repository, STUB, f"{WITHHELD}\n内容。\n")
    git(repository, "add", STUB)
    assert "error[register-has-body]" in run("check", "--staged", "--root", repository).err
    write(repository, STUB, WITHHELD.replace("E16-PROCESS", "E14-SECRET"))
    git(repository, "add", STUB)
    assert "error[state-secret-in-register]" in run("check", "--staged", "--root", repository).err


def test_a_table_of_data_is_read_before_it_is_committed(repository, run) -> None:
    """A number in a cell of content/data stops the commit, at its line and column."""
    path = "content/data/护林员.csv"
    write(repository, path, "姓名,电话\n张*兰,13800138000\n")
    git(repository, "add", path)
    outcome = run("check", "--staged", "--root", repository)
    assert (1, True) == (outcome.status, f"{path}:2:5: error[pii-mobile]" in outcome.err)


def test_an_attachment_is_read_before_it_is_committed(repository, run) -> None:
    """A secrecy mark in a staged file beside a document stops the commit."""
    path = "content/documents/2026/2026-00001/名单.txt"
    write(repository, path, "机密★十年\n")
    git(repository, "add", path)
    assert f"{path}:1:1: error[pii-secret-mark]" in run("check", "--staged", "--root", repository).err


def test_the_hook_stops_a_commit(repository, run) -> None:
    """Git itself refuses the commit and shows why; a clean one goes through."""
    assert 0 == run("check", "--install-hook", "--root", repository).status
    text = (repository / INDEX).read_text(encoding="utf-8")
    write(repository, INDEX, f"{text}\n手机 13800138000。\n")
    git(repository, "add", INDEX)
    refused = git(repository, "commit", "-m", "改")
    assert (True, True) == (refused.returncode != 0, "pii-mobile" in refused.stderr)
    write(repository, INDEX, f"{text}\n再加一句。\n")
    git(repository, "add", INDEX)
    assert 0 == git(repository, "commit", "-m", "改").returncode


def test_a_hook_of_others_stays(repository, run) -> None:
    """A hook that is not ours is left alone, and the message says what to add to it."""
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    outcome = run("check", "--install-hook", "--root", repository)
    assert (2, "#!/bin/sh\nexit 0\n") == (outcome.status, hook.read_text(encoding="utf-8"))


def test_without_a_repository_it_is_said(site, run) -> None:
    """A site outside git cannot be checked that way."""
    outcome = run("check", "--staged", "--root", site("minimal"))
    assert (3, True) == (outcome.status, outcome.err.startswith("git 没有完成："))
