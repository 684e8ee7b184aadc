"""Files that wait while their sender looks at the 核对 page; whatever nobody came back for goes after two hours."""

import os
import shutil
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from portal.gateway.private import private
from portal.gateway.safe import PLAIN, Safe, Unreadable
from portal.gateway.submission import Upload
from portal.gateway.tokens import Held, Token

_LIFE = 7200.0  # seconds
_SUFFIX = ".held"


class Holding:
    """The waiting files of one gateway, in ``folder``, by the nonce of their token."""

    def __init__(self, folder: Path, safe: Safe = PLAIN) -> None:
        """Make the folder where it is missing."""
        folder.mkdir(mode=0o700, exist_ok=True)
        self._folder, self._safe = folder, safe

    def hold(self, nonce: str, uploads: Sequence[Upload], now: datetime) -> tuple[Held, ...]:
        """Keep the files. Raises OSError when there is no room."""
        for upload in uploads:
            place = self._place(nonce, upload.sha256)
            if not place.exists():
                upload.content.seek(0)
                with open(place, "wb", opener=private) as file, self._safe.writer(file, place.name) as out:
                    shutil.copyfileobj(upload.content, out)
                os.utime(place, (now.timestamp(),) * 2)  # a preview's clock is not the computer's
        return tuple(Held(u.field, u.name, u.kind, u.size, u.sha256) for u in uploads)

    def take(self, token: Token, *, instead_of: Collection[str] = ()) -> tuple[Upload, ...]:
        """The files held for the token but those of the named fields; one that is gone is left out."""
        found = []
        for held in token.held:
            with suppress(FileNotFoundError, Unreadable):
                if held.field not in instead_of:
                    place = self._place(token.nonce, held.sha256)
                    content = self._safe.reader(place.open("rb"), place.name)
                    found.append(Upload(held.field, held.name, held.kind, held.size, held.sha256, content))
        return tuple(found)

    def clear(self, now: datetime) -> int:
        """Take away what has waited too long, or lies in a future that the clock came back from; how many files."""
        old = [place for place in self._folder.glob(f"*{_SUFFIX}") if not _is_young(place, now)]
        for place in old:
            place.unlink(missing_ok=True)
        return len(old)

    def _place(self, nonce: str, sha256: str) -> Path:
        return self._folder / f"{nonce}-{sha256}{_SUFFIX}"


def _is_young(place: Path, now: datetime) -> bool:
    return abs(now.timestamp() - place.stat().st_mtime) < _LIFE
