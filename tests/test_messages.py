"""The catalogue of sentences: complete in both languages, nothing never said, nothing said that is not there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from portal.messages import (
    CATALOGUE,
    attachments,
    commands,
    content,
    gateway,
    language_of,
    preview,
    publish,
    say,
    setup,
    site,
)
from portal.messages.argparse import in_chinese

PORTAL = Path(__file__).parent.parent / "portal"
SAYING = {"error", "warning", "say", "strange", "CannotFinish", "WrongCommandLine", "_problem", "report", "failure"}
SAYING |= {"SetUpFailed", "tell"}
WORDS_OF_ONE_LANGUAGE = {"known", "identifiers", "month"}  # lists and dates that are written otherwise in the other
HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def all_gaps(*texts: str) -> set[str]:
    """The names of the gaps in sentences."""
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def trees() -> list[tuple[str, ast.Module]]:
    """Every module of portal/ that says something, parsed."""
    files = [file for file in sorted(PORTAL.rglob("*.py")) if file.parent.name != "messages"]
    return [(file.relative_to(PORTAL).as_posix(), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


def sayings() -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, key and the gaps that are filled of every call that says a sentence by its name; None where they vary."""
    for path, module in trees():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            keys = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if name in SAYING and keys and re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", keys[0]):
                filled = {word.arg for word in node.keywords if word.arg}
                vague = name == "say" or any(word.arg is None for word in node.keywords)
                yield f"{path}:{node.lineno}", keys[0], None if vague else filled


def test_a_sentence_is_the_same_in_both_languages() -> None:
    """Chinese and English are both there, have the same gaps, and have a hint both or neither."""
    unlike = [
        key
        for key, said in CATALOGUE.items()
        if not (said.zh and said.en)
        or (all_gaps(said.zh, said.zh_hint) ^ all_gaps(said.en, said.en_hint)) - WORDS_OF_ONE_LANGUAGE
        or bool(said.zh_hint) != bool(said.en_hint)
    ]
    assert [] == unlike


def test_an_english_sentence_is_english() -> None:
    """No Chinese is left in English, but for the mark that new documents carry and what must be typed."""
    texts = {key: (said.en + said.en_hint).replace("待填", "") for key, said in CATALOGUE.items()}
    quoted = {key: re.sub(r"""'[^']*'|"[^"]*"|\[\[[^\]]*\]\]""", "", text) for key, text in texts.items()}
    assert [] == [key for key, text in quoted.items() if HAN.search(text)]


def test_no_key_stands_in_two_parts_of_the_catalogue() -> None:
    """A sentence does not silently take the place of another of the same name."""
    parts = (setup, commands, content, attachments, site, preview, publish, gateway)
    assert sum(len(part.SENTENCES) for part in parts) == len(CATALOGUE)


def test_everything_said_is_in_the_catalogue() -> None:
    """No rule and no sentence is named in portal/ that has no words."""
    assert [] == [(place, key) for place, key, _ in sayings() if key not in CATALOGUE]


def test_every_gap_is_filled() -> None:
    """Whoever says a sentence brings all that it needs, hint included."""
    lacking = [
        (place, key, need - filled)
        for place, key, filled in sayings()
        if filled is not None and key in CATALOGUE
        for need in [all_gaps(*CATALOGUE[key])]
        if need - filled
    ]
    assert [] == lacking


def test_nothing_in_the_catalogue_is_never_said() -> None:
    """Each sentence is named somewhere in portal/, whole or by its beginning."""
    whole, beginnings = set(), set()
    for _, module in trees():
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    beginnings = {text for text in beginnings if re.fullmatch(r"[a-z]+-", text)}
    unsaid = {key for key in CATALOGUE if key not in whole and not key.startswith(tuple(beginnings))}
    assert set() == unsaid


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environ: dict[str, str], language: str) -> None:
    """Chinese unless the locale names English, in the order in which systems look."""
    assert language == language_of(environ)


def test_a_value_with_braces_is_said_as_it_is() -> None:
    """What an author wrote fills a gap and is not taken for one."""
    assert "没有这个站点文件夹：{path}{0}" == say("no-such-root", "zh", {"path": "{path}{0}"})


def test_the_argument_parser_of_this_python_is_known() -> None:
    """What its parser says of a wrong option is among the sentences we have in Chinese."""
    assert "不认识的选项：%s" == in_chinese("unrecognized arguments: %s")
