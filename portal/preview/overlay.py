"""What the preview shows in the browser besides the site: the problems, and a page while there is no site yet."""

from collections.abc import Mapping, Sequence
from html import escape

from portal.messages import Language, say
from portal.preview.news import News

_SHOWN = 50  # problems; the terminal has them all


def overlay(news: News, language: Language) -> Mapping[str, str | Sequence[str]]:
    """The news for the script of the open pages: plain text, which the script shows as such."""
    count = len(news.problems)
    left = count - _SHOWN
    return {
        "generation": news.generation,
        "heading": say("preview-overlay", language, {"count": count}),
        "problems": news.problems[:_SHOWN],
        "more": say("preview-more", language, {"count": left}) if left > 0 else "",
        "close": say("preview-close", language),
    }


def blank_page(language: Language) -> bytes:
    """A page to stand in for a site that could not be built even once."""
    sentence = escape(say("preview-no-site", language))
    return f'<!doctype html><meta charset="utf-8"><title>{sentence}</title><body><p>{sentence}</p></body>'.encode()
