"""Release folders on this machine."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portal.bootstrap.turn import is_taken
from portal.problems import CannotFinish
from portal.publish.manifest import MANIFEST, Manifest, faults_of, parse_manifest, plain_address
from portal.publish.releases import CURRENT, LOCK, RELEASES, RULES


@dataclass(frozen=True, slots=True)
class FolderMachine:
    """The folder a web server on this machine serves ``current`` of."""

    folder: str

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder by a lock of the system, which a dead run cannot leave behind."""
        self._refuse_strange()
        try:
            self._releases.mkdir(exist_ok=True)
            with (self._releases / LOCK).open("ab") as lock:
                if not is_taken(lock):
                    raise CannotFinish("publish-another-run", target=self.folder)
                yield
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            raise CannotFinish("disk", path=fault.filename or self.folder, reason=reason) from fault

    def live(self) -> bytes | None:
        """The manifest of the release that is served."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return (self._current / MANIFEST).read_bytes()
        return None

    def names(self) -> list[str]:
        """The folders in ``releases``."""
        return [entry.name for entry in self._releases.iterdir() if entry.is_dir()]

    def current(self) -> str:
        """The release ``current`` points at."""
        return self._current.readlink().name if self._current.is_symlink() else ""

    def fill(self, partial: str, files: Mapping[str, Path], manifest: Manifest) -> None:
        """What is served already is linked, and copied where the link turns out to be damaged."""
        folder, live = self._releases / partial, parse_manifest(self.live() or b"")
        for address, source in files.items():
            target = folder / address
            target.parent.mkdir(parents=True, exist_ok=True)
            if not (live and _is_same(address, live, manifest) and _linked(self._current / address, target)):
                shutil.copyfile(source, target)
        for fault in faults_of(folder, manifest.files):
            if fault.kind == "changed":
                (folder / fault.address).unlink()
                shutil.copyfile(files[fault.address], folder / fault.address)
        for fault in faults_of(folder, manifest.files):
            raise CannotFinish("publish-not-whole", address=fault.address)

    def finish(self, partial: str, name: str, rules: str) -> None:
        """The name and the rules, on disk before they are pointed at."""
        (self._releases / partial).rename(self._releases / name)
        new = Path(self.folder, f"{RULES}.new")
        new.write_text(rules, "utf-8", newline="\n")
        new.replace(new.with_name(RULES))
        if hasattr(os, "sync"):
            os.sync()

    def serve(self, name: str) -> None:
        """A new link is renamed over the old one."""
        link = Path(self.folder, f"{CURRENT}.new")
        link.unlink(missing_ok=True)
        link.symlink_to(Path(RELEASES, name))
        link.replace(self._current)

    def remove(self, names: Sequence[str]) -> None:
        """Remove folders of ``releases``."""
        for name in names:
            shutil.rmtree(self._releases / name)

    @property
    def _releases(self) -> Path:
        return Path(self.folder, RELEASES)

    @property
    def _current(self) -> Path:
        return Path(self.folder, CURRENT)

    def _refuse_strange(self) -> None:
        if not Path(self.folder).is_dir():
            raise CannotFinish("publish-no-target", target=self.folder)
        inside = {entry.name for entry in Path(self.folder).iterdir()}
        if (inside and RELEASES not in inside) or (CURRENT in inside and not self._current.is_symlink()):
            raise CannotFinish("publish-not-ours", target=self.folder)


def _is_same(address: str, live: Manifest, manifest: Manifest) -> bool:
    plain = address if address in manifest.files else plain_address(address)
    return plain in manifest.files and live.files.get(plain) == manifest.files[plain]


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True
