"""Personal data and secrecy marks in what is about to be published (domain.md §12; 条例 第十五条, 个人信息保护法)."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from portal.checks.attachments import hits_of_file
from portal.checks.columns import all_columns
from portal.checks.data import hits_of_data
from portal.checks.headings import cells_below_heads, rows_of_markdown
from portal.checks.rendered import as_rendered
from portal.links import line_and_column
from portal.model.leaves import texts_of
from portal.model.source import Entry, SourceDocument, SourceTree, Value
from portal.problems import Location, Problem, error, warning
from portal.scan import Context, Hit, card_in_row, columns_of_list, mask_card, scan_text
from portal.scan.patterns import INTERNAL_WORDS, NAME_COLUMN, SECRET_WORD

_TABLE = re.compile(
    r"^\|?(?P<head>[^\n]*\|[^\n]*)\n[ |:-]*-[ |:-]*\n(?P<rows>(?:[^\n]*\|[^\n]*(?:\n|\Z))+)", re.MULTILINE
)
_FIGURES_BESIDE_FIGURES = re.compile(r"\d\s*\|[\s|]*[\dXx]", re.ASCII)
_NEVER_WAIVED = frozenset({"secret", "internal"})
_PUNITIVE = frozenset({"A20-06"})
_MANY_ROWS = 2
_RULES = {
    "id18": "pii-id-card",
    "id18-unsure": "pii-id-card-unsure",
    "id15": "pii-id-card-old",
    "mobile": "pii-mobile",
    "bank": "pii-bank-card",
    "passport": "pii-passport",
    "permit": "pii-permit",
    "plate": "pii-plate",
    "email": "pii-email",
    "address": "pii-address",
    "list-column": "pii-list-column",
    "secret": "pii-secret-mark",
    "internal": "pii-internal-mark",
}


def personal_data(tree: SourceTree) -> Iterator[Problem]:
    """What the scan finds in front matter, bodies, tables, files and their names, unless it is lawfully waived."""
    context = _context(tree)
    categories = {column.text(key): column.text("category") for column in all_columns(tree) for key in ("id", "name")}
    for document in tree.documents:
        yield from _unlawful_waivers(document, categories.get(document.entry.text("column"), ""))
        if tree.scanned and _mark_of(document, context) in tree.scanned:
            continue
        waived = _waived(document)
        for where, hit in _hits_of_document(document, context):
            if hit.kind not in waived:
                yield _problem(where, hit)
    for stub in tree.stubs:
        for where, hit in _hits_of_entry(stub.entry, context):
            yield _problem(where, hit)
    for table in tree.data:
        for where, hit in hits_of_data(table, context):
            yield _problem(where, hit)


def marks_without_finds(tree: SourceTree, problems: Iterable[Problem]) -> Iterator[bytes]:
    """The marks of those documents of which the scan had nothing to say."""
    rules = frozenset(_RULES.values())
    told = {problem.where.path for problem in problems if problem.rule in rules}
    context = _context(tree)
    for document in tree.documents:
        if told.isdisjoint((document.path, *(str(file.path) for file in document.files))):
            yield _mark_of(document, context)


def _mark_of(document: SourceDocument, context: Context) -> bytes:
    """Sixteen bytes that are others when anything the scan reads of the document is another."""
    files = [f"{file.path} {file.sha256}" for file in document.files]
    texts = texts_of(document.entry, named=True)
    parts = (*sorted(context.contacts), "", *sorted(context.domains), "", *files, "", *texts, "", document.body)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()


def waived_finds(tree: SourceTree) -> Iterator[tuple[Problem, str]]:
    """What the scan finds and a document's waiver lets stand, each with the law that the waiver names."""
    context = _context(tree)
    for document in tree.documents:
        waived = _waived(document)
        for where, hit in _hits_of_document(document, context) if waived else ():
            if hit.kind in waived:
                yield _problem(where, hit), waived[hit.kind]


def _context(tree: SourceTree) -> Context:
    """The office's own numbers and domains, which must stand in public (条例 第十二条)."""
    office = tree.bureau.entry("office") if tree.bureau else None
    organs = tree.bureau.entries("organs") if tree.bureau else ()
    phones = {re.sub("^(?:[+]|00)?86[- ]?(?=1)|[^0-9]", "", text) for text in _phones(office, organs)}
    mail = office.text("email") if office else ""
    domains = {tree.settings.domain, mail.partition("@")[2]} - {""}
    return Context(frozenset({*phones, mail.lower()} - {""}), frozenset(domain.lower() for domain in domains))


def _phones(office: Entry | None, organs: tuple[Entry, ...]) -> Iterator[str]:
    for entry in (*([office] if office else []), *organs):
        yield from (entry.text(key) for key in ("phone", "fax", "supervision_phone"))


