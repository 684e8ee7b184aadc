"""What is said about the site as a whole: its site.toml, its templates and its built pages."""

from collections.abc import Mapping

from portal.messages import gateway_section, pages, settings, settings_file
from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    **settings_file.SENTENCES,
    **settings.SENTENCES,
    **gateway_section.SENTENCES,
    **pages.SENTENCES,
}
