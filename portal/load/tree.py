"""The whole site, read."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portal.history import deleted_documents, former_title
from portal.load.calendar import load_calendar
from portal.load.data import load_data
from portal.load.documents import load_documents
from portal.load.folders import list_folder, strange
from portal.load.forms import FOLDER as FORMS
from portal.load.forms import load_forms
from portal.load.register import load_register
from portal.load.report import Report
from portal.load.settings import load_settings
from portal.load.tables import load_bureau, load_columns, load_negative_list, load_retired, load_wording
from portal.model.source import SourceTree
from portal.problems import SETTINGS_FILE, Problem, has_errors

_KNOWN = frozenset(
    {
        "documents",
        "register",
        "columns.yaml",
        "negative-list.yaml",
        "bureau.yaml",
        "retired.yaml",
        "wording.yaml",
        "forms",
        "calendar",
        "pages",
        "data",
    }
)


_PAGES = "content/pages"
_NO_CONTENT = frozenset({"no-content", "empty-content"})


def load_tree(root: Path, as_of: datetime) -> tuple[SourceTree, list[Problem]]:
    """What the bureau filed, as far as it could be read, and every problem met."""
    settings, problems = load_settings(root)
    strangers = _strangers(root)
    settings_fault = {SETTINGS_FILE} if has_errors(problems) else set()
    problems += strangers
    if any(problem.rule in _NO_CONTENT for problem in strangers):
        nothing = SourceTree(
            settings=settings, as_of=as_of, columns=(), documents=(), unreadable=frozenset({"content", *settings_fault})
        )
        return nothing, problems
    columns, negative, bureau, retired, wording = (
        Report(f"content/{name}.yaml") for name in ("columns", "negative-list", "bureau", "retired", "wording")
    )
    documents, unreadable, document_problems = load_documents(root)
    stubs, unreadable_stubs, stub_problems = load_register(root)
    forms, form_problems = load_forms(root / FORMS)
    data, data_problems = load_data(root)
    deleted = deleted_documents(root)
    regional_days, calendar_problems = load_calendar(root)
    tree = SourceTree(
        settings=settings,
        as_of=as_of,
        columns=load_columns(root, columns),
        documents=tuple(documents),
        stubs=tuple(stubs),
        negative_list=load_negative_list(root, negative),
        data=tuple(data),
        bureau=load_bureau(root, bureau),
        retired=load_retired(root, retired),
        wording=load_wording(root, wording),
        forms=forms,
        unreadable=frozenset((*unreadable, *unreadable_stubs)),
        deleted=deleted,
        former_titles={
            document.number: former_title(root, *deleted[document.number])
            for document in documents
            if document.number in deleted
        },
        regional_days=regional_days,
    )
    tables = (columns, negative, bureau, retired, wording)
    problems += [problem for report in tables for problem in report.problems]
    faulty = settings_fault | {report.path for report in tables if report.problems}
    faulty |= {problem.where.path for problem in form_problems}
    return replace(tree, unreadable=tree.unreadable | faulty), [
        *problems,
        *document_problems,
        *stub_problems,
        *data_problems,
        *_pages(root),
        *calendar_problems,
        *form_problems,
    ]


def _pages(root: Path) -> list[Problem]:
    """A word on each file of content/pages, of which no page is made."""
    report = Report(_PAGES)
    for entry in list_folder(root / _PAGES, _PAGES, report):
        unused = Report(f"{_PAGES}/{entry.name}")
        unused.warning("page-unused", name=entry.name)
        report.problems.extend(unused.problems)
    return report.problems


def _strangers(root: Path) -> list[Problem]:
    report = Report("content")
    if not (root / "content").is_dir():
        report.error("no-content")
        return report.problems
    if not any((root / "content" / name).exists() for name in ("documents", "columns.yaml")):
        report.error("empty-content")
        return report.problems
    for entry in list_folder(root / "content", "content", report):
        if entry.name not in _KNOWN:
            strange(f"content/{entry.name}", "stranger-in-content", report, name=entry.name)
    return report.problems
