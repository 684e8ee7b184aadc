"""The build, end to end: the same bytes anywhere, and an old site or a new one, whole, whatever happens."""

import contextlib
import hashlib
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import write
from portal.cli import main
from tests.built import AS_OF, bytes_of, change, copy_site
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).parent.parent
INDEX = "content/documents/2026/2026-00001/index.md"
MANY = 460  # more than are worth a process
DOCUMENT = """---
类型: notice
标题: 第{number}号公告
栏目: tzgg
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-03-01
发布日期: 2026-03-02 {hour:02}:{minute:02}
保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}}
---

## 一、事项

第{number}号公告的内容，参见[第一号](2026-00001)。
"""


def write_many(root: Path) -> Path:
    """The minimal site with so many documents that processes are used."""
    copy_site("minimal", root)
    for number in range(2, MANY):
        folder = root / f"content/documents/2026/2026-{number:05}"
        folder.mkdir()
        text = DOCUMENT.format(number=number, hour=number // 60 % 24, minute=number % 60)
        (folder / "index.md").write_text(text, encoding="utf-8")
    return root


def start(
    *words: object, folder: Path | None = None, process_group: int | None = None, **environ: str
) -> subprocess.Popen[bytes]:
    """The command as a program of its own, begun."""
    program = "import sys; from portal.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=folder,
        process_group=process_group,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def in_child(action: Callable[[], object]) -> tuple[int, object]:
    """How a copy of this process ends that does the action, and what the action gave; None when it was killed."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer Pythons warn of a fork beside threads; the child uses none
        child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(reading)
            os.write(writing, json.dumps(action()).encode())
            os._exit(0)
        os._exit(99)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        given = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), json.loads(given) if given else None


def build(root: Path, *options: str) -> tuple[int, str]:
    """Exit status of a build and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main(["build", "--root", str(root), "--as-of", AS_OF, "--no-search", "--jobs", "1", *options])
    return status, said.getvalue()


def is_whole(output: Path) -> bool:
    """Whether the site is what its manifest says, no file more or less."""
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["files"]
    files = {name: hashlib.sha256(content).hexdigest() for name, content in bytes_of(output).items()}
    return manifest == {name: digest for name, digest in files.items() if name != "manifest.json"}


# --- The same bytes ---


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """With other processes, from another folder, in another place, hash seed, clock and language, and again."""
    here = write_many(tmp_path / "here")
    there = shutil.copytree(here, tmp_path / "其他 地方")
    first = start("build", "--root", here, "--as-of", AS_OF, "--jobs", "2")
    (tmp_path / "cwd").mkdir()
    words = ("build", "--root", "../其他 地方", "--as-of", "2026-06-30T01:00Z", "--jobs", "1")
    other = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}
    second = start(*words, folder=tmp_path / "cwd", **other)
    said = [program.communicate()[1].decode() for program in (first, second)]
    assert [0, 0] == [first.returncode, second.returncode], said
    one, two = bytes_of(here / "output"), bytes_of(there / "output")
    assert [] == [name for name in one | two if one.get(name) != two.get(name)]
    assert is_whole(here / "output")
    again = start("build", "--root", here, "--as-of", AS_OF, "--jobs", "3")
    again.communicate()
    three = bytes_of(here / "output")
    assert [] == [name for name in one | three if one.get(name) != three.get(name)]


def test_a_later_build_changes_nothing_where_nothing_changed(site, run) -> None:
    """No page tells when it was built."""
    root = site("minimal")
    run("build", "--root", root, "--no-search")
    before = bytes_of(root / "output")
    run("build", "--root", root, "--no-search", as_of="2026-12-24T18:00+08:00")
    assert before == bytes_of(root / "output")


def test_a_deleted_document_is_gone_from_everything(site, run) -> None:
    """Its page, its lines and the search forget it with the next build."""
    root = site("minimal")
    copied = root / "content/documents/2026/2026-00002"
    shutil.copytree(root / "content/documents/2026/2026-00001", copied)
    change(copied / "index.md", "春季防火", "齾龘齾麤")
    run("build", "--root", root)
    shutil.rmtree(copied)
    run("build", "--root", root)
    left = bytes_of(root / "output")
    assert [] == [name for name, content in left.items() if "齾龘".encode() in content or "2026-00002" in name]
    assert is_whole(root / "output")


# --- What fails leaves the old site ---


@pytest.fixture
def standing(site, run) -> tuple[Path, dict[str, bytes]]:
    """A site that was built, and its bytes; its content has changed since."""
    root = site("minimal")
    assert run("build", "--root", root, "--no-search").status == 0
    before = bytes_of(root / "output")
    change(root / INDEX, "请不要带火种进山", "请勿带火种进山")
    return root, before


