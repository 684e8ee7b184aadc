"""A build that fails says so in a sentence and leaves the old site as it was."""

import contextlib
import io
import os
import resource
from pathlib import Path

import pytest

from portal import write
from portal.cli import main
from tests.built import AS_OF, bytes_of
from tests.pipeline.building import in_child, write_many


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
