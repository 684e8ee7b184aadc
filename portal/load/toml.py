"""TOML as tables; what breaks it is said in words a clerk knows, and a key is found again in the text."""

import re
import tomllib
from collections.abc import Collection
from typing import Any

from portal.load.nearest import nearest
from portal.load.report import Report

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_HEADING = re.compile(r"\s*\[+\s*([\w.-]+)\s*\]+")
_KEY = re.compile(r"""(\s*)["']?([\w.-]+)["']?\s*=""")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate")
_WIDE_QUOTES = frozenset("“”‘’「」＂")
_NOT_EQUALS = frozenset("：＝:")
_WIDE_BRACKETS = frozenset("【】［］")


def load_tables(text: str, report: Report) -> dict[str, Any] | None:
    """The tables of the text, or None after noting what breaks it."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = _PLACE.search(str(fault))
        lines = text.split("\n")
        line, column = (int(found[1]), int(found[2])) if found else (len(text.splitlines()), 1)
        _note_syntax(str(fault), lines[line - 1] if line <= len(lines) else "", line, column, report)
        return None


def _note_syntax(fault: str, text: str, line: int, column: int, report: Report) -> None:
    sign = text[column - 1 : column]
    key, _, value = text.partition("=")
    if fault.startswith(_TWICE):
        report.error("toml-twice", line, len(text) - len(text.lstrip()) + 1, key=key.strip(" []"))
    elif sign in _WIDE_QUOTES:
        report.error("toml-quotes", line, column)
    elif text.lstrip()[:1] in _WIDE_BRACKETS or "table declaration" in fault:
        report.error("toml-heading", line, len(text) - len(text.lstrip()) + 1)
    elif sign in _NOT_EQUALS or "Expected '='" in fault:
        report.error("toml-equals", line, column)
    elif value.strip()[:1] in {'"', "'"} and ("Illegal character" in fault or "Unterminated" in fault):
        report.error("toml-quote-unclosed", line, text.index(value.strip()[0], len(key)) + 1)
    else:
        report.error("toml-syntax", line, column)


def place(text: str, table: str, key: str) -> tuple[int, int]:
    """Line and column of a key, or of a table's heading when ``table`` is empty."""
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _HEADING.match(line)
        if heading:
            current = heading[1]
            if current == (f"{table}.{key}" if table else key):
                return number, line.index("[") + 1
        found = _KEY.match(line)
        if found and current == table and found[2].split(".")[0] == key:
            return number, len(found[1]) + 1
    return 1, 1


def note_unknown_setting(key: str, where: tuple[int, int], known: Collection[str], report: Report) -> None:
    """Say that there is no such key or table, with the one that may be meant, or else all there are."""
    near = nearest(key, known)
    if near:
        report.error("unknown-setting-near", *where, key=key, near="”或“".join(near))
    else:
        report.error("unknown-setting", *where, key=key, known="、".join(known))