@pytest.mark.parametrize(
    ("template", "place", "reason"),
    [
        ("<p>\n{{ page.title </p>", "templates/home.html:2:1", "unexpected '/'"),
        ("x\n{% block main %}\n", "templates/home.html:2:1", "Unexpected end of template"),
        ("<p>\n{{ page.titel }}</p>", "templates/home.html:2:1", "模板里用了“titel”"),
        ("{{ nothing }}", "templates/home.html:1:1", "模板里用了“nothing”"),
        ("\n\n{{ 1 // 0 }}", "templates/home.html:3:1", "division"),
        ("{{ asset('none.css') }}", "templates/home.html:1:1", "none.css"),
        ('{% extends "none.html" %}', "templates/home.html:1:1", "缺少模板“none.html”"),
        ("{{ page.title | nofilter }}", "templates/home.html:1:1", "nofilter"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "templates/home.html:1:1", "recursion"),
    ],
)
def test_a_failing_template_is_a_problem_with_its_line(template, place, reason, standing, run) -> None:
    """Status 1, file and line of the template, no traceback, the old site untouched."""
    root, before = standing
    (root / "templates").mkdir()
    (root / "templates/home.html").write_text(template, encoding="utf-8")
    outcome = run("build", "--root", root, "--no-search")
    first = outcome.err.splitlines()[0]
    assert (1, place) == (outcome.status, first.partition(": ")[0]), outcome.err
    assert reason in first
    assert before == bytes_of(root / "output")


@pytest.mark.parametrize("name", ["home.html", "base.html", "partials/footer.html"])
def test_a_template_that_is_not_utf8_is_a_problem(name: str, standing, run) -> None:
    """Saved by an old editor: told with its name, not as a traceback."""
    root, before = standing
    file = root / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_bytes("<p>春季</p>".encode("gbk"))
    outcome = run("build", "--root", root, "--no-search")
    assert (1, f"templates/{name}") == (outcome.status, outcome.err.partition(":")[0])
    assert before == bytes_of(root / "output")


def test_a_template_that_fails_in_a_process_is_a_problem_once(tmp_path: Path, run) -> None:
    """The processes that render tell what they met, and it is shown once."""
    root = write_many(tmp_path / "site")
    (root / "templates").mkdir()
    (root / "templates/document.html").write_text("{{ view.nothing }}", encoding="utf-8")
    outcome = run("build", "--root", root, "--no-search", "--jobs", "2")
    assert (1, 2) == (outcome.status, len(outcome.err.splitlines())), outcome.err[:2000]


@pytest.mark.parametrize("limit", [100, 3000, 12_000])
@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_full_disk_is_3_and_leaves_the_old_site(verb: str, limit: int, standing) -> None:
    """Where a file cannot be written, one line says so."""
    root, before = standing

    def with_little_room() -> tuple[int, str]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            status = main([verb, "--root", str(root), "--as-of", AS_OF, "--no-search", "--jobs", "1"])
        return status, said.getvalue()

    ended, given = in_child(with_little_room)
    assert (0, 3) == (ended, given and given[0]), given
    assert "写不进" in given[1]
    assert before == bytes_of(root / "output")
    assert not (root / ".gongkai/output/staging").exists()


def test_a_place_that_cannot_be_made_is_3(site, run) -> None:
    """An output below a file is told in one line."""
    root = site("minimal")
    outcome = run("build", "--root", root, "--output", root / "site.toml/www", "--no-search")
    assert (3, 1) == (outcome.status, len(outcome.err.splitlines())), outcome.err


def test_an_output_that_is_not_ours_is_3_and_stays(site, run) -> None:
    """The content folder itself, for one."""
    root = site("minimal")
    before = bytes_of(root)
    outcome = run("build", "--root", root, "--output", root / "content", "--no-search")
    assert (3, f"输出文件夹 {root / 'content'} 里有别的东西，不能覆盖，请换一个空文件夹，或者自己先清空它\n") == (
        outcome.status,
        outcome.err,
    )
    assert before == bytes_of(root)


def test_two_builds_at_once_are_3(standing, run) -> None:
    """The second says which process is at work and leaves everything as it was."""
    root, before = standing
    with write.staging_folder(root / "output"):
        outcome = run("build", "--root", root, "--no-search")
    assert (3, f"另一次构建正在进行（进程 {os.getpid()}），请等它结束后再试\n") == (outcome.status, outcome.err)
    assert before == bytes_of(root / "output")


# --- Killed at any moment ---

NAMED = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "shutil.copyfile", "tempfile.mkstemp")


