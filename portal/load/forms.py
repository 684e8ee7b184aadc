"""The form files: content/forms/*.yaml become forms. The gateway reads them here too, and nothing else of a site."""

import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from portal import forms as own
from portal.load import nodes
from portal.load.form_entry import make_form
from portal.load.form_fields import check_fields
from portal.load.form_whole import check_form
from portal.load.keys import keys_below
from portal.load.litter import is_litter
from portal.load.report import Report
from portal.load.text import read_text
from portal.load.values import read_entry
from portal.model.form import REQUEST, Form
from portal.problems import Problem
from portal.schema.forms import FORM, FORM_KINDS

FOLDER = "content/forms"
_LIMIT = 200_000
_NAME = re.compile(r"(?!.*-blank$)[a-z][a-z0-9-]{0,39}")


def load_forms(folder: Path) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """The forms of the folder by their kind, the statutory request form among them always, and every problem met.

    A site without a request form of its own gets ours: every organ has to take requests (条例 第二十七条、第二十九条).
    """
    problems: list[Problem] = []
    read: list[Form] = []
    for file in _files(folder):
        report = Report(f"{FOLDER}/{file.name.encode('utf-8', 'surrogateescape').decode('utf-8', 'replace')}")
        form = _load(file, report)
        problems += report.problems
        if form is not None:
            read.append(form)
    if not (folder / f"{REQUEST}.yaml").exists():
        read.insert(0, our_request_form())
    kinds = tuple(FORM_KINDS)
    read.sort(key=lambda form: (kinds.index(form.kind), form.id))
    return tuple(read), tuple(problems)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if not is_litter(file.name)) if folder.is_dir() else []


@cache
def our_request_form() -> Form:
    """The request form we ship. Raises ``AssertionError`` when it is not well written."""
    with as_file(files(own) / f"{REQUEST}.yaml") as file:
        report = Report(file.name)
        form = _load(file, report)
    if form is None:
        raise AssertionError(report.problems)
    return form


def _load(file: Path, report: Report) -> Form | None:
    """The form of one file, or None after noting what is wrong with it."""
    if file.suffix != ".yaml" or not _NAME.fullmatch(file.stem):
        report.error("form-file-name", name=report.path.rpartition("/")[2])
        return None
    if file.is_symlink():
        report.error("symbolic-link")
        return None
    text = read_text(file, report, _LIMIT, "table-too-large")
    node = nodes.compose(text, keys_below(FORM), report) if text else None
    if node is None:
        if not report.problems:
            report.error("form-empty")
        return None
    entry = read_entry(node, FORM, report)
    if entry is None:
        return None
    check_fields(entry, report)
    check_form(entry, file.stem, report)
    return None if report.problems else make_form(entry, file.stem)
