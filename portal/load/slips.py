"""Slips of typing in YAML that an author cannot see or YAML cannot say: noted, mended, and the reading goes on."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from portal.load.report import Report

_HIDDEN = re.compile(
    r"\t|[：:][ ]*[｛［]|\s#[^\s#]|(?:^[ ]*(?:-[ ]+)*|[{,，][ ]*)[^\s:：，,{}]{1,16}[ ]*(?:：|:[^\s:/])|^[ ]*-[^\s-]"
    r"|\{[^\n]*，",
    re.MULTILINE,
)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_KEY_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dash>(?:-[ ]+)*)(?P<key>[^\s:：\"'\[\]{}#&!|>@`,，?-][^:：\"'#\[\]{}]*?)[ \t]*"
    r"(?P<colon>[:：][:：]*)(?P<space>[ \t]*)(?P<value>.*)"
)
_DASH = re.compile(r"([ \t]*)-(?=[^\s-])")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_IN_FLOW = re.compile(r"(?P<before>[\[{,，]\s*)(?P<key>[\w]+)[ ]*(?P<colon>[:：]+)(?P<space>[ ]*)")
_HASH = re.compile(r"(?:^|(?<=\s))#(?=[^\s#])")
_WIDE_BRACKETS = str.maketrans("｛｝［］", "{}[]")
_LONGEST_KEY = 16
_MOST_MOVES = 50


def mend_slips(text: str, known_keys: AbstractSet[str], report: Report) -> str:
    """The text as it was meant; each slip is noted, and ``report`` knows where its line has moved."""
    mender = _Mender(known_keys, report)
    return "\n".join(mender.line(number, line) for number, line in enumerate(text.split("\n"), start=1))


def hides_slips(text: str) -> bool:
    """Whether there may be slips that YAML reads as something else instead of refusing them."""
    return _HIDDEN.search(text) is not None


def without_control_characters(text: str, report: Report) -> str:
    """The text without what YAML refuses or takes for a line's end; each is noted."""
    if text.replace("\n", "").isprintable():
        return text
    for number, line in enumerate(text.split("\n"), start=1):
        places = [found.start() for found in _UNREADABLE.finditer(line)]
        if places:
            report.error("yaml-characters", number, places[0] + 1, code=f"U+{ord(line[places[0]]):04X}")
            report.moved[number] = [(place, -1) for place in places[:_MOST_MOVES]]
    return _UNREADABLE.sub("", text)


def _is_unclosed(value: str) -> bool:
    """Whether brackets open in the value that later lines must close."""
    return value[:1] in {"[", "{"} and sum(map(value.count, "[{")) > sum(map(value.count, "]}"))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(slots=True)
