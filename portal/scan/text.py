"""The scan of one text: what it holds that must not be published, where, and how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal.identity import is_credit_code, is_identity_card, passes_luhn
from portal.scan import patterns

Level = Literal["error", "warning"]
_NEAR = 20
_BEFORE = 200
_BIRTHS_UNTIL = 2007
_SHOWN_OF_CARD, _SHOWN_OF_MOBILE, _SHORTEST_BANK_CARD = 6, 3, 16
_AROUND_MARKS = " \t\u3000|>*#"


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: its kind, how it is treated, where in the text it stands, and its text with the middle masked."""

    kind: str
    level: Level
    start: int
    masked: str


@dataclass(frozen=True, slots=True)
class Context:
    """What may stand in public: the office's own numbers and the domains of its mail; whether names stand around.

    ``heading`` is what a cell of a table is called: the cell on its left and, on the last line, the head of its column.
    """

    contacts: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    beside_names: bool = False
    heading: str = ""


def scan_text(text: str, context: Context) -> Iterator[Hit]:
    """Every find in the text once, by kinds; full-width digits, zero-width characters and line ends hide nothing."""
    plain, places = _normalised(text)
    seen = set()
    for hit in _scan(plain, context):
        if (hit.kind, hit.start) not in seen:
            seen.add((hit.kind, hit.start))
            yield Hit(hit.kind, hit.level, places[hit.start], hit.masked) if places else hit


def _normalised(text: str) -> tuple[str, list[int]]:
    """The text with half-width characters and without zero-width ones, and where each stood when any was removed."""
    if patterns.FULL_WIDTH.search(text):
        text = text.translate(patterns.TO_HALF_WIDTH)
    if not patterns.ZERO_WIDTH.search(text):
        return text, []
    places: list[int] = []
    last = 0
    for found in patterns.ZERO_WIDTH.finditer(text):
        places += range(last, found.start())
        last = found.end()
    return patterns.ZERO_WIDTH.sub("", text), [*places, *range(last, len(text) + 1)]


def _scan(text: str, context: Context) -> Iterator[Hit]:
    for run in patterns.RUN_OF_DIGITS.finditer(text):
        begin, end = run.start(), run.end() + 1
        yield from _cards(text, begin, end, context)
        yield from _mobiles(text, begin, end, context)
        yield from _banks(text, begin, end, context)
    if "护照" in text or "护照" in context.heading:
        yield from _near(text, patterns.PASSPORT, "护照", "passport", context)
    if "通行证" in text or "通行证" in context.heading:
        yield from _near(text, patterns.PERMIT, "通行证", "permit", context)
    for found in patterns.PLATE.finditer(text):
        yield Hit("plate", "warning", found.start(), f"{found[0][:2]}***{found[0][-2:]}")
    if "@" in text:
        yield from _emails(text, context)
    yield from _marks(text)
    if context.beside_names:
        for found in patterns.ADDRESS.finditer(text):
            yield Hit("address", "warning", found.start(), f"{found[0]}…")


def _cards(text: str, begin: int, end: int, context: Context) -> Iterator[Hit]:
    for found in patterns.CARD.finditer(text, begin, end):
        number = _digits(found[1])
        if is_identity_card(number):
            yield Hit("id18", "error", found.start(), mask_card(number))
    for found in patterns.ID18.finditer(text, begin, end):
        if not is_identity_card(found[0]) and _may_be_card(text, found, context):
            yield Hit("id18-unsure", "warning", found.start(), mask_card(found[0]))
    for found in patterns.ID15.finditer(text, begin, end):
        if _is_near(text, found, patterns.CARD_WORDS, context) and not _is_code(text, found, context):
            yield Hit("id15", "warning", found.start(), mask_card(found[0]))


def _may_be_card(text: str, found: re.Match[str], context: Context) -> bool:
    """A number that fails its check is a mistyped card when it is called one, or reads like a grown-up's birthday."""
    if is_credit_code(found[0].upper()) or patterns.INDEX_NUMBER_AFTER.match(text, found.end()):
        return False
    if _is_near(text, found, patterns.CARD_WORDS, context):
        return True
    return int(found[0][6:10]) <= _BIRTHS_UNTIL and not _is_code(text, found, context)


def _mobiles(text: str, begin: int, end: int, context: Context) -> Iterator[Hit]:
    for pattern in (patterns.MOBILE, patterns.MOBILE_BROKEN):
        for found in pattern.finditer(text, begin, end):
            number = _digits(found["number"])
            doubtful = pattern is patterns.MOBILE_BROKEN or _is_code(text, found, context) or _is_in_row(text, found)
            called = _is_near(text, found, patterns.PHONE_WORDS, context)
            if number not in context.contacts and (called or not doubtful) and not _is_amount(text, found):
                yield Hit("mobile", "error", found.start("number"), _masked(number, _SHOWN_OF_MOBILE))


