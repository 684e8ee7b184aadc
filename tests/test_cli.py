"""The command line: verbs and options, what is said of wrong ones, exit status, language."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import change

ROOT = Path(__file__).parent.parent
INDEX = "content/documents/2026/2026-00001/index.md"


def test_done_is_0_and_says_where_to_look(site, run) -> None:
    """A build ends with 0, says on stderr where the site is, and prints nothing on stdout."""
    root = site("minimal")
    outcome = run("build", "--root", root, "--no-search")
    assert (0, "") == (outcome.status, outcome.out)
    assert f"网站在 {root / 'output'}" in outcome.err
    assert (root / "output/index.html").exists()


def test_without_a_verb_the_site_is_built(site, run) -> None:
    """Options alone mean ``build``."""
    root = site("minimal")
    assert run("--root", root, "--no-search").status == 0
    assert (root / "output/index.html").exists()


def test_warnings_alone_are_0(site, run) -> None:
    """What is only worth knowing does not fail a check."""
    root = site("minimal")
    change(root / "site.toml", "[host]\nname", "[host]\nheader")
    outcome = run("check", "--root", root)
    assert (0, "site.toml:1:1: warning[no-host]") == (outcome.status, outcome.err.partition(": 没有")[0])


@pytest.mark.parametrize("verb", ["check", "build"])
def test_problems_in_the_content_are_1(verb: str, site, run) -> None:
    """A wrong date ends with 1 and one line that names the place and what to write instead."""
    root = site("minimal")
    change(root / INDEX, "2026-03-01\n发布", "2026-13-01\n发布")
    outcome = run(verb, "--root", root)
    line = f"{INDEX}:7:7: error[date]: 成文日期“2026-13-01”不是日期，请写成 2026-12-01 这样的形式"
    assert (1, line) == (outcome.status, outcome.err.splitlines()[0])


@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_wrong_site_toml_is_2_and_content_problems_are_shown_as_well(verb: str, site, run) -> None:
    """The setting and the document are both told in one run, sorted."""
    root = site("minimal")
    change(root / "site.toml", "organ_code", "organ_cod")
    change(root / INDEX, "2026-03-01\n发布", "2026-13-01\n发布")
    outcome = run(verb, "--root", root)
    rules = [line.split("[")[1].split("]")[0] for line in outcome.err.splitlines() if "error[" in line]
    assert (2, ["date", "unknown-setting-near"]) == (outcome.status, rules)


def test_without_site_toml_it_is_2(site, run) -> None:
    """A folder that is no site says which file is missing."""
    root = site("minimal")
    (root / "site.toml").unlink()
    outcome = run("check", "--root", root)
    assert (2, "site.toml:1:1: error[no-settings]: 没有站点设置 site.toml") == (
        outcome.status,
        outcome.err.partition("，")[0],
    )


def test_what_cannot_be_finished_is_3(site, run) -> None:
    """An output that is not ours is left alone."""
    root = site("minimal")
    (root / "output").mkdir()
    (root / "output/mine.txt").write_text("x", encoding="utf-8")
    assert run("build", "--root", root, "--no-search").status == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--jobs", "0"], "进程数“0”不对，请写 1 到 256 的整数"),
        (["--jobs", "two"], "进程数“two”不对"),
        (["--jobs", "257"], "进程数“257”不对"),
        (["--as-of", "2026-13-01"], "时间“2026-13-01”看不懂，请写成 2026-06-30T09:00+08:00 这样的形式"),
        (["--as-of", ""], "时间“”看不懂"),
        (["--as-of", "now"], "时间“now”看不懂"),
        (["--as-of", "0001-01-01T00:00+14:00"], "时间“0001-01-01T00:00+14:00”看不懂"),
        (["--as-of", "9999-12-31T23:59-12:00"], "时间“9999-12-31T23:59-12:00”看不懂"),
        (["--root", "nowhere"], "没有这个站点文件夹：nowhere"),
        (["--colour"], "命令写得不对：不认识的选项：--colour"),
        (["--jobs"], "命令写得不对：--jobs 后面要写一个内容"),
        (["--format", "xml"], "命令写得不对："),
        (["left", "over"], "命令写得不对：不认识的选项：left over"),
    ],
)
def test_a_wrong_command_line_is_2_and_one_chinese_line(words: list[str], said: str, run) -> None:
    """What is wrong with an option is said in one line, in Chinese, without a traceback."""
    outcome = run("check", *words, as_of="")
    assert (2, "", 1) == (outcome.status, outcome.out, len(outcome.err.splitlines())), outcome.err
    assert outcome.err.startswith(said)


def test_an_unknown_verb_is_told_with_the_known_ones(run) -> None:
    """A misspelt verb is not taken for an option of ``build``."""
    outcome = run("biuld", as_of="")
    assert outcome.status == 2
    assert "biuld" in outcome.err
    assert "check" in outcome.err


@pytest.mark.parametrize("value", ["test", "check", "new"])
def test_the_value_of_an_option_is_not_taken_for_a_verb(value: str, site, run, monkeypatch, tmp_path) -> None:
    """A folder may be called like a verb."""
    monkeypatch.chdir(tmp_path)
    root = site("minimal")
    outcome = run("--root", root, "--output", value, "--no-search")
    assert (0, True) == (outcome.status, (tmp_path / value / "index.html").exists()), outcome.err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["build", "--help"], ["check", "--help"], ["new", "--help"]])
def test_help_is_chinese_by_default_and_0(words: list[str], run) -> None:
    """Help names the options in the language of the office."""
    outcome = run(*words, as_of="")
    assert (0, "") == (outcome.status, outcome.err)
    assert "用法：" in outcome.out
    assert "--help" in outcome.out
    assert "usage" not in outcome.out


def test_help_names_every_verb(run) -> None:
    """The verbs are listed with what each does."""
    said = run("--help", as_of="").out
    assert [] == [verb for verb in ("build", "check", "new", "serve", "test", "--wheelhouse") if verb not in said]


def test_it_speaks_english_where_the_locale_does(site, run, monkeypatch) -> None:
    """With LC_ALL=en_US.UTF-8 the result, the problems and the help are English."""
    root = site("minimal")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = run("build", "--root", root, "--no-search")
    assert (0, "Done: 1 documents") == (done.status, done.err.partition(",")[0])
    change(root / INDEX, "2026-03-01\n发布", "2026-13-01\n发布")
    said = run("build", "--root", root).err.splitlines()
    assert f"{INDEX}:7:7: error[date]: 成文日期: '2026-13-01' is not a date; write it like 2026-12-01" == said[0]
    assert said[-1] == "1 errors, 0 warnings. Nothing was built; the old site is untouched"


@pytest.mark.parametrize(
    ("as_of", "documents"),
    [
        ("2026-03-02T10:00+08:00", 1),
        ("2026-03-02T09:59:59+08:00", 0),
        ("2026-03-02T02:00Z", 1),
        ("2026-03-02T01:59:59Z", 0),
        ("2026-03-02 10:00", 1),
        ("2026-03-02", 0),
        ("2026-03-03", 1),
        ("20260303", 1),
    ],
)
def test_the_moment_may_be_written_in_every_common_way(as_of: str, documents: int, site, run) -> None:
    """A day, a minute, with an offset or in Shanghai's time: what was due by then is what is built."""
    root = site("minimal")
    outcome = run("build", "--root", root, "--no-search", as_of=as_of)
    assert (0, f"完成：{documents} 份文件") == (outcome.status, outcome.err.splitlines()[-2].partition("，")[0])


