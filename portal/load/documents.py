"""The documents of content/documents, one folder each."""

import os
import re
from dataclasses import replace
from pathlib import Path

from portal.load import nodes
from portal.load.folders import list_folder, load_file, strange
from portal.load.front_matter import Cut, cut_front_matter
from portal.load.keys import keys_below
from portal.load.report import Report
from portal.load.shelf import Shelf
from portal.load.text import read_text
from portal.load.values import read_entry
from portal.model.source import Entry, SourceDocument, SourceFile
from portal.problems import Problem
from portal.schema.fields import BASE_FIELDS, STUB
from portal.schema.kinds import Shape
from portal.schema.types import DOCUMENT_TYPES
from portal.schema.words import TYPE_NAMES

FOLDER = "content/documents"
FRONT_MATTER_LIMIT = 64_000
_YEAR = re.compile(r"(?:19|20|21)\d{2}")
_NUMBER = re.compile(r"(?:19|20|21)\d{2}-\d{5}")
_OWN_FIELDS = {
    field.name: replace(field, required=False, when=None)
    for kind in DOCUMENT_TYPES.values()
    for field in kind.own_fields
}
_ANY_TYPE = Shape("文件", (*BASE_FIELDS, *_OWN_FIELDS.values()))
_TOP_KEYS = frozenset((*_ANY_TYPE.by_key, *STUB.by_key))
_KNOWN_KEYS = keys_below(_ANY_TYPE) | keys_below(STUB)
_TYPE_BY_WORD = {**{name: key for key, name in TYPE_NAMES.items()}, **{key: key for key in TYPE_NAMES}}
_ALMOST_INDEX = frozenset({"index.md", "index.md.txt", "index.txt", "index.markdown", "index.mdx"})


def load_documents(root: Path) -> tuple[list[SourceDocument], list[str], list[Problem]]:
    """The documents that could be read, the numbers of those that could not, and every problem met."""
    report = Report(FOLDER)
    shelf = Shelf(root)
    documents: list[SourceDocument] = []
    unreadable: list[str] = []
    for year in list_folder(root / FOLDER, FOLDER, report):
        path = f"{FOLDER}/{year.name}"
        if not year.is_dir() or not _YEAR.fullmatch(year.name):
            strange(path, "not-a-year-folder", report, name=year.name)
            continue
        for folder in list_folder(Path(year.path), path, report):
            document = _load_folder(folder, f"{path}/{folder.name}", shelf, report)
            if document is not None:
                documents.append(document)
            elif _NUMBER.fullmatch(folder.name):
                unreadable.append(folder.name)
    return documents, unreadable, report.problems


def load_document(root: Path, number: str) -> SourceDocument | None:
    """One document alone, None where there is anything to say of it."""
    path = f"{FOLDER}/{number[:4]}"
    report = Report(FOLDER)
    for folder in list_folder(root / path, path, report):
        if folder.name == number:
            document = _load_folder(folder, f"{path}/{number}", Shelf(root), report)
            return None if report.problems else document
    return None


def _load_folder(folder: os.DirEntry[str], path: str, shelf: Shelf, report: Report) -> SourceDocument | None:
    if not folder.is_dir() or not _NUMBER.fullmatch(folder.name):
        strange(path, "not-a-number-folder", report, name=folder.name)
        return None
    beside: list[os.DirEntry[str]] = []
    has_index = False
    for entry in list_folder(Path(folder.path), path, report):
        if entry.name == "index.md" and entry.is_file():
            has_index = True
        elif entry.is_dir():
            strange(f"{path}/{entry.name}", "folder-in-document", report, name=entry.name)
        else:
            beside.append(entry)
    if not has_index:
        _note_no_index(path, folder.name, [entry.name for entry in beside], report)
        return None
    files = [load_file(entry, f"{path}/{entry.name}", shelf, report) for entry in beside]
    own = Report(f"{path}/index.md")
    document = _load_index(
        Path(folder.path) / "index.md", folder.name, tuple(file for file in files if file is not None), own
    )
    report.problems.extend(own.problems)
    return document


def _note_no_index(path: str, number: str, names: list[str], report: Report) -> None:
    almost = next((name for name in names if name.lower() in _ALMOST_INDEX), "")
    if almost:
        strange(f"{path}/{almost}", "almost-index", report, name=almost)
    else:
        strange(path, "no-index", report, number=number)


def _load_index(file: Path, number: str, files: tuple[SourceFile, ...], report: Report) -> SourceDocument | None:
    text = read_text(file, report)
    if text is None:
        return None
    parts = cut(text, report)
    entry = read_front_matter(parts, report) if parts else None
    if parts is None or entry is None:
        return None
    return SourceDocument(number, entry, parts.body, parts.body_line, files)


def cut(text: str, report: Report) -> Cut | None:
    """The text of a document or a stub as front matter and body."""
    return cut_front_matter(text, _TOP_KEYS, report)


def read_front_matter(parts: Cut, report: Report, extra: Shape | None = None) -> Entry | None:
    """The front matter by the fields of its type, or by ``extra`` where a stub is read; None when it cannot be."""
    if len(parts.front_matter) > FRONT_MATTER_LIMIT:
        report.error("front-matter-too-large", limit=FRONT_MATTER_LIMIT // 1000)
        return None
    node = nodes.compose(parts.front_matter, _KNOWN_KEYS, report)
    if node is None or (isinstance(node, nodes.Scalar) and not nodes.text_of(node)):
        if not report.problems:
            report.error("front-matter-empty")
        return None
    return read_entry(node, extra or _shape(node), report)


def _shape(node: nodes.Node) -> Shape:
    """The fields of the type the front matter names; all fields when it names none we know."""
    for key, value in nodes.pairs(node) if isinstance(node, nodes.Mapping) else ():
        if isinstance(key, nodes.Scalar) and key.value in {"type", "类型"}:
            word = value.value.strip() if isinstance(value, nodes.Scalar) else ""
            if word in _TYPE_BY_WORD:
                return DOCUMENT_TYPES[_TYPE_BY_WORD[word]].shape
    return _ANY_TYPE
