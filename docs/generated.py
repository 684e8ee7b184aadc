"""A page that a script of this folder writes: written, or compared with what lies there."""  # noqa: INP001 - beside the scripts

from collections.abc import Sequence
from pathlib import Path


def settle(file: Path, page: str, arguments: Sequence[str]) -> int:
    """Write the page and give 0; with ``--check`` write nothing, and give 1 when another page lies there, or none."""
    if "--check" in arguments:
        return 0 if file.is_file() and file.read_text(encoding="utf-8") == page else 1
    file.write_text(page, encoding="utf-8", newline="\n")
    return 0
