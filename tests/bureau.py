"""A bureau that builds its site again and again, and what a build from nothing would make of it."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.built import bytes_of


class Bureau:
    """A site that was built, with or without its search, and builds of it."""

    def __init__(self, root: Path, build: Callable[..., object]) -> None:
        self.root, self._build = root, build
        self.said = ""
        self.build()

    def build(self) -> None:
        """Build what is there, once its files are old enough to be remembered."""
        time.sleep(0.06)
        outcome = self._build(self.root / "output")
        assert outcome.status == 0, outcome.err
        self.said = outcome.err

    def change(self, file: str, before: str, after: str) -> None:
        """Replace what stands in the file."""
        text = (self.root / file).read_text("utf-8")
        assert before in text
        (self.root / file).write_text(text.replace(before, after), "utf-8")

    def rebuilt(self) -> dict[str, bytes]:
        """What a build from nothing makes of the same sources, and says of them but for the time and the place."""
        shutil.rmtree(self.root.parent / "fresh", ignore_errors=True)
        outcome = self._build(self.root.parent / "fresh")
        assert plain(outcome.err) == plain(self.said)
        return bytes_of(self.root.parent / "fresh")

    @property
    def output(self) -> dict[str, bytes]:
        """What stands."""
        return bytes_of(self.root / "output")

    def files(self) -> dict[str, int]:
        """Which file each address of the output is a name of."""
        output = self.root / "output"
        return {file.relative_to(output).as_posix(): file.stat().st_ino for file in output.rglob("*") if file.is_file()}


def plain(said: str) -> list[str]:
    """The lines without seconds and folders."""
    return [re.sub(r"用时.*", "", line) for line in said.splitlines()][:-1]


def asset(files: dict[str, int]) -> int:
    """The file of a style sheet, which a build of the whole site alone writes anew."""
    return next(file for address, file in files.items() if address.endswith(".css"))
