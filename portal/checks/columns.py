"""Columns: their own tree, the documents filed under them, and the ones nothing is filed under."""

import re
from collections import Counter
from collections.abc import Iterator

from portal.model.source import Entry, SourceTree, Visibility, visibility
from portal.problems import Location, Problem, error, warning
from portal.schema.words import TYPE_NAMES

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def all_columns(tree: SourceTree) -> Iterator[Entry]:
    """Every column, parents before children."""
    waiting = list(tree.columns)
    while waiting:
        column = waiting.pop(0)
        yield column
        waiting[:0] = column.entries("children")


def column_tree(tree: SourceTree) -> Iterator[Problem]:
    """Column ids are ASCII, as addresses are made of them, and ids and names are not used twice."""
    seen: dict[str, Location] = {}
    for column in all_columns(tree):
        if column.text("id") and not _ID.fullmatch(column.text("id")):
            yield error(column.place("id"), "column-id", value=column.text("id"))
        for key in ("id", "name"):
            word = column.text(key)
            first = seen.setdefault(word, column.place(key)) if word else column.place(key)
            if first != column.place(key) and column.text("id") != column.text("name"):
                yield error(column.place(key), "duplicate-column", value=word, first=first)


def columns_of_documents(tree: SourceTree) -> Iterator[Problem]:
    """Documents and stubs stand in a column that exists and takes their type; somebody names their category."""
    columns = {column.text(key): column for column in all_columns(tree) for key in ("id", "name")}
    for entry in (*(document.entry for document in tree.documents), *(stub.entry for stub in tree.stubs)):
        name = entry.text("column")
        column = columns.get(name)
        if not name or not columns:
            continue
        if column is None:
            known = "、".join(sorted({found.text("name") for found in columns.values()}))
            yield error(entry.place("column"), "unknown-column", value=name, known=known)
            continue
        if entry.text("type") and column.texts("types") and entry.text("type") not in column.texts("types"):
            yield error(
                entry.place("column"),
                "type-not-in-column",
                column=column.text("name"),
                type=TYPE_NAMES[entry.text("type")],
                known="、".join(TYPE_NAMES[kind] for kind in column.texts("types")),
            )
        if not entry.text("category") and not column.text("category"):
            yield warning(entry.place("column"), "no-category", column=column.text("name"))


def empty_columns(tree: SourceTree) -> Iterator[Problem]:
    """An empty column is left out of the site and reported; a required one may not be empty (domain.md §6, C06)."""
    filled: Counter[str] = Counter(
        document.entry.text("column")
        for document in tree.documents
        if visibility(document, tree.as_of) is Visibility.PUBLIC
    )
    for stub in tree.stubs:
        if stub.entry.flag("title_public"):
            filled[stub.entry.text("column")] += 1
    if not tree.documents and not tree.unreadable:
        yield error(Location("content/documents"), "no-documents")
        return
    for column in all_columns(tree):
        below = [column, *_below(column)]
        if any(filled[found.text("id")] or filled[found.text("name")] for found in below):
            continue
        report = error if column.flag("required") and not tree.unreadable else warning
        rule = "required-column-empty" if column.flag("required") else "empty-column"
        yield report(column.where, rule, column=column.text("name"))


def _below(column: Entry) -> Iterator[Entry]:
    for child in column.entries("children"):
        yield child
        yield from _below(child)
