"""What site.toml should say so that the site can stand on its own address and under its host (domain.md §0, §5)."""

from collections.abc import Iterator

from portal.model.source import SourceTree
from portal.problems import SETTINGS_FILE, Location, Problem, warning


def public_address(tree: SourceTree) -> Iterator[Problem]:
    """Without ``base_url`` there is no sitemap.xml, no QR code and no meta Url."""
    if not tree.settings.base_url and SETTINGS_FILE not in tree.unreadable:
        yield warning(Location(SETTINGS_FILE), "no-base-url")


def host_named(tree: SourceTree) -> Iterator[Problem]:
    """A county bureau publishes through its county's portal, which the pages must name."""
    if not tree.settings.host.name and SETTINGS_FILE not in tree.unreadable:
        yield warning(Location(SETTINGS_FILE), "no-host")
