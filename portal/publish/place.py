"""What a place that serves a site can do, whatever it is."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from portal.publish.manifest import Manifest


class Place(Protocol):
    """A place a site is served from. What fails raises ``CannotFinish``; what is served stays whole."""

    def held(self) -> AbstractContextManager[None]:
        """Hold the place for one run; it is free again when the run ends, however it ends."""

    def live(self) -> bytes | None:
        """The manifest of what is served; None where nothing is."""

    def send(self, files: Mapping[str, Path], manifest: Manifest) -> None:
        """Bring the files, read them back, and serve them."""

    def take_back(self) -> bool:
        """Serve what was served before; False where there is nothing to go back to."""
