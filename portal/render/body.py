"""A document's body: from its Markdown to clean HTML with settled links, its contents and its withheld parts."""

import html as html_entities
import posixpath
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import quote, unquote

from portal.links import document_number, line_and_column
from portal.model.public import PublicDocument
from portal.problems import Location, Problem, error
from portal.render.cleaning import clean
from portal.render.headings import TocEntry, number_headings
from portal.render.markdown import bar_withheld, to_html

_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\s)(href|src)="([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Body:
    """What rendering makes of a document's Markdown."""

    html: str
    toc: tuple[TocEntry, ...]
    grounds: tuple[str, ...]
    problems: tuple[Problem, ...]


def make_body(document: PublicDocument, links: Mapping[str, str], addresses: AbstractSet[str]) -> Body:
    """The body's HTML; ``links`` gives the page of each document by number, ``addresses`` every file of the site."""
    html, toc = number_headings(to_html(document.body))
    html, grounds = bar_withheld(html)
    problems: list[Problem] = []
    if 'href="' in html or 'src="' in html:
        html = _settle_links(html, document, links, addresses, problems)
    return Body(clean(html), toc, grounds, tuple(problems))


def _settle_links(
    html: str,
    document: PublicDocument,
    links: Mapping[str, str],
    addresses: AbstractSet[str],
    problems: list[Problem],
) -> str:
    names = {file.name for file in document.files}

    def settle(found: re.Match[str]) -> str:
        written = html_entities.unescape(found[3])
        if _SCHEME.match(written) or written.startswith("#"):
            return found[0]
        address = _settled(written, document.number, names, links, addresses)
        if not address:
            problems.append(error(_place(document, written), "dead-link", target=unquote(written)))
        return f'{found[1]}{found[2]}="{html_entities.escape(address or written)}"'

    return _ADDRESS.sub(settle, html)


def _settled(
    written: str, number: str, names: AbstractSet[str], links: Mapping[str, str], addresses: AbstractSet[str]
) -> str:
    """The address as a page in ``d/`` must write it; empty when it leads nowhere."""
    path, mark, fragment = written.partition("#")
    path = unquote(path.removeprefix("./"))
    if target := document_number(path):
        page = links.get(target, "")
        return f"{posixpath.basename(page)}{mark}{fragment}" if page else ""
    if path in names:
        return f"{number}/{quote(path, safe='._~-')}{mark}{fragment}"
    if posixpath.normpath(f"d/{path}") in addresses:
        return f"{quote(path, safe='/._~-')}{mark}{fragment}"
    return ""


def _place(document: PublicDocument, written: str) -> Location:
    """Where the link stands in the Markdown, as near as its text tells."""
    for text in (written, unquote(written)):
        offset = document.body.find(f"({text}")
        offset = offset + 1 if offset >= 0 else document.body.find(text)
        if offset >= 0:
            return Location(document.path, *line_and_column(document.body, offset, document.body_line))
    return Location(document.path, document.body_line)
