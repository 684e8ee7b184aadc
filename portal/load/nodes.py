"""YAML as nodes that know their place. No other module knows the YAML library."""

from collections.abc import Iterator

import yaml

from portal.load.report import Report

Node = yaml.Node
Scalar = yaml.ScalarNode
Mapping = yaml.MappingNode
Sequence = yaml.SequenceNode

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))
_DEEPEST = 12
_RETRIES = 8


def compose(text: str, report: Report) -> Node | None:
    """The root node of the YAML text, or None; every fault is noted.

    A line that breaks the syntax is noted, left out and the rest read, so that its other faults are told as well;
    ``report.lost`` then holds the key that stood on it.
    """
    if _is_suspicious(text) and _has_traps(text, report):
        return None
    for _ in range(_RETRIES):
        try:
            return yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as fault:
            line = _note_syntax(fault, report)
            text = _without_line(text, line, report)
        except yaml.YAMLError:
            report.error("yaml-characters")
            return None
    return None


def _without_line(text: str, line: int, report: Report) -> str:
    lines = text.split("\n")
    index = min(line, len(lines)) - 1
    while index > 0 and (not lines[index].strip() or lines[index].startswith((" ", "#"))):
        index -= 1
    if index:
        report.lost.add(lines[index].partition(":")[0].partition("：")[0].strip())
        lines[index] = ""
        index += 1
        while index < len(lines) and lines[index].startswith((" ", "-")):
            lines[index] = ""
            index += 1
    return "\n".join(lines)


def place(node: Node) -> tuple[int, int]:
    """Line and column, counted from 1, where the node begins."""
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


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
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    tag = getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        report.error("yaml-alias", line, column)
    elif tag and tag != "!" and tag not in _PLAIN_TAGS:
        report.error("yaml-tag", line, column, tag=tag)
    elif depth > _DEEPEST:
        report.error("yaml-depth", line, column)


def _note_syntax(fault: yaml.MarkedYAMLError, report: Report) -> int:
    """Note the fault where its line begins to go wrong; that line's number."""
    rule = _rule_for(fault.problem or "", fault.context or "")
    mark = fault.context_mark if rule in _BEGINS_AT_CONTEXT and fault.context_mark else fault.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    report.error(rule, line, column)
    return line


def _rule_for(problem: str, context: str) -> str:
    if "quoted scalar" in context:
        return "yaml-quote-unclosed"
    return next((rule for words, rule in _SYNTAX_RULES if words in problem), "yaml-syntax")


_BEGINS_AT_CONTEXT = frozenset({"yaml-quote-unclosed", "yaml-no-colon", "yaml-bracket-unclosed"})
_SYNTAX_RULES = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("cannot start any token", "yaml-character-start"),
    ("did not find expected ',' or", "yaml-bracket-unclosed"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("expected a single document", "yaml-several-documents"),
)
