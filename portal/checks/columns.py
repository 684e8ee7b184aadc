"""Columns: their own tree, the documents filed under them, and the ones nothing is filed under."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from portal.model.source import Entry, SourceDocument, SourceTree
from portal.model.visibility import Visibility, has_public_title, visibility
from portal.problems import SETTINGS_FILE, Location, Problem, error, warning
from portal.schema.words import TYPE_NAMES

COLUMNS_FILE = "content/columns.yaml"
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
            if first != column.place(key) and not (key == "name" and word == column.text("id")):
                yield error(column.place(key), "duplicate-column", value=word, first=first.line)


def columns_of_documents(tree: SourceTree) -> Iterator[Problem]:
    """Documents and stubs stand in a column that exists and takes their type."""
    columns = columns_by_word(tree)
    for entry in (*(document.entry for document in tree.documents), *(stub.entry for stub in tree.stubs)):
        word, kind = entry.text("column"), entry.text("type")
        column = columns.get(word)
        if column is None and word and not are_uncertain(tree):
            known = "、".join(column.text("name") for column in all_columns(tree))
            near = [name for name in columns if _bare(name) == _bare(word)]
            rule = "unknown-column-near" if near else "unknown-column"
            yield error(entry.place("column"), rule, value=word, known=known, near="".join(near[:1]))
        elif column is not None and kind and column.texts("types") and kind not in column.texts("types"):
            yield error(
                entry.place("column"),
                "type-not-in-column",
                column=column.text("name"),
                type=TYPE_NAMES[kind],
                known="、".join(TYPE_NAMES[kind] for kind in column.texts("types")),
            )


def columns_by_word(tree: SourceTree) -> Mapping[str, Entry]:
    """Each column by its id and by its name; the first one that has the word."""
    columns: dict[str, Entry] = {}
    for column in all_columns(tree):
        for word in (column.text("id"), column.text("name")):
            columns.setdefault(word, column)
    return columns


def are_uncertain(tree: SourceTree) -> bool:
    """Whether columns.yaml has faults, so that a column may be missing from what was read."""
    return COLUMNS_FILE in tree.unreadable or any(not _ID.fullmatch(column.text("id")) for column in all_columns(tree))


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def categories(tree: SourceTree) -> Iterator[Problem]:
    """Somebody names the category of each document: it or its column (公开类别)."""
    columns = columns_by_word(tree)
    silent: Counter[str] = Counter()
    for entry in (*(document.entry for document in tree.documents), *(stub.entry for stub in tree.stubs)):
        column = columns.get(entry.text("column"))
        if column is not None and not {"category"} & {*entry.called, *column.called}:
            silent[column.text("id")] += 1
    for column in all_columns(tree):
        if count := silent.pop(column.text("id"), 0):
            yield warning(column.where, "no-category", column=column.text("name"), count=count)


def empty_columns(tree: SourceTree) -> Iterator[Problem]:
    """An empty column is left out of the site and reported; a required one may not be empty (domain.md §6, C06)."""
    unreadable = tree.unreadable - {SETTINGS_FILE}
    if not tree.documents and not unreadable:
        yield error(Location("content/documents"), "no-documents")
        return
    columns = columns_by_word(tree)
    if unreadable or not all(_is_placed(document, columns) for document in tree.documents):
        return
    filled = {
        document.entry.text("column")
        for document in tree.documents
        if visibility(document, tree.as_of) is Visibility.PUBLIC
    }
    filled |= {stub.entry.text("column") for stub in tree.stubs if has_public_title(stub)}
    for column in all_columns(tree):
        if not any(filled & {found.text("id"), found.text("name")} for found in (column, *_below(column))):
            report = error if column.flag("required") else warning
            rule = "required-column-empty" if column.flag("required") else "empty-column"
            yield report(column.where, rule, column=column.text("name"))


def _is_placed(document: SourceDocument, columns: Mapping[str, Entry]) -> bool:
    """Whether it can be told where the document stands and when it is shown."""
    values = document.entry.values
    return (
        document.entry.text("column") in columns and values.get("openness") == "proactive" and "published_at" in values
    )


def _below(column: Entry) -> Iterator[Entry]:
    for child in column.entries("children"):
        yield child
        yield from _below(child)
