"""Markdown as it comes to stand on a page."""

from portal.render.cleaning import clean
from portal.render.markdown import bar_withheld, to_html


def html(text: str) -> str:
    """The body as it stands on a page, but for headings and links."""
    return clean(bar_withheld(to_html(text))[0])
