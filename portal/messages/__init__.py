"""Every sentence the commands say, in Chinese and English: one catalogue, cut by who says it."""

from collections.abc import Mapping

from portal.messages import attachments, commands, content, gateway, preview, publish, setup, site
from portal.messages.sentence import Language, Sentence

__all__ = ["CATALOGUE", "Language", "Sentence", "language_of", "say"]

CATALOGUE: Mapping[str, Sentence] = {
    **setup.SENTENCES,
    **commands.SENTENCES,
    **content.SENTENCES,
    **attachments.SENTENCES,
    **site.SENTENCES,
    **gateway.SENTENCES,
    **preview.SENTENCES,
    **publish.SENTENCES,
}


def language_of(environ: Mapping[str, str]) -> Language:
    """The language the locale asks for: English when it names English, else Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "en" if environ[name].lower().startswith("en") else "zh"
    return "zh"


def say(key: str, language: Language, values: Mapping[str, object] | None = None) -> str:
    """The sentence called ``key``, its gaps filled from ``values``."""
    return CATALOGUE[key].text(language).format_map(values or {})
