"""``check``: problems as text, JSON, SARIF and workflow commands, and nothing written."""

import json
import re
from urllib.parse import unquote

import pytest

from tests.built import bytes_of

INDEX = "content/documents/2026/2026-00001/index.md"
STRAY = "content/documents/2026/2026-00001/100% 旧, 稿:1.txt"


@pytest.fixture
def faulty(site):
    """A site with an error that has a hint, a warning, and a file whose name must be escaped."""
    root = site("minimal")
    index = root / INDEX
    index.write_text(index.read_text(encoding="utf-8").replace("2026-03-01\n发", "2026-3-1\n发"), encoding="utf-8")
    (root / STRAY).write_text("x", encoding="utf-8")
    settings = root / "site.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("[host]")[0], encoding="utf-8")
    return root


def test_a_clean_site_is_said_to_be_clean(site, run) -> None:
    """One line says so, on stderr."""
    outcome = run("check", "--root", site("minimal"))
    assert (0, "", "检查通过，没有发现问题\n") == (outcome.status, outcome.out, outcome.err)


def test_a_clean_site_is_an_empty_list(site, run) -> None:
    """As JSON a clean site is ``[]`` and nothing else."""
    outcome = run("check", "--root", site("minimal"), "--format", "json")
    assert (0, "[]\n", "") == (outcome.status, outcome.out, outcome.err)


def test_text_is_one_sorted_line_a_problem_on_stderr(faulty, run) -> None:
    """Place, severity, rule, sentence and hint."""
    outcome = run("check", "--root", faulty)
    lines = outcome.err.splitlines()
    assert (1, "") == (outcome.status, outcome.out)
    assert [] == [line for line in lines if not re.match(r"\S.*:\d+:\d+: (error|warning)\[[a-z0-9-]+\]: .+，.+", line)]
    assert ["file-name", "date", "no-host"] == [re.search(r"\[([a-z-]+)\]: ", line)[1] for line in lines]


def test_json_is_a_list_of_problems_on_stdout(faulty, run) -> None:
    """Each with path, line, column, rule, severity, message and hint; nothing on stderr."""
    outcome = run("check", "--root", faulty, "--format", "json")
    problems = json.loads(outcome.out)
    expected = {
        "path": INDEX,
        "line": 7,
        "column": 7,
        "rule": "date",
        "severity": "error",
        "message": "成文日期“2026-3-1”不是日期",
        "hint": "请写成 2026-03-01 这样的形式",
    }
    assert (1, "", 3, expected) == (outcome.status, outcome.err, len(problems), problems[1])


def test_sarif_has_its_essential_structure(faulty, run) -> None:
    """Version, one run with its tool and rules, results with level, message and place; addresses are escaped."""
    outcome = run("check", "--root", faulty, "--format", "sarif")
    log = json.loads(outcome.out)
    (only,) = log["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    places = [result["locations"][0]["physicalLocation"] for result in only["results"]]
    assert (1, "", "2.1.0", "gongkai") == (outcome.status, outcome.err, log["version"], only["tool"]["driver"]["name"])
    assert {"date", "file-name", "no-host"} == set(rules) == {result["ruleId"] for result in only["results"]}
    assert ["error", "error", "warning"] == [result["level"] for result in only["results"]]
    assert {"startLine": 7, "startColumn": 7} == places[1]["region"]
    uris = [place["artifactLocation"]["uri"] for place in places]
    assert [STRAY, INDEX, "site.toml"] == [unquote(uri) for uri in uris]
    assert [] == [uri for uri in uris if not re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)]
    assert "unicodeCodePoints" == only["columnKind"]


def test_a_clean_site_is_a_sarif_log_without_results(site, run) -> None:
    """A log that tools take, for a site without problems."""
    (only,) = json.loads(run("check", "--root", site("minimal"), "--format", "sarif").out)["runs"]
    assert ([], []) == (only["results"], only["tool"]["driver"]["rules"])


def test_workflow_commands_annotate_the_lines(faulty, run) -> None:
    """One command a line; what would end a property is escaped."""
    outcome = run("check", "--root", faulty, "--format", "github")
    first, second, third = outcome.out.splitlines()
    assert first.startswith(f"::error file={STRAY.replace('%', '%25').replace(',', '%2C').replace(':', '%3A')},line=1,")
    assert second.startswith(f"::error file={INDEX},line=7,col=7,title=date::成文日期“2026-3-1”不是日期，请写成")
    assert third.startswith("::warning file=site.toml,line=1,col=1,title=no-host::")


@pytest.mark.parametrize("form", ["text", "sarif", "github"])
def test_in_english_no_chinese_stands_between_sentence_and_hint(form: str, faulty, run, monkeypatch) -> None:
    """An English problem is English in every form, but for what the author wrote."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    outcome = run("check", "--root", faulty, "--format", form)
    assert "，" not in outcome.out + outcome.err


def test_nothing_is_written(faulty, run) -> None:
    """A check leaves the site's folder as it was, but for the cache of what it read."""
    before = bytes_of(faulty)
    run("check", "--root", faulty)
    after = {name: content for name, content in bytes_of(faulty).items() if not name.startswith(".gongkai/")}
    assert before == after


def test_what_only_a_build_can_see_is_found(site, run) -> None:
    """A link to a place that is on no page is found without building into output/."""
    root = site("minimal")
    with (root / INDEX).open("a", encoding="utf-8") as index:
        index.write("\n见[第九条](#a9)。\n")
    outcome = run("check", "--root", root)
    assert (1, False) == (outcome.status, (root / "output").exists())
    assert "error[dead-anchor]" in outcome.err
