"""The YAML files beside the documents: columns, negative list, bureau, retired numbers."""

from pathlib import Path

from portal.load import nodes
from portal.load.keys import keys_below
from portal.load.report import Report
from portal.load.text import read_text
from portal.load.values import read_entry
from portal.model.source import Entry
from portal.schema.files import BUREAU, COLUMN, NEGATIVE_ITEM, RETIRED, WORDING
from portal.schema.kinds import Shape

_LIMIT = 500_000


def load_columns(root: Path, report: Report) -> tuple[Entry, ...]:
    """The columns, top level, with their children inside; a missing or empty file is a problem."""
    if not (root / report.path).exists():
        report.error("no-columns")
        return ()
    columns = _load_list(root, COLUMN, report)
    if not columns and not report.problems:
        report.error("empty-columns")
    return columns


def load_negative_list(root: Path, report: Report) -> tuple[Entry, ...]:
    """The items of the negative list, none without the file."""
    return _load_list(root, NEGATIVE_ITEM, report)


def load_retired(root: Path, report: Report) -> tuple[Entry, ...]:
    """The numbers that may not return, none without the file."""
    return _load_list(root, RETIRED, report)


def load_wording(root: Path, report: Report) -> tuple[Entry, ...]:
    """The bureau's own slips of the pen, none without the file."""
    return _load_list(root, WORDING, report)


def load_bureau(root: Path, report: Report) -> Entry | None:
    """The bureau's office, leaders and organs, None without the file."""
    node = _compose(root, BUREAU, report)
    return read_entry(node, BUREAU, report) if node is not None else None


def _load_list(root: Path, shape: Shape, report: Report) -> tuple[Entry, ...]:
    node = _compose(root, shape, report)
    if node is None:
        return ()
    if not isinstance(node, nodes.Sequence):
        report.problems[:] = [problem for problem in report.problems if problem.rule != "yaml-indent"]
        report.error("not-a-list", *nodes.place(node, report), name=shape.name)
        return ()
    entries = [read_entry(item, shape, report) for item in nodes.items(node)]
    return tuple(entry for entry in entries if entry is not None)


def _compose(root: Path, shape: Shape, report: Report) -> nodes.Node | None:
    if not (root / report.path).exists():
        return None
    text = read_text(root / report.path, report, _LIMIT, "table-too-large")
    node = nodes.compose(text, keys_below(shape), report) if text else None
    return None if isinstance(node, nodes.Scalar) and not nodes.text_of(node) else node
