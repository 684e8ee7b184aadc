"""The staged bytes are read back: every internal link and anchor leads somewhere, and nothing unplanned is there."""

import html as html_entities
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.problems import Location, Problem, error

_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s+[^\s=>\"']+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*\s*/?>")
_ATTRIBUTE = re.compile(r"""\s(href|src|action|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_NOT_FOUND = "404.html"


def verify_stage(staging: Path, planned: AbstractSet[str], built: tuple[str, ...], base_path: str) -> Iterator[Problem]:
    """What is wrong with the staged files; ``built`` names the folders another program filled.

    ``base_path`` is the path of the site's address, by which 404.html alone addresses the others.
    """
    found = set(_files(staging))
    for address in sorted(found - planned):
        if not address.startswith(built):
            yield _problem(address, "unplanned-file")
    for address in sorted(planned - found):
        yield _problem(address, "file-not-written")
    anchors: dict[str, dict[str, str]] = defaultdict(dict)
    for address in sorted(found):
        if address.endswith(".html") and address in planned:
            yield from _links(staging, address, found, anchors, base_path)
    yield from _anchors(staging, anchors)


def _files(staging: Path) -> Iterator[str]:
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(staging / folder) as scan:
            for entry in scan:
                address = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{address}/")
                else:
                    yield address


def _links(
    staging: Path, address: str, found: AbstractSet[str], anchors: dict[str, dict[str, str]], base_path: str
) -> Iterator[Problem]:
    """Problems of one page's links; anchors of other pages are left in ``anchors``, target and fragment to page."""
    text = (staging / address).read_text("utf-8")
    own_ids: set[str] = set()
    own_anchors: set[str] = set()
    folder = posixpath.dirname(address)
    seen: set[str] = set()
    for tag in _TAG.finditer(text):
        for name, *values in _ATTRIBUTE.findall(tag[0]):
            value = "".join(values)
            if name == "id":
                own_ids.add(value)
            elif value not in seen:
                seen.add(value)
                yield from _link(value, address, folder, found, anchors, own_anchors, base_path)
    for anchor in sorted(own_anchors - {html_entities.unescape(own) for own in own_ids}):
        yield _problem(address, "dead-anchor", target=f"#{anchor}")


def _link(
    value: str,
    address: str,
    folder: str,
    found: AbstractSet[str],
    anchors: dict[str, dict[str, str]],
    own_anchors: set[str],
    base_path: str,
) -> Iterator[Problem]:
    if _OUTSIDE.match(value):
        return
    parts = urlsplit(html_entities.unescape(value))
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        if fragment:
            own_anchors.add(fragment)
        return
    if address == _NOT_FOUND and path.startswith(base_path):
        path = f"/{path.removeprefix(base_path)}"
    elif path.startswith("/"):
        yield _problem(address, "absolute-link", target=value)
        return
    target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    if target not in found:
        yield _problem(address, "dead-link-on-page", target=value)
    elif fragment and target.endswith(".html"):
        anchors[target].setdefault(fragment, address)


def _anchors(staging: Path, anchors: dict[str, dict[str, str]]) -> Iterator[Problem]:
    for target, fragments in sorted(anchors.items()):
        text = (staging / target).read_text("utf-8")
        ids = {html_entities.unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(text) if name == "id"}
        for fragment, address in sorted(fragments.items()):
            if fragment not in ids:
                yield _problem(address, "dead-anchor", target=f"{target}#{fragment}")


def _problem(address: str, rule: str, **values: object) -> Problem:
    return error(Location(f"output/{address}"), rule, **values)
