"""The whole little bureaus beside this file: what is built of them is what stands in their ``expected``.

``expected`` holds chosen files, not all. Of a page it keeps the title, the meta tags and what stands in ``<main>``;
assets are named without their fingerprints. After a change that is meant to show, look at what the tests print, then
write it down with ``GONGKAI_REFRESH=1 python3 build.py test tests/sites`` and read the difference again in git.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import SITES, Built, without_fingerprints

CHOSEN = [
    (file.relative_to(SITES).parts[0], file.relative_to(SITES / file.relative_to(SITES).parts[0] / "expected"))
    for file in sorted(SITES.glob("*/expected/**/*"))
    if file.is_file()
]


def kept(address: str, content: bytes) -> bytes:
    """What ``expected`` keeps of a file."""
    content = without_fingerprints(content)
    if not address.endswith(".html"):
        return content
    text = content.decode()
    parts = re.findall(r'<title>.*?</title>|<meta name="[A-Z].*?>|<main.*?</main>', text, re.DOTALL)
    return ("\n".join(parts) + "\n").encode()


@pytest.mark.parametrize(("name", "file"), CHOSEN, ids=[f"{name}/{file}" for name, file in CHOSEN])
def test_a_site_is_built_as_expected(name: str, file: Path, built: Callable[..., Built]) -> None:
    """Each chosen file of a little bureau is there and says what it should."""
    expected = SITES / name / "expected" / file
    address = file.as_posix()
    assert address in built(name).addresses
    made = kept(address, (built(name).output / file).read_bytes())
    if os.environ.get("GONGKAI_REFRESH"):
        expected.write_bytes(made)
    assert expected.read_bytes().decode() == made.decode()


def test_every_site_shows_what_it_is_for() -> None:
    """No little bureau lies here of which nothing is expected, but for the one that others build upon."""
    sites = {folder.name for folder in SITES.iterdir() if folder.is_dir() and (folder / "site.toml").exists()}
    assert {name for name, _ in CHOSEN} == sites - {"minimal"}