def test_without_as_of_it_is_now(site, run) -> None:
    """What was due long ago is there without saying when."""
    root = site("minimal")
    assert "完成：1 份文件" in run("build", "--root", root, "--no-search", as_of="").err


def test_another_root_brings_its_own_templates(built) -> None:
    """A file in the site's templates/ takes the place of ours; the rest is ours."""
    site = built("sub-path")
    assert site.page("index.html").one("h1").text == "欢迎来到试点县林业局"
    assert site.page("platform.html").one("h1").text == "政府信息公开"


def test_another_output_is_built_with_its_workshop_beside_it(site, run, tmp_path) -> None:
    """--output may lead anywhere; of the build nothing is left in the site's folder but its cache and the key to it."""
    root = site("minimal")
    before = {file.name for file in root.iterdir()}
    assert run("build", "--root", root, "--output", tmp_path / "a/b/www", "--no-search").status == 0
    assert (tmp_path / "a/b/www/index.html").exists()
    assert before == {file.name for file in root.iterdir()} - {".gongkai"}
    assert {"cache", "key"} == {file.name for file in (root / ".gongkai").iterdir()}


def command(*words: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a program of its own."""
    program = [sys.executable, "-c", "import sys; from portal.cli import main; sys.exit(main(sys.argv[1:]))"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [*program, *map(str, words)],
        env={**kept, "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        check=False,
    )


def test_no_traceback_is_shown_where_stdout_is_closed(site: Callable[[str], Path]) -> None:
    """A reader that has seen enough, as in ``check --format json | head -1``, is no failure of ours."""
    root = site("minimal")
    change(root / INDEX, "类型: notice\n", "".join(f"未知{number}: x\n" for number in range(3000)) + "类型: notice\n")
    program = f"{sys.executable} -c 'import sys; from portal.cli import main; sys.exit(main(sys.argv[1:]))'"
    piped = subprocess.run(  # noqa: S602 - a shell's pipe is what is tried
        f"{program} check --root '{root}' --format json | head -n 1",
        shell=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (b"[\n", b"") == (piped.stdout, piped.stderr)


def test_the_program_ends_with_the_status_of_the_command(site: Callable[[str], Path]) -> None:
    """A program that runs it learns from the exit status what happened."""
    root = site("minimal")
    assert command("check", "--root", root, "--as-of", "2026-06-30").returncode == 0
    (root / "site.toml").unlink()
    ended = command("check", "--root", root)
    assert (2, b"") == (ended.returncode, ended.stdout)
    assert b"Traceback" not in ended.stderr
