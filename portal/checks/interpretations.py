"""Interpretations: of what, by whom, how soon, and readable without pictures (seed 2-12; domain.md §10)."""

import re
from collections.abc import Iterator

from portal.calendar import Calendar
from portal.checks.relations import Relations, of_type, published_on, told
from portal.links import line_and_column
from portal.model.source import Entry, SourceDocument, SourceTree
from portal.problems import Location, Problem, error, warning

_WITHIN = 3
_PICTURED = frozenset({"infographic", "audio", "video", "animation"})
_LEAST_TEXT = 80
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)|<img\b[^>]*>", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")


def interpretations_in_time(tree: SourceTree) -> Iterator[Problem]:
    """The first interpretation is online within 3 working days of the policy that needs one (T-INTERP)."""
    relations, calendar = Relations(tree), Calendar(tree.regional_days)
    for policy in of_type(tree, "policy"):
        day = published_on(policy)
        if day is None:
            continue
        due = calendar.add_working_days(day, _WITHIN)
        found = [item for item in relations.naming(policy, "interprets") if item.entry.values.get("first") is not False]
        dated = sorted((published, item.number, item) for item in found if (published := published_on(item)))
        if dated and dated[0][0] > due.date:
            first = dated[0][2].entry
            yield warning(first.place("published_at"), "interpretation-late", number=policy.number, date=told(due))
        elif not dated and policy.entry.flag("needs_interpretation") and relations.is_owed(due.target):
            yield warning(policy.entry.place("needs_interpretation"), "interpretation-due", due=told(due))


def interpreted_by_the_drafter(tree: SourceTree) -> Iterator[Problem]:
    """谁起草谁解读: the unit that drafted the document, or the lead of a joint one, interprets it."""
    relations = Relations(tree)
    for document in of_type(tree, "interpretation"):
        unit = document.entry.text("author_unit")
        for _, policy in relations.targets(document, "interprets") if unit else ():
            names = ("drafting_unit", "responsible_unit", "issuer")
            drafters = [name for key in names if (name := policy.entry.text(key))]
            if unit not in drafters:
                where = document.entry.place("author_unit")
                yield warning(where, "interpretation-author", unit=unit, drafters="、".join(dict.fromkeys(drafters)))


def interpreted_in_public(tree: SourceTree) -> Iterator[Problem]:
    """Nothing published names, as a document elsewhere, what the register holds back."""
    hidden = {_bare(stub.entry.text(key)) for stub in tree.stubs for key in ("title", "doc_no") if _is_kept(stub.entry)}
    hidden.discard("")
    for document in tree.documents:
        for entry in document.entry.references("interprets"):
            if isinstance(entry, Entry):
                for key in ("title", "doc_no"):
                    if _bare(entry.text(key)) in hidden:
                        yield error(entry.place(key), "interprets-withheld", value=entry.text(key))


def _is_kept(stub: Entry) -> bool:
    return not stub.flag("title_public")


def _bare(text: str) -> str:
    return re.sub(r"[\s《》〈〉“”\[\]〔〕（）()]", "", text)


def pictures_have_text(tree: SourceTree) -> Iterator[Problem]:
    """What a picture, sound or film says is also there as text; every picture has its words (domain.md §9)."""
    for document in of_type(tree, "interpretation"):
        if not _PICTURED.intersection(document.entry.texts("form")):
            continue
        for found in _IMAGE.finditer(document.body):
            if found[1] is not None and not found[1].strip():
                yield error(_place(document, found.start()), "picture-without-words")
        if len(_HAN.findall(_IMAGE.sub("", document.body))) < _LEAST_TEXT:
            yield error(document.entry.place("form"), "infographic-without-text", least=_LEAST_TEXT)


def _place(document: SourceDocument, offset: int) -> Location:
    return Location(document.path, *line_and_column(document.body, offset, document.body_line))
