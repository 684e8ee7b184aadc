"""The stubs of content/register: front matter only, one for each document that is not proactively disclosed."""

import os
import re
from pathlib import Path

from portal.load.documents import cut, read_front_matter
from portal.load.folders import list_folder, strange
from portal.load.report import Report
from portal.load.text import read_text
from portal.model.source import SourceStub
from portal.problems import Problem
from portal.schema.fields import STUB

FOLDER = "content/register"
_YEAR = re.compile(r"(?:19|20|21)\d{2}")
_NUMBER = re.compile(r"r((?:19|20|21)\d{2})-\d{4}")


def load_register(root: Path) -> tuple[list[SourceStub], list[str], list[Problem]]:
    """The stubs that could be read, the numbers of those that could not, and every problem met."""
    report = Report(FOLDER)
    stubs: list[SourceStub] = []
    unreadable: list[str] = []
    for year in list_folder(root / FOLDER, FOLDER, report):
        path = f"{FOLDER}/{year.name}"
        if not year.is_dir() or not _YEAR.fullmatch(year.name):
            strange(path, "not-a-register-year", report, name=year.name)
            continue
        for file in list_folder(Path(year.path), path, report):
            stub = _load_stub(file, f"{path}/{file.name}", year.name, report)
            if stub is not None:
                stubs.append(stub)
            else:
                unreadable.append(file.name.removesuffix(".md"))
    return stubs, unreadable, report.problems


def _load_stub(file: os.DirEntry[str], path: str, year: str, report: Report) -> SourceStub | None:
    number = file.name.removesuffix(".md")
    named = _NUMBER.fullmatch(number)
    if file.is_dir() or not file.name.endswith(".md"):
        strange(path, "register-holds-more", report, name=file.name)
        return None
    if not named or named[1] != year:
        strange(path, "not-a-register-number", report, name=file.name, year=year)
        return None
    own = Report(path)
    stub = _read_stub(Path(file.path), number, own)
    report.problems.extend(own.problems)
    return stub


def _read_stub(file: Path, number: str, report: Report) -> SourceStub | None:
    text = read_text(file, report)
    parts = cut(text, report) if text is not None else None
    if parts is None:
        return None
    if parts.body:
        report.error("register-has-body", parts.body_line)
    entry = read_front_matter(parts, report, STUB)
    return SourceStub(number, entry) if entry else None
