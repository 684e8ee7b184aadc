"""An object store, or whatever else rclone reaches: assets first, pages next, removals last, then the manifest.

Nothing there changes in one step, so every moment between two runs of rclone is one a visitor may see: a page never
points at an asset that is not there. A run that was ended is finished by the next, as the manifest comes last.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.bootstrap.turn import is_taken
from portal.problems import CannotFinish
from portal.publish.difference import difference
from portal.publish.dress import lay_out
from portal.publish.manifest import MANIFEST, SIGNATURE, Manifest, parse_manifest
from portal.publish.programs import answer

_EMPTY = b'{"generator": "gongkai", "files": {}}\n'


@dataclass(frozen=True, slots=True)
class ObjectPlace:
    """The store at ``remote``; ``lock`` is a file of this machine, as object stores have no locks."""

    remote: str
    lock: Path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the store against other runs of this machine."""
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        with self.lock.open("ab") as lock:
            if not is_taken(lock):
                raise CannotFinish("publish-another-run", target=self.remote)
            yield

    def live(self) -> bytes | None:
        """The manifest that is served; None in an empty store."""
        names = _ask("lsf", "--max-depth", "1", self.remote).decode().split("\n")
        if names == [""]:
            return None
        if MANIFEST not in names:
            raise CannotFinish("publish-not-ours", target=self.remote)
        return _ask("cat", f"{self.remote}/{MANIFEST}")

    def send(self, files: Mapping[str, Path], manifest: Manifest) -> None:
        """Bring what differs, then take away what is no longer there."""
        before = self.live()
        if before is None:
            _ask("rcat", f"{self.remote}/{MANIFEST}", text=_EMPTY)
            before = _EMPTY
        changes = difference(parse_manifest(before), manifest)
        wanted = (*changes.added, *changes.changed)
        pages = [address for address in wanted if address.endswith(".html")]
        assets = [address for address in wanted if not address.endswith(".html")]
        with TemporaryDirectory(prefix="gongkai-publish-") as folder:
            last = [name for name in (SIGNATURE, MANIFEST) if name in files]
            lay_out({name: files[name] for name in (*wanted, *last)}, Path(folder))
            self._copy(assets, Path(folder))
            self._copy(pages, Path(folder))
            if self.live() != before:
                raise CannotFinish("publish-another-run", target=self.remote)
            self._remove(changes.removed)
            for name in last:
                self._copy([name], Path(folder))

    def take_back(self) -> bool:
        """Nothing is kept there to go back to."""
        raise CannotFinish("publish-keeps-none", target=self.remote)

    def _copy(self, addresses: Iterable[str], folder: Path) -> None:
        self._with_list(addresses, "copy", "--ignore-times", "--no-traverse", str(folder), self.remote)

    def _remove(self, addresses: Iterable[str]) -> None:
        self._with_list(addresses, "delete", self.remote)

    def _with_list(self, addresses: Iterable[str], *arguments: str) -> None:
        names = "".join(f"{address}\n" for address in addresses)
        if names:
            _ask(*arguments, "--files-from-raw", "-", text=names.encode())


def _ask(*arguments: str, text: bytes = b"") -> bytes:
    return answer("rclone", *arguments, text=text) or b""