def _banks(text: str, begin: int, end: int, context: Context) -> Iterator[Hit]:
    for pattern in (patterns.BANK, patterns.BANK_GROUPED, patterns.BANK_BROKEN):
        for found in pattern.finditer(text, begin, end):
            number = _card_in(_digits(found[0]))
            whole = pattern is patterns.BANK
            doubtful = _is_code(text, found, context) if whole else (number[:1] != "6" or _is_in_row(text, found))
            doubtful = doubtful or pattern is patterns.BANK_BROKEN
            called = _is_near(text, found, patterns.BANK_WORDS, context)
            if number and (called or not doubtful) and not patterns.INDEX_NUMBER_AFTER.match(text, found.end()):
                yield Hit("bank", "error", found.start(), f"{'*' * (len(number) - 4)}{number[-4:]}")


def _card_in(digits: str) -> str:
    """The bank card the digits are or begin with, empty when there is none."""
    for number in (digits, digits[:_SHORTEST_BANK_CARD]):
        if passes_luhn(number) and not is_credit_code(number) and not is_identity_card(number):
            return number
    return ""


def _emails(text: str, context: Context) -> Iterator[Hit]:
    for found in patterns.EMAIL.finditer(text):
        domain = found[1].lower()
        ours = domain.endswith(".gov.cn") or domain in context.domains or found[0].lower() in context.contacts
        if not ours and not patterns.PICTURE.search(domain):
            yield Hit("email", "warning", found.start(), f"{found[0][0]}***@{domain}")


def _marks(text: str) -> Iterator[Hit]:
    if "密" in text:
        for found in _on_lines_with(patterns.SECRET_WORD, patterns.SECRET, text):
            yield Hit("secret", "error", _first_visible(found), found[0].strip(_AROUND_MARKS))
    if any(word in text for word in patterns.INTERNAL_WORDS):
        for found in _on_lines_with(patterns.INTERNAL_WORD, patterns.INTERNAL, text):
            yield Hit("internal", "error", _first_visible(found), found[0].strip(_AROUND_MARKS))


def _on_lines_with(word: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds on the lines that hold the word: few lines do, and it is slow."""
    done = 0
    for found in word.finditer(text):
        if found.start() >= done:
            begin = text.rfind("\n", 0, found.start()) + 1
            done = (text.find("\n", found.start()) + 1 or len(text) + 1) - 1
            yield from pattern.finditer(text, begin, done)


def _near(text: str, pattern: re.Pattern[str], word: str, kind: str, context: Context) -> Iterator[Hit]:
    for found in pattern.finditer(text):
        if _is_near(text, found, (word,), context):
            yield Hit(kind, "warning", found.start(), f"{found[0][0]}******{found[0][-2:]}")


def _is_near(text: str, found: re.Match[str], words: tuple[str, ...], context: Context) -> bool:
    around = f"{context.heading}\n{text[max(0, found.start() - _NEAR) : found.end() + _NEAR]}".lower()
    return any(word in around for word in words)


def _is_code(text: str, found: re.Match[str], context: Context) -> bool:
    """Whether the number is called a code, or belongs to a web address."""
    if patterns.CODE_HEADING.search(context.heading):
        return True
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return bool(patterns.CODE_BEFORE.search(before[-_NEAR:]) or patterns.WEB_ADDRESS_BEFORE.search(before))


def _is_amount(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 2) : found.start()]
    return bool(patterns.AMOUNT_BEFORE.search(before) or patterns.AMOUNT_AFTER.match(text, found.end()))


def _is_in_row(text: str, found: re.Match[str]) -> bool:
    """Whether the groups of digits stand among others, as the figures of a table's row do."""
    if found[0].isdecimal():
        return False
    before = text[max(0, found.start() - 4) : found.start()]
    return bool(patterns.FIGURE_BEFORE.search(before) or patterns.FIGURE_AFTER.match(text, found.end()))


def _digits(text: str) -> str:
    return re.sub("[^0-9Xx]", "", text)


def _first_visible(found: re.Match[str]) -> int:
    return found.start() + len(found[0]) - len(found[0].lstrip(_AROUND_MARKS))


def mask_card(number: str) -> str:
    """The identity number with its first six and last four characters shown."""
    return _masked(number, _SHOWN_OF_CARD)


def _masked(number: str, shown: int) -> str:
    return f"{number[:shown]}{'*' * (len(number) - shown - 4)}{number[-4:]}"
