"""A copy of a finished site in which some files are written anew; all others are the same files by another name."""

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from portal.model.site import Artifact, FileCopy
from portal.write import MANIFEST, as_json, copy_file, write_file


class Rewritten:
    """The copy while it is made: no file of the site it is a copy of is written to.

    ``written`` gives the SHA-256 of what was written anew, by address.
    """

    def __init__(self, output: Path, folder: Path) -> None:
        """Begin with all files that the manifest of the site names."""
        self._folder = folder
        self.written: dict[str, str] = {}
        self._manifest = json.loads((output / MANIFEST).read_bytes())
        self._digests: dict[str, str] = self._manifest["files"]
        for parent in {address.rpartition("/")[0] for address in self._digests}:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for address in self._digests:
            _link(f"{output}/{address}", f"{folder}/{address}")

    def write(self, artifact: Artifact) -> None:
        """Put a file in the place of the one of its address, or beside the others."""
        if self._digests.get(artifact.address) != sha256(artifact.content).hexdigest():
            (self._folder / artifact.address).unlink(missing_ok=True)
            written = write_file(self._folder, artifact)
            self._digests[written.address] = self.written[written.address] = written.sha256

    def copy(self, copy: FileCopy) -> bool:
        """Put a file of the content there in the same way; whether it is still the file that was read."""
        (self._folder / copy.address).unlink(missing_ok=True)
        digest = copy_file(self._folder, copy)
        self._digests[copy.address] = self.written[copy.address] = digest
        return digest == copy.sha256

    @property
    def addresses(self) -> frozenset[str]:
        """Every file there is now, but for the manifest."""
        return frozenset(self._digests)

    def write_all(self, beginning: str, artifacts: Iterable[Artifact]) -> None:
        """The same with every file whose address begins so: those that are not among the artifacts are gone."""
        old = {address for address in self._digests if address.startswith(beginning)}
        for artifact in artifacts:
            self.write(artifact)
            old.discard(artifact.address)
        for address in old:
            (self._folder / address).unlink()
            del self._digests[address]
        for parent in {(self._folder / address).parent for address in old}:
            with suppress(OSError):  # others are in it
                parent.rmdir()

    def close(self) -> None:
        """Write the manifest over all that is there."""
        files = dict(sorted(self._digests.items()))
        (self._folder / MANIFEST).write_bytes(as_json({**self._manifest, "files": files}))


def _link(source: str, target: str) -> None:
    """Another name for the file; a copy of it where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
