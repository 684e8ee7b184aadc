"""The files for machines: catalogue, sitemap, robots."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from operator import itemgetter
from xml.sax.saxutils import escape

from portal.model.site import Artifact, SitePlan

_COLUMNS = (
    *("number", "index_no", "title", "type", "column", "category", "negative_list", "legal_basis", "openness"),
    *("doc_no", "issuer", "written_date", "published_at", "validity", "url", "attachments"),
)
_FORMULA = frozenset("=+-@\t\r")
_row = json.JSONEncoder(ensure_ascii=False).encode
_cells = itemgetter(*_COLUMNS)


def render_data(plan: SitePlan) -> Iterator[Artifact]:
    """Every file of the site that is read by machines alone."""
    settings = plan.frame.settings
    site = {
        "name": settings.name,
        "organ": settings.organ,
        "organ_code": settings.organ_code,
        "base_url": settings.base_url or None,
    }
    rows = ",\n".join(map(_row, plan.catalogue))  # a document a line: read by people, and written fast
    yield Artifact("catalogue.json", f'{{"site": {_row(site)}, "documents": [\n{rows}\n]}}\n'.encode())
    yield Artifact("catalogue.csv", _table(plan.catalogue).encode("utf-8-sig"))
    yield Artifact("robots.txt", _robots(settings.base_url).encode())
    if plan.sitemap:
        yield Artifact("sitemap.xml", _sitemap(plan).encode())


def _table(rows: tuple[Mapping[str, object], ...]) -> str:
    """The catalogue as spreadsheets read it: CRLF, no cell that would run as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow(
            [cell if isinstance(cell, str) and cell[:1] not in _FORMULA else _cell(cell) for cell in _cells(row)]
        )
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(f"{item['title']} {item['url']} {item['size']} {item['sha256']}" for item in value)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in _FORMULA else text


def _robots(base_url: str) -> str:
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join([*lines, f"Sitemap: {base_url}sitemap.xml", ""] if base_url else [*lines, ""])


def _sitemap(plan: SitePlan) -> str:
    base = plan.frame.settings.base_url
    urls = [
        f"<url><loc>{escape(base + address)}</loc><lastmod>{changed.isoformat()}</lastmod></url>"
        for address, changed in plan.sitemap
    ]
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(urls) + "\n</urlset>\n"
