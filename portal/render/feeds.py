"""Feeds as Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from portal.model.site import Artifact, Feed, FeedEntry


def render_feed(feed: Feed) -> Iterator[Artifact]:
    """The feed in the forms it is published in."""
    yield Artifact(feed.address, _atom(feed).encode())
    if feed.json_address:
        yield Artifact(feed.json_address, _json(feed).encode())


def _atom(feed: Feed) -> str:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{escape(feed.id)}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<updated>{feed.updated.isoformat()}</updated>",
        f"<author><name>{escape(feed.author)}</name></author>",
    ]
    if feed.base_url:
        lines.append(f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.base_url + feed.address)}/>')
        lines.append(f'<link rel="alternate" type="text/html" href={quoteattr(feed.home_url)}/>')
    lines += [_atom_entry(entry) for entry in feed.entries]
    return "\n".join([*lines, "</feed>", ""])


def _atom_entry(entry: FeedEntry) -> str:
    link = f'<link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>' if entry.url else ""
    text = "summary" if entry.url else "content"  # an entry without a link needs content (RFC 4287, 4.1.2)
    summary = f"<{text}>{escape(entry.summary or ('' if entry.url else entry.title))}</{text}>"
    return (
        f"<entry><id>{escape(entry.id)}</id><title>{escape(entry.title)}</title>{link}"
        f"<published>{entry.published.isoformat()}</published><updated>{entry.updated.isoformat()}</updated>"
        f"<category term={quoteattr(entry.category)}/>{summary}</entry>"
    )


def _json(feed: Feed) -> str:
    addresses = {"home_page_url": feed.home_url, "feed_url": feed.base_url and feed.base_url + feed.json_address}
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **{key: value for key, value in addresses.items() if value},
        "language": "zh-CN",
        "authors": [{"name": feed.author}],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: FeedEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        **({"url": entry.url} if entry.url else {}),
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [entry.category],
    }
