"""The texts that a scan was through already without a find, by their marks: scanning them again would find nothing."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from portal.cache import open_cache

MARK = 16
_AREA, _CODE = "scans", ("scan", "checks", "attachments")
_PORTAL = Path(__file__).resolve().parent.parent


def load_scanned(root: Path) -> frozenset[bytes]:
    """The marks that the last build kept; empty where there is none, or the scan has changed since."""
    marks = open_cache(root, _AREA).get(_name()) or b""
    return frozenset(marks[place : place + MARK] for place in range(0, len(marks), MARK))


def keep_scanned(root: Path, marks: Iterable[bytes]) -> None:
    """Keep the marks for the next build, and no others."""
    found = open_cache(root, _AREA)
    found.put(_name(), b"".join(sorted(marks)))
    found.keep_only([_name()])


@cache
def _name() -> str:
    """A name for how texts are scanned: it changes with the code that does it."""
    digest = hashlib.blake2b((_PORTAL / "identity.py").read_bytes(), digest_size=MARK)
    for folder in _CODE:
        for file in sorted((_PORTAL / folder).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
