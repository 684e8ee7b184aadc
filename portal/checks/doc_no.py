"""发文字号: its form, the bureau's own codes, its year, and that no two documents share one (domain.md §7)."""

import difflib
import re
from collections.abc import Iterator

from portal.model.source import SourceTree
from portal.problems import Location, Problem, error, warning

_FORM = re.compile(r"([\u4e00-\u9fff]{1,12})〔((?:19|20)\d{2})〕([1-9]\d{0,3})号")
_ORDER = re.compile(r"[\u4e00-\u9fff]{0,20}(?:令|公告|通告)(?:(?:19|20)\d{2}年)?第[1-9]\d*号|第[1-9]\d*号令")
_BRACKETS = str.maketrans("[［【（(「《<〈]］】）)」》>〉", "〔" * 9 + "〕" * 9)
_LOOSE = re.compile(r"([\u4e00-\u9fff]{1,12}?)〔*((?:19|20)\d{2})〕*第?0*([1-9]\d{0,3})号?")


def document_numbers(tree: SourceTree) -> Iterator[Problem]:
    """A 发文字号 is 代字〔年〕序号号 with one of the bureau's codes and the year of signing, and names one document."""
    seen: dict[str, Location] = {}
    for document in tree.documents:
        entry = document.entry
        value, where = entry.text("doc_no"), entry.place("doc_no")
        found = _FORM.fullmatch(value)
        if not value or _ORDER.fullmatch(value):
            continue
        if not found:
            near = corrected(value)
            yield (
                error(where, "doc-no-near", value=value, near=near)
                if near
                else warning(where, "doc-no-form", value=value)
            )
            continue
        if entry.text("issuer") == tree.settings.organ:
            yield from _code(found[1], where, tree)
        written = entry.day("written_date")
        if written and str(written.year) != found[2]:
            yield warning(where, "doc-no-year", value=value, year=written.year)
        first = seen.setdefault(value, where)
        if first != where:
            yield warning(where, "duplicate-doc-no", value=value, first=first)


def _code(code: str, where: Location, tree: SourceTree) -> Iterator[Problem]:
    codes = tree.settings.doc_no_codes
    if codes and code not in codes:
        near = difflib.get_close_matches(code, codes, 3, 0.5)
        yield error(where, "doc-no-code", code=code, known="、".join(near or codes))


def corrected(value: str) -> str:
    """The number that was meant, empty when it cannot be told."""
    bare = re.sub(r"\s", "", value).translate(_BRACKETS)
    found = _LOOSE.fullmatch(bare)
    return f"{found[1]}〔{found[2]}〕{found[3]}号" if found else ""