def steps_of_a_build(root: Path, *, stop_at: int = 0) -> list[str]:
    """Build in a child that kills itself as it comes to that step of its work; the steps it made, none when killed."""

    def work() -> list[str]:
        steps: list[str] = []

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if writes or event in NAMED:
                steps.append(event)
                if len(steps) == stop_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        assert build(root)[0] == 0
        return steps

    ended, steps = in_child(work)
    assert (ended, steps is None) == ((-signal.SIGKILL, True) if stop_at else (0, False))
    return steps if isinstance(steps, list) else []


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(exchange: bool, standing, monkeypatch) -> None:  # noqa: FBT001
    """Killed at each boundary and at random steps: one or the other, whole, at once or with the next start."""
    root, before = standing
    output = root / "output"
    if not exchange:
        monkeypatch.setattr(write, "_exchange", lambda _one, _other: False)
    after_root = shutil.copytree(root, root.parent / "after", ignore=shutil.ignore_patterns("output", ".gongkai"))
    assert build(after_root)[0] == 0
    after = bytes_of(after_root / "output")
    assert before != after
    time.sleep(0.06)  # a build remembers nothing of files that were saved just now
    steps_of_a_build(root)  # makes the key of the cache, once for all
    assert after == bytes_of(output)
    restore(output, before)
    steps = steps_of_a_build(root)
    assert after == bytes_of(output)
    chance = random.Random(1)  # noqa: S311 - a test's own choice
    named = [place for place, step in enumerate(steps, start=1) if step != "open"]
    opened = [place for place, step in enumerate(steps, start=1) if step == "open"]
    written = opened[-4]  # the manifest; behind it three entries of the cache
    swapping = [step for step in named if step >= written][:5]
    moments = {1, 2, named[0], written, *swapping, len(steps), *chance.sample(range(1, len(steps)), 14)}
    seen = set()
    for moment in sorted(moments):
        restore(output, before)
        steps_of_a_build(root, stop_at=moment)
        if not output.exists():
            assert not exchange
            write.mend_output(output)
            seen.add("mended")
        left = bytes_of(output)
        assert left in (before, after), moment
        seen.add("old" if left == before else "new")
    assert {"old", "new"} <= seen
    assert exchange or "mended" in seen
    assert build(root)[0] == 0
    assert after == bytes_of(output)
    assert set() == {file.name for file in write.workshop_of(output).iterdir()} & {"staging", "old"}


def restore(output: Path, files: dict[str, bytes]) -> None:
    """Put a site back, with nothing beside it."""
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(write.workshop_of(output), ignore_errors=True)
    for name, content in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(content)


def test_a_start_with_problems_mends_what_a_kill_left(standing) -> None:
    """Where a kill came between the two renames, even a start that builds nothing brings the site back."""
    root, before = standing
    output = root / "output"
    output.rename(write.workshop_of(output) / "old")
    change(root / INDEX, "2026-03-01\n发布", "2026-13-01\n发布")
    assert build(root)[0] == 1
    assert before == bytes_of(output)


def test_a_kill_while_processes_work_does_not_block_the_next_build(tmp_path: Path) -> None:
    """The processes that render end with the one that began them, and the next build goes on at once."""
    root = write_many(tmp_path / "site")
    words = ("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2")
    killed = start(*words)
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    killed.kill()
    ended = threading.Thread(target=killed.communicate)  # which returns when no process holds the pipes any more
    killed.wait()
    ended.start()
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main([*map(str, words)])
    assert status == 0, said.getvalue()
    assert is_whole(root / "output")
    ended.join(PATIENCE)
    assert not ended.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are told apart by /proc")
def test_a_killed_renderer_changes_nothing(tmp_path: Path) -> None:
    """The process that began it goes on alone: the same site, byte for byte, and nothing to say."""
    root = write_many(tmp_path / "site")
    alone = shutil.copytree(root, tmp_path / "alone")
    building = start("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2")
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    children = Path(f"/proc/{building.pid}/task/{building.pid}/children").read_text(encoding="utf-8").split()
    os.kill(int(children[-1]), signal.SIGKILL)
    said = building.communicate()[1].decode()
    assert (0, False) == (building.returncode, "Traceback" in said), said
    assert build(alone)[0] == 0
    assert bytes_of(alone / "output") == bytes_of(root / "output")


def test_an_interrupted_build_is_130_without_a_traceback(tmp_path: Path) -> None:
    """Ctrl-C, which every process of the build receives, ends it in silence; the old site stands."""
    root = write_many(tmp_path / "site")
    interrupted = start("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2", process_group=0)
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    os.killpg(interrupted.pid, signal.SIGINT)
    said = interrupted.communicate()
    assert (130, b"", b"") == (interrupted.returncode, *said)
    assert not (root / "output").exists()
    assert not (root / ".gongkai/output/staging").exists()


def test_a_kill_while_the_site_is_indexed_leaves_the_old_site(standing) -> None:
    """And the next build, search and all, goes through."""
    root, before = standing
    words = ("build", "--root", root, "--as-of", AS_OF)
    killed = start(*words)
    wait_until((root / ".gongkai/output/staging/robots.txt").exists)
    killed.kill()
    killed.communicate()
    assert before == bytes_of(root / "output")
    assert build(root)[0] == 0
    assert is_whole(root / "output")
