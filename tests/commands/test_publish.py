"""``publish`` and ``verify`` as a clerk or CI runs them."""

import subprocess
from pathlib import Path

import pytest

INDEX = "content/documents/2026/2026-00001/index.md"


@pytest.fixture
def ready(site, run, tmp_path: Path):
    """A built site with a target named web, and the target's folder."""
    root = site("minimal")
    place = tmp_path / "www"
    place.mkdir()
    with (root / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[publish.web]\nkind = "folder"\npath = "{place}"\nvanish = 20\n')
    assert 0 == run("build", "--root", root, "--no-search").status
    return root, place


def edit(root: Path, before: str, after: str) -> None:
    """Change the document."""
    index = root / INDEX
    index.write_text(index.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_the_first_publication_says_how_much(ready, run) -> None:
    """And the site is there; a second says that there is nothing to do."""
    root, place = ready
    first = run("publish", "web", "--root", root)
    assert (0, "") == (first.status, first.out)
    assert "首次发布，共 " in first.err
    assert "已发布到“web”，用时 " in first.err
    assert (root / "output/index.html").read_bytes() == (place / "current/index.html").read_bytes()
    assert "“web”上已经是这一版，不用发布\n" == run("publish", "--root", root).err


def test_what_changes_in_public_is_named(ready, run) -> None:
    """Each address, then the counts; and it can be taken back."""
    root, place = ready
    run("publish", "web", "--root", root)
    edit(root, "标题: ", "标题: 关于更正的")
    run("build", "--root", root, "--no-search")
    second = run("publish", "web", "--root", root)
    assert "改动 d/2026-00001.html\n" in second.err
    assert "删除 0 个\n" in second.err
    back = run("publish", "web", "--root", root, "--rollback")
    assert (0, True) == (back.status, "“web”已退回到上一次发布的网站\n" in back.err)
    assert "关于更正的" not in (place / "current/d/2026-00001.html").read_text(encoding="utf-8")


def test_many_pages_do_not_vanish_by_mistake(ready, run) -> None:
    """More than the share of site.toml needs a word on the command line."""
    root, place = ready
    run("publish", "web", "--root", root)
    before = (place / "current").readlink()
    (root / "content/documents/2026/2026-00001").rename(root / "content/documents/2026/2026-00002")
    settings = root / "site.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("vanish = 20", "vanish = 0"), encoding="utf-8")
    assert 0 == run("build", "--root", root, "--no-search").status
    refused = run("publish", "web", "--root", root)
    assert (2, before) == (refused.status, (place / "current").readlink())
    assert "网页消失，超过了 0%，没有发布；确实要这样，请加 --allow-removals\n" in refused.err
    assert 0 == run("publish", "web", "--root", root, "--allow-removals").status


def test_a_target_that_is_not_there(ready, run) -> None:
    """Its name is told with those there are; a site without any is told how to add one."""
    root, _ = ready
    told = run("publish", "wbe", "--root", root)
    assert (2, "没有名为“wbe”的发布目标，site.toml 里有：web\n") == (told.status, told.err)
    text = (root / "site.toml").read_text(encoding="utf-8").partition("[publish")[0]
    (root / "site.toml").write_text(text, encoding="utf-8")
    assert "请加一节 [publish.名称]" in run("publish", "--root", root).err


def test_a_folder_is_compared_with_its_manifest(ready, run) -> None:
    """The differences are named on stdout, the count on stderr."""
    root, place = ready
    run("publish", "web", "--root", root)
    assert 0 == run("verify", place / "current", "--root", root).status
    (place / "current/index.html").write_text("x", encoding="utf-8")
    (place / "current/robots.txt").unlink()
    told = run("verify", place / "current", "--root", root)
    assert (1, "缺少 robots.txt\n不同 index.html\n") == (told.status, told.out)
    assert 2 == run("verify", place / "nowhere", "--root", root).status


def test_a_signed_manifest_says_who_signed(ready, run, program, tmp_path: Path) -> None:
    """And another's signature, or a manifest changed since, is refused."""
    root, place = ready
    for name in ("key", "other"):
        subprocess.run([program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    with (root / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'signing_key = "{tmp_path / "key"}"\n')
    assert 0 == run("publish", "web", "--root", root).status
    for name, status in (("key", 0), ("other", 3)):
        signers = tmp_path / f"{name}.signers"
        signers.write_text(f"xxgk@shidian.example {(tmp_path / f'{name}.pub').read_text()}", encoding="utf-8")
        told = run("verify", place / "current", "--signers", signers, "--root", root)
        assert (status, status == 0) == (told.status, "清单由 xxgk@shidian.example 签名" in told.err)
    with (place / "current/manifest.json").open("ab") as manifest:
        manifest.write(b" ")
    assert 3 == run("verify", place / "current", "--signers", tmp_path / "key.signers", "--root", root).status