def _waived(document: SourceDocument) -> Mapping[str, str]:
    """The law that lets each kind of find stand."""
    return {
        kind: waiver.text("basis")
        for waiver in document.entry.entries("pii_waiver")
        for kind in waiver.texts("kind")
        if waiver.text("basis") and kind not in _NEVER_WAIVED
    }


def _unlawful_waivers(document: SourceDocument, category: str) -> Iterator[Problem]:
    """A waiver names the law it rests on and stands only on punitive or mandatory disclosure (domain.md §12)."""
    for waiver in document.entry.entries("pii_waiver"):
        if "《" not in waiver.text("basis"):
            yield error(waiver.place("basis"), "waiver-basis")
        if (document.entry.text("category") or category) not in _PUNITIVE:
            yield error(waiver.where, "waiver-not-punitive")


def _hits_of_document(document: SourceDocument, context: Context) -> Iterator[tuple[Location, Hit]]:
    yield from _hits_of_entry(document.entry, context)
    yield from _hits_of_body(document, context)
    for file in document.files:
        for hit in scan_text(file.name.rpartition(".")[0], context):
            yield Location(str(file.path)), hit
        yield from hits_of_file(file, context)


def _hits_of_body(document: SourceDocument, context: Context) -> Iterator[tuple[Location, Hit]]:
    """What the Markdown holds, addresses of links included, and what shows only where its marks are gone."""
    told = set()
    for hit in scan_text(document.body, context):
        told.add((hit.kind, hit.start))
        yield _in_body(document, hit.start), hit
    rendered = as_rendered(document.body)
    if rendered.joins_figures() or (rendered.text != document.body and _may_hold_marks(rendered.text)):
        for hit in scan_text(rendered.text, context):
            if (hit.kind, rendered.place(hit.start)) not in told:
                yield _in_body(document, rendered.place(hit.start)), hit
    for table in _TABLE.finditer(rendered.text) if "|" in rendered.text else ():
        for hit in _hits_of_table(table, context):
            if (hit.kind, rendered.place(hit.start)) not in told:
                yield _in_body(document, rendered.place(hit.start)), hit


def _may_hold_marks(text: str) -> bool:
    """Whether the text has words that a second look could find to be an address or a mark of secrecy."""
    return any(word in text for word in ("@", *INTERNAL_WORDS)) or ("密" in text and bool(SECRET_WORD.search(text)))


def _hits_of_entry(entry: Entry, context: Context) -> Iterator[tuple[Location, Hit]]:
    """The finds at their places; nearly every entry has none, which one scan of all its texts tells."""
    if any(scan_text("\n\n".join(texts_of(entry)), context)):  # an empty line joins no numbers and ends every row
        for name, value in entry.values.items():
            yield from _hits_of_value(value, entry.place(name), context)


def _hits_of_value(value: Value, where: Location, context: Context) -> Iterator[tuple[Location, Hit]]:
    if isinstance(value, Entry):
        yield from _hits_of_entry(value, context)
    elif isinstance(value, tuple):
        for member in value:
            yield from _hits_of_value(member, where, context)
    elif isinstance(value, str):
        for hit in scan_text(value, context):
            yield where, hit


def _hits_of_table(table: re.Match[str], context: Context) -> Iterator[Hit]:
    """A list of people: columns that may not be there, numbers called by the column's head, addresses beside names."""
    if table["rows"].count("\n") >= _MANY_ROWS:
        for found in columns_of_list(table["head"]):
            yield Hit("list-column", "error", table.start("head") + found.start(), found[0])
    for place, cell, heading in cells_below_heads(table["head"], table["rows"]):
        for hit in scan_text(cell, replace(context, heading=heading)):
            yield replace(hit, start=table.start("rows") + place + hit.start)
    for place, cells in rows_of_markdown(table["rows"]) if _FIGURES_BESIDE_FIGURES.search(table["rows"]) else ():
        if number := card_in_row(cells):
            yield Hit("id18", "error", table.start("rows") + place, mask_card(number))
    if NAME_COLUMN.search(table["head"]):
        beside = Context(context.contacts, context.domains, beside_names=True)
        for hit in scan_text(table["rows"], beside):
            if hit.kind == "address":
                yield replace(hit, start=table.start("rows") + hit.start)


def _in_body(document: SourceDocument, offset: int) -> Location:
    return Location(document.path, *line_and_column(document.body, offset, document.body_line))


def _problem(where: Location, hit: Hit) -> Problem:
    report = error if hit.level == "error" else warning
    return report(where, _RULES[hit.kind], found=hit.masked)
