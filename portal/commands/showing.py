"""Problems as text, JSON, SARIF or workflow annotations."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import quote

from portal.messages import CATALOGUE, Language, say
from portal.problems import GATEWAY_FILE, SETTINGS_FILE, CannotFinish, Problem

_WEEK = 7
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sentence(problem: Problem, language: Language) -> str:
    """What was found."""
    return say(problem.rule, language, dict(problem.values))


def hint(problem: Problem, language: Language) -> str:
    """What to write instead, empty where the sentence says it all."""
    return CATALOGUE[problem.rule].hint(language).format_map(dict(problem.values))


def as_line(problem: Problem, language: Language) -> str:
    """The problem on one line: place, severity, rule, sentence, hint."""
    text = f"{problem.where}: {problem.severity}[{problem.rule}]: {sentence_and_hint(problem, language)}"
    return text.replace("\n", " ")


def sentence_and_hint(problem: Problem, language: Language) -> str:
    """What was found and what to write instead, as one sentence."""
    parts = (sentence(problem, language), hint(problem, language))
    return ("，" if language == "zh" else "; ").join(filter(None, parts))


def status_of(problems: Iterable[Problem]) -> int:
    """The exit status: 0 without errors, 2 when site.toml or gateway.toml has one, else 1."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return 0
    return 2 if any(problem.where.path in {SETTINGS_FILE, GATEWAY_FILE} for problem in errors) else 1


def failure(fault: CannotFinish, language: Language) -> str:
    """What kept the command from finishing, and what to do."""
    parts = (say(fault.key, language, fault.values), CATALOGUE[fault.key].hint(language).format_map(fault.values))
    return ("，" if language == "zh" else "; ").join(filter(None, parts))


def show_lines(problems: Iterable[Problem], language: Language) -> None:
    """Print the problems to stderr, one a line."""
    for problem in problems:
        print(as_line(problem, language), file=sys.stderr)


def due_this_week(problems: Iterable[Problem], today: date, language: Language) -> str:
    """What is due within seven days or overdue, by date, one a line under a heading; or that nothing is."""
    last = (today + timedelta(days=_WEEK)).isoformat()
    owed = sorted(
        (due, problem) for problem in problems if (due := dict(problem.values).get("due")) and due[: len(last)] <= last
    )
    if not owed:
        return say("nothing-due", language)
    heading = say("due-this-week", language, {"count": len(owed), "last": last})
    lines = (f"  {due} {problem.where.path} {sentence(problem, language)}" for due, problem in owed)
    return "\n".join((heading, *lines))


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """The problems as a JSON list with the keys of design.md §2."""
    return json.dumps(
        [_row(problem, language) for problem in problems], ensure_ascii=False, indent=1 if problems else None
    )


def as_sarif(problems: Sequence[Problem], language: Language) -> str:
    """The problems as a SARIF 2.1.0 log."""
    results = [
        {
            "ruleId": problem.rule,
            "level": problem.severity,
            "message": {"text": sentence_and_hint(problem, language)},
            "locations": [{"physicalLocation": _sarif_place(problem)}],
        }
        for problem in problems
    ]
    rules = [{"id": rule} for rule in sorted({problem.rule for problem in problems})]
    tool = {"driver": {"name": "gongkai", "rules": rules}}
    run = {"tool": tool, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def as_annotations(problems: Sequence[Problem], language: Language) -> str:
    """The problems as workflow commands that annotate the changed lines."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.where.path)},line={problem.where.line},"
        f"col={problem.where.column},title={_property(problem.rule)}::" + _escaped(sentence_and_hint(problem, language))
        for problem in problems
    )


FORMATS: Mapping[str, Callable[[Sequence[Problem], Language], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}


def _row(problem: Problem, language: Language) -> Mapping[str, object]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": sentence(problem, language),
        "hint": hint(problem, language),
    }


def _sarif_place(problem: Problem) -> Mapping[str, object]:
    return {
        "artifactLocation": {"uri": quote(problem.where.path)},
        "region": {"startLine": problem.where.line, "startColumn": problem.where.column},
    }


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