class _Mender:
    """Goes through the lines; knows the columns where keys stand, and whether the last one still awaits its value."""

    known_keys: AbstractSet[str]
    report: Report
    columns: list[int] = field(default_factory=list)
    open: bool = True
    text_below: bool = False
    strayed: tuple[int, int] = (-1, -1)

    def line(self, number: int, line: str) -> str:
        """The line as it was meant."""
        if not line.strip() or line.lstrip().startswith("#"):
            return line
        if line.startswith(("...", "%")):
            return self._stray_mark(number, line)
        line = self._without_tabs(number, line)
        if self.text_below and _depth(line) > self.columns[-1]:
            return line
        line = self._with_dash_space(number, line)
        found = _KEY_LINE.fullmatch(line)
        if found is None:
            return self._flow(number, line, 0)
        if not self._is_key(found):
            return line
        line = self._at_its_column(number, line, found)
        return self._key_line(number, line)

    def _stray_mark(self, number: int, line: str) -> str:
        rule = "yaml-character-start" if line[0] == "%" else "yaml-several-documents"
        self.report.error(rule, number, 1, sign=line[0])
        return ""

    def _without_tabs(self, number: int, line: str) -> str:
        """Tabs as spaces; those of the indent are noted and the line put where the last key lets it stand."""
        if "\t" not in line:
            return line
        bare = line.lstrip(" \t").replace("\t", " ")
        indent = line[: len(line) - len(bare)]
        if "\t" not in indent or self.text_below:
            return line.replace("\t", " ")
        self.report.error("tab", number, indent.index("\t") + 1)
        wanted = self.columns[-1] + 2 * self.open if self.columns else 0
        self.report.note_move(number, 0, wanted - len(indent))
        return " " * wanted + bare

    def _with_dash_space(self, number: int, line: str) -> str:
        found = _DASH.match(line)
        if found is None or self._is_text_of_last(len(found[1])):
            return line
        self.report.error("dash-space", number, found.end(), text=line.strip())
        self.report.note_move(number, found.end(), 1)
        return f"{line[: found.end()]} {line[found.end() :]}"

    def _is_text_of_last(self, depth: int) -> bool:
        """Whether a line this deep can only go on with the text of the last key."""
        return not self.open and bool(self.columns) and depth > self.columns[-1]

    def _is_key(self, found: re.Match[str]) -> bool:
        """Whether the words before the colon are a key: any at the margin, known ones where keys may stand."""
        if found["colon"] == ":" and (found["space"] or not found["value"]):
            return True
        if self._is_text_of_last(len(found["indent"])):
            return False
        at_margin = not found["indent"] and not found["dash"] and len(found["key"]) <= _LONGEST_KEY
        return at_margin or found["key"].strip() in self.known_keys

    def _at_its_column(self, number: int, line: str, found: re.Match[str]) -> str:
        """The line where its group's keys stand; one that stands elsewhere is noted, a run of such lines once."""
        depth, column = len(found["indent"]), found.start("key")
        last = self.columns[-1] if self.columns else -1
        while self.columns and self.columns[-1] > depth:
            last = self.columns.pop()
        top = self.columns[-1] if self.columns else -1
        if found["dash"] or last < 0 or depth in {top, last} or (depth > last and self.open):
            self.columns += [column] * (column != top)
            self.strayed = (-1, -1)
            return line
        if self.strayed != (depth, last):
            self.report.error("yaml-indent", number, depth + 1)
        self.strayed = (depth, last)
        self.columns += [last] * (last != top)
        self.report.note_move(number, 0, last - depth)
        return " " * last + line[depth:]

    def _key_line(self, number: int, line: str) -> str:
        found = _KEY_LINE.fullmatch(line)
        if found is None:
            return line
        if found["colon"] != ":" or (found["value"] and not found["space"]):
            line = self._with_plain_colon(number, line, found)
        value = found["value"].strip()
        self.open = not value or value == "#" or value.startswith(("# ", "##"))
        self.text_below = value.startswith(("|", ">", '"', "'")) or _is_unclosed(value)
        start = len(line) - len(found["value"])
        if value.startswith(("｛", "［")):
            self.report.error("full-width-bracket", *self.report.original(number, start + 1), sign=value[0])
            line = line[:start] + line[start:].translate(_WIDE_BRACKETS)
        if line[start : start + 1] in {"[", "{"}:
            return self._flow(number, line, start)
        return line if self.text_below or self.open else self._with_hashes(number, line, start)

    def _with_plain_colon(self, number: int, line: str, found: re.Match[str]) -> str:
        start = found.start("colon")
        rule = "full-width-colon" if "：" in found["colon"] else "colon-space"
        self.report.error(rule, *self.report.original(number, start + 1), key=found["key"].strip())
        self.report.note_move(number, start + 1, 2 - (found.end("space") - start))
        return f"{line[:start]}: {line[found.end('space') :]}"

    def _with_hashes(self, number: int, line: str, start: int) -> str:
        if "#" not in line[start:]:
            return line
        for found in _HASH.finditer(line, start):
            self.report.error("hash", *self.report.original(number, found.start() + 1))
        return line[:start] + _HASH.sub("＃", line[start:])

    def _flow(self, number: int, line: str, start: int) -> str:
        """The line with the plain colons and commas of what stands in braces or brackets."""
        if not line[start:].lstrip(" -").startswith(("[", "{")):
            return line
        hidden = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line)
        for found in reversed(list(self._slips_in_flow(number, hidden, start))):
            end = found.end("space")
            before = found["before"].replace("，", ", ")
            self.report.note_move(number, found.start() + 1, len(before) - len(found["before"]))
            self.report.note_move(number, found.start("colon") + 1, 2 - (end - found.start("colon")))
            line = f"{line[: found.start()]}{before}{found['key']}: {line[end:]}"
        return line

    def _slips_in_flow(self, number: int, hidden: str, start: int) -> Iterator[re.Match[str]]:
        for found in _IN_FLOW.finditer(hidden, start):
            if found["key"] not in self.known_keys:
                continue
            wide_comma, wide_colon = "，" in found["before"], "：" in found["colon"]
            glued = not found["space"] and hidden[found.end() : found.end() + 1] not in {"", ",", "}"}
            if wide_comma:
                self.report.error("full-width-comma", *self.report.original(number, found.start() + 1))
            if wide_colon or glued:
                rule = "full-width-colon" if wide_colon else "colon-space"
                self.report.error(rule, *self.report.original(number, found.start("colon") + 1), key=found["key"])
            if wide_comma or wide_colon or glued:
                yield found
