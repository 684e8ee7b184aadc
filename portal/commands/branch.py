"""``review --base REF``: the page on which a branch is approved, and the same as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from portal.branch.comparison import Branch, Change, compare_branch
from portal.commands.showing import as_line, sentence_and_hint
from portal.messages import Language
from portal.model.order import Order
from portal.papers import Paper
from portal.problems import CannotFinish, Problem
from portal.render.branch import render_branch
from portal.render.templates import template_folders


def write_branch(order: Order, base: str, language: Language) -> tuple[str, int]:
    """Write .gongkai/branch.html and .json; the page's path and how many documents change in public."""
    branch = compare_branch(order, base)
    data = _data(branch, base, language)
    page = order.root / ".gongkai" / "branch.html"
    try:
        page.parent.mkdir(exist_ok=True)
        page.write_bytes(render_branch(data, template_folders(order.root)))
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        page.with_suffix(".json").write_text(text, "utf-8", newline="\n")
    except OSError as fault:
        raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault
    return str(page), len(branch.changes)


def _data(branch: Branch, base: str, language: Language) -> Mapping[str, object]:
    return {
        "base": base,
        "commit": branch.commit,
        "as_of": branch.as_of.isoformat(),
        "seen_at": branch.seen_at.isoformat(),
        "base_is_sound": branch.base_is_sound,
        "documents": [_change(change, branch, language) for change in branch.changes],
        "other_pages": [{"address": address, "kind": kind} for address, kind in branch.other_pages],
    }


def _change(change: Change, branch: Branch, language: Language) -> Mapping[str, object]:
    facts = ("kind", "number", "title", "column", "doc_no", "published_at")
    return {
        **{name: getattr(change, name) for name in facts},
        "later": change.published_at > branch.as_of.isoformat(),
        "rows": [asdict(row) for row in change.rows],
        "files": [{"name": name, "kind": kind} for name, kind in change.files],
        "warnings": [_problem(problem, language) for problem in change.problems],
        "review": _review(change.paper, language) if change.paper else None,
    }


def _review(paper: Paper, language: Language) -> Mapping[str, object]:
    return {
        "holds": paper.is_bound,
        "date": paper.reviewed.isoformat() if paper.reviewed else None,
        "named": {key: name for key, name in paper.named.items() if name},
        "steps": [step.name for step in paper.steps],
        "finds": [as_line(find, language) for find in paper.finds],
        "waived": [{"find": as_line(find, language), "basis": basis} for find, basis in paper.waived],
    }


def _problem(problem: Problem, language: Language) -> Mapping[str, object]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "rule": problem.rule,
        "text": sentence_and_hint(problem, language),
    }
