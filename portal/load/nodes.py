"""YAML as nodes that know their place. No other module knows the YAML library."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Protocol

import yaml

from portal.load.report import Report
from portal.load.slips import hides_slips, mend_slips, without_control_characters

Node = yaml.Node
Scalar = yaml.ScalarNode
Mapping = yaml.MappingNode
Sequence = yaml.SequenceNode

_OWN_TAGS = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(f"{_OWN_TAGS}{kind}" for kind in ("str", "map", "seq"))
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_DEEPEST = 12
_RETRIES = 40


_LibraryLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_LibraryLoader):  # type: ignore[misc, valid-type]  # known at run time only
    """The library's loader without its search for a type: nodes are text here, and it took a third of the time."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:  # noqa: ARG002 - its call
        """No type."""
        return ""


class _Mark(Protocol):
    line: int
    column: int


def compose(text: str, known_keys: AbstractSet[str], report: Report) -> Node | None:
    """The root node of the YAML text, or None; every fault is noted.

    A slip is mended; a line that breaks the syntax is left out and the rest read, so that its other faults are told
    as well. ``report.lost`` then holds the words that began the line.
    """
    text = without_control_characters(text, report)
    mended = hides_slips(text)
    if mended:
        text = mend_slips(text, known_keys, report)
    if _is_suspicious(text) and _has_traps(text, report):
        return None
    for _ in range(_RETRIES):
        try:
            return yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as fault:
            if not mended:
                mended, text = True, mend_slips(text, known_keys, report)
                continue
            shorter = _without_line(text, _note_syntax(fault, text, report), report)
        if shorter == text:
            return None
        text = shorter
    return None


def _without_line(text: str, line: int, report: Report) -> str:
    """The text without the top-level entry that the line belongs to."""
    lines = text.split("\n")
    index = min(line, len(lines)) - 1
    while index > 0 and (not lines[index].strip() or lines[index].startswith((" ", "#"))):
        index -= 1
    below: tuple[str, ...] = (" ",) if lines[index].startswith("-") else (" ", "-")
    if lines[index].startswith("---"):
        below = ()
    while True:
        report.lost.update(re.findall(r"\w+", lines[index])[:1])
        lines[index] = ""
        index += 1
        if index >= len(lines) or not below or not lines[index].startswith(below) or lines[index].startswith("---"):
            return "\n".join(lines)


def place(node: Node, report: Report) -> tuple[int, int]:
    """Line and column, counted from 1, where the node begins in its author's text."""
    mark = node.start_mark
    return report.original(mark.line + 1, mark.column + 1)


def text_of(node: Scalar) -> str:
    """The scalar's text without white space around it; empty for YAML's own words for nothing."""
    text: str = node.value.strip()
    return "" if text in _NOTHING and is_plain(node) else text


def is_plain(node: Scalar) -> bool:
    """Whether the scalar is written without quotation marks."""
    return not node.style


def pairs(node: Mapping) -> Iterator[tuple[Node, Node]]:
    """The keys and values of a mapping, in their order."""
    yield from node.value


def items(node: Sequence) -> Iterator[Node]:
    """The items of a sequence, in their order."""
    yield from node.value


def _is_suspicious(text: str) -> bool:
    return "&" in text or "*" in text or "!" in text or text.count("[") + text.count("{") > _DEEPEST


def _has_traps(text: str, report: Report) -> bool:
    """Whether there are aliases, tags or nesting nobody writes by hand; each is noted, and the text is not composed."""
    before, depth = len(report.problems), 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            _note_trap(event, depth, report)
            if len(report.problems) > before + _RETRIES or depth > _DEEPEST:
                break
    except yaml.YAMLError:
        return len(report.problems) > before
    return len(report.problems) > before


def _note_trap(event: yaml.Event, depth: int, report: Report) -> None:
    line, column = _at(event.start_mark, report)
    tag = getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        if all(problem.where.line != line for problem in report.problems if problem.rule == "yaml-alias"):
            report.error("yaml-alias", line, column)
    elif tag and tag != "!" and tag not in _PLAIN_TAGS:
        report.error("yaml-tag", line, column, tag=tag.replace(_OWN_TAGS, "!!"))
    elif depth > _DEEPEST:
        report.error("yaml-depth", line, column)


def _at(mark: "_Mark | None", report: Report) -> tuple[int, int]:
    return report.original(mark.line + 1, mark.column + 1) if mark else (1, 1)


def _note_syntax(fault: yaml.MarkedYAMLError, text: str, report: Report) -> int:
    """Note the fault where it begins to go wrong; the number of the line to leave out."""
    context, problem = fault.context or "", fault.problem or ""
    rule, at_context = _rule_for(context, problem)
    mark = (fault.context_mark if at_context else None) or fault.problem_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    before = lines[line][: mark.column] if mark else ""
    if rule == "yaml-colon" and not re.search(r":(?=\s)", before):
        return _note_misplaced_key(lines, line, report)
    if rule == "yaml-indent" and before.strip():
        rule = "yaml-after-value"
    elif rule == "yaml-indent" and lines[line].startswith(":"):
        rule = "yaml-syntax"
    column = mark.column if mark else 0
    report.error(rule, *report.original(line + 1, column + 1), sign=lines[line][column : column + 1])
    return line + 1


def _note_misplaced_key(lines: list[str], line: int, report: Report) -> int:
    """Note a key that stands deeper than it may, or the line before it that never became one."""
    depth = len(lines[line]) - len(lines[line].lstrip())
    if depth:
        report.error("yaml-indent", *report.original(line + 1, depth + 1))
        return line + 1
    before = next((index for index in range(line - 1, -1, -1) if lines[index].strip("- ")), line)
    report.error("yaml-no-colon", before + 1, 1)
    return before + 1


def _rule_for(context: str, problem: str) -> tuple[str, bool]:
    """The rule that a fault of the library stands for, and whether it began where its context did."""
    for words, other_words, rule, at_context in _SYNTAX_RULES:
        if words in context and other_words in problem:
            return rule, at_context
    return "yaml-syntax", False


_SYNTAX_RULES = (
    ("quoted scalar", "end of stream", "yaml-quote-unclosed", True),
    ("quoted scalar", "document indicator", "yaml-quote-unclosed", True),
    ("quoted scalar", "", "yaml-escape", False),
    ("scanning an alias", "", "yaml-character-start", True),
    ("scanning an anchor", "", "yaml-character-start", True),
    ("a tag", "", "yaml-character-start", True),
    ("block scalar", "comment or line break", "yaml-character-start", True),
    ("", "cannot start any token", "yaml-character-start", False),
    ("", "entries are not allowed in this context", "yaml-character-start", False),
    ("", "keys are not allowed in this context", "yaml-character-start", False),
    ("flow", "expected node content", "yaml-extra-comma", False),
    ("", "expected node content", "yaml-character-start", False),
    ("", "mapping values are not allowed", "yaml-colon", False),
    ("", "could not find expected ':'", "yaml-no-colon", True),
    ("", "expected ',' or", "yaml-bracket-unclosed", True),
    ("", "expected key", "yaml-indent", False),
    ("", "expected '-' indicator", "yaml-indent", False),
    ("expected a single document", "", "yaml-several-documents", False),
)
