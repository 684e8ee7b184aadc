"""The staged bytes are read back: every internal link and anchor leads somewhere, and nothing unplanned is there."""

import html as html_entities
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from portal.problems import Location, Problem, error

_ATTRIBUTE = re.compile(r"""\s(href|src|action|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_NOT_FOUND = "404.html"


class _Link(NamedTuple):
    """Where a link of a page leads: a file of the site and a place in it; ``problem`` names the rule it breaks."""

    target: str = ""
    fragment: str = ""
    problem: str = ""


def check_files(staging: Path, planned: AbstractSet[str]) -> Iterator[Problem]:
    """Which staged files nobody planned, and which planned ones are not there."""
    found = frozenset(_files(staging))
    for address in sorted(found - planned):
        yield _problem(address, "unplanned-file")
    for address in sorted(planned - found):
        yield _problem(address, "file-not-written")


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


def check_links(staging: Path, pages: Iterable[str], found: AbstractSet[str], base_path: str) -> Iterator[Problem]:
    """What is wrong with the links of these pages, where the site has the files ``found``.

    ``base_path`` is the path of the site's address, by which 404.html alone addresses the others. Pages of one folder
    share most of their links, so a link is settled once a folder.
    """
    sound: dict[str, set[str]] = defaultdict(set)
    anchors: dict[str, dict[str, str]] = defaultdict(dict)
    for address in pages:
        ids, links = ids_and_links((staging / address).read_text("utf-8"))
        folder = "" if address == _NOT_FOUND else f"{posixpath.dirname(address)}/"
        for written in sorted(links - sound[folder]):
            link = _settle(written, address, found, base_path)
            own_anchor = link.target == address and link.fragment
            problem = link.problem or ("dead-anchor" if own_anchor and link.fragment not in ids else "")
            if problem:
                if written in _links_in_tags(staging / address):
                    yield _problem(address, problem, target=written)
            elif not link.fragment:
                sound[folder].add(written)
            elif link.target != address:
                anchors[link.target].setdefault(link.fragment, address)
    for target, fragments in sorted(anchors.items()):
        ids, _ = ids_and_links((staging / target).read_text("utf-8"))
        for fragment, address in sorted(fragments.items()):
            if fragment not in ids:
                yield _problem(address, "dead-anchor", target=f"{target}#{fragment}")


def ids_and_links(html: str) -> tuple[set[str], set[str]]:
    """The ids of a page, and its links as they are written."""
    attributes = _ATTRIBUTE.findall(html)
    ids = {html_entities.unescape(a or b or c) for name, a, b, c in attributes if name == "id"}
    return ids, {a or b or c for name, a, b, c in attributes if name != "id"}


def _links_in_tags(file: Path) -> set[str]:
    """The links of a page without what only reads like one in its text."""
    tags = " ".join(_TAG.findall(file.read_text("utf-8")))
    return {a or b or c for name, a, b, c in _ATTRIBUTE.findall(tags) if name != "id"}


def _settle(written: str, address: str, found: AbstractSet[str], base_path: str) -> _Link:
    if _OUTSIDE.match(written):
        return _Link()
    parts = urlsplit(html_entities.unescape(written))
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return _Link(address, fragment)
    if address == _NOT_FOUND and path.startswith(base_path):
        path = f"/{path.removeprefix(base_path)}"
    elif path.startswith("/"):
        return _Link(problem="absolute-link")
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), path)).lstrip("/")
    if target not in found:
        return _Link(problem="dead-link-on-page")
    return _Link(target, fragment if target.endswith(".html") else "")


def _problem(address: str, rule: str, **values: object) -> Problem:
    return error(Location(f"output/{address}"), rule, **values)
