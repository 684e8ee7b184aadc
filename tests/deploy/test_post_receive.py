"""A bare repository that publishes on every push, with real git."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from portal.publish.manifest import faults_of, manifest_of

CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOOK = CHECKOUT / "docs/deploy/post-receive"
SITE = CHECKOUT / "tests/sites/minimal"
INDEX = "content/documents/2026/2026-00001/index.md"


class Bureau:
    """A clerk's clone, the bare repository it pushes to, and the folder the web server serves."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clone, self.bare = folder, folder / "clone", folder / "repo.git"
        self.www = folder / "www"
        self.www.mkdir(parents=True)
        shutil.copytree(SITE, self.clone, ignore=shutil.ignore_patterns("expected", "output", ".gongkai"))
        with (self.clone / "site.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'\n[publish.web]\nkind = "folder"\npath = "{self.www}"\nbrotli = false\n')
        (self.clone / ".gitignore").write_text("output/\n.gongkai/\n", encoding="utf-8")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.bare)], check=True)
        shutil.copy(HOOK, self.bare / "hooks/post-receive")
        for key, value in (("program", CHECKOUT), ("worktree", folder / "site"), ("target", "web")):
            subprocess.run(["git", "-C", str(self.bare), "config", f"gongkai.{key}", str(value)], check=True)
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "origin", str(self.bare))

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git in the clone."""
        who = ["-c", "user.name=苗若安", "-c", "user.email=mra@lyj.yunling.example"]
        command = ["git", *who, "-C", str(self.clone), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")

    def commit(self, title: str) -> None:
        """Commit the document with another title."""
        index = self.clone / INDEX
        lines = index.read_text(encoding="utf-8").split("\n")
        lines = [f"标题: {title}" if line.startswith("标题:") else line for line in lines]
        index.write_text("\n".join(lines), encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", title)

    def push(self) -> str:
        """Push, and what the pusher reads."""
        return self.git("push", "origin", "HEAD:main").stderr

    def title(self) -> str:
        """The document's title as it is online, where all is whole."""
        current = self.www / "current"
        assert [] == [*faults_of(current, manifest_of(current).files)]
        return (current / "d/2026-00001.html").read_text(encoding="utf-8").partition("<title>")[2].partition("<")[0]


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bureau:
    """A bureau that publishes by pushing."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return Bureau(tmp_path)


def test_a_push_is_online_when_it_returns(bureau: Bureau) -> None:
    """A good commit, another, and a revert."""
    bureau.commit("关于第一件事的通知")
    assert "已发布到“web”" in bureau.push()
    assert "关于第一件事的通知" in bureau.title()
    bureau.commit("关于第二件事的通知")
    bureau.push()
    assert "关于第二件事的通知" in bureau.title()
    bureau.git("revert", "--no-edit", "HEAD")
    bureau.push()
    assert "关于第一件事的通知" in bureau.title()


def test_a_bad_push_changes_nothing_and_says_why(bureau: Bureau) -> None:
    """The pusher reads the problems in Chinese; the next good push is published."""
    bureau.commit("关于第一件事的通知")
    bureau.push()
    index = bureau.clone / INDEX
    right = index.read_text(encoding="utf-8")
    index.write_text(right.replace("标题:", "标提:"), encoding="utf-8")
    bureau.git("commit", "-qam", "bad")
    said = bureau.push()
    assert "不认识“标提”这一项" in said
    assert "网站没有更新，网上还是原来的内容" in said
    assert "关于第一件事的通知" in bureau.title()
    index.write_text(right, encoding="utf-8")
    bureau.commit("关于第三件事的通知")
    bureau.push()
    assert "关于第三件事的通知" in bureau.title()


def test_what_a_commit_removes_is_gone(bureau: Bureau) -> None:
    """Also an attachment beside the document."""
    bureau.commit("关于第一件事的通知")
    bureau.push()
    shutil.copytree(bureau.clone / INDEX.rpartition("/")[0], bureau.clone / "content/documents/2026/2026-00002")
    bureau.commit("关于第二件事的通知")
    bureau.push()
    assert (bureau.www / "current/d/2026-00002.html").exists()
    shutil.rmtree(bureau.clone / "content/documents/2026/2026-00002")
    bureau.commit("关于第三件事的通知")
    bureau.push()
    assert not (bureau.www / "current/d/2026-00002.html").exists()


def test_two_pushes_at_once_leave_the_last(bureau: Bureau) -> None:
    """They wait for each other, and each takes the newest commit."""
    bureau.commit("关于第一件事的通知")
    first = subprocess.Popen(
        ["git", "-C", str(bureau.clone), "push", "-q", "origin", "HEAD:main"], stderr=subprocess.DEVNULL
    )
    while not subprocess.run(
        ["git", "-C", str(bureau.bare), "rev-parse", "-q", "--verify", "main"], capture_output=True, check=False
    ).stdout:
        time.sleep(0.01)
    bureau.commit("关于第二件事的通知")
    bureau.push()
    first.wait()
    assert "关于第二件事的通知" in bureau.title()


def test_a_push_after_a_kill_mends_all(bureau: Bureau) -> None:
    """The run is killed in the middle with all it started; what is online stays whole, and the next push is online."""
    bureau.commit("关于第一件事的通知")
    bureau.push()
    for number in range(3):
        bureau.commit(f"关于第{number}次的通知")
        command = ["git", "-C", str(bureau.clone), "push", "-q", "origin", "HEAD:main"]
        push = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(0.4 + 0.4 * number)
        os.killpg(push.pid, 9)
        push.wait()
        assert bureau.title()
    bureau.commit("关于最后一次的通知")
    bureau.push()
    assert "关于最后一次的通知" in bureau.title()
