"""From the address of a request to the bytes of a file of the site, and never of another."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

_AWAY = 0.2  # seconds; where the system cannot exchange two folders in one step, the output is away for an instant


def read_page(output: Path, address: str, base_path: str) -> tuple[str, bytes] | None:
    """Name and bytes of the file at the address, or under the site's base path; None when there is none."""
    for name in _names(address, base_path):
        content = _read(output, name)
        if content is not None:
            return name, content
    return None


def _names(address: str, base_path: str) -> Iterator[str]:
    """The file an address names: as it stands, then with the base path taken away."""
    decoded = _decoded(address)
    for prefix in dict.fromkeys(("/", _decoded(base_path))):
        if prefix and decoded.startswith(prefix):
            name = decoded.removeprefix(prefix)
            name += "index.html" if not name or name.endswith("/") else ""
            if _is_safe(name):
                yield name


def _decoded(address: str) -> str:
    try:
        return unquote_to_bytes(address).decode()
    except UnicodeDecodeError:
        return ""


def _is_safe(name: str) -> bool:
    return not {"", ".", ".."}.intersection(name.split("/")) and "\\" not in name and "\0" not in name


def _read(output: Path, name: str) -> bytes | None:
    """The file's bytes; asked for twice, since the first time may fall between two generations of the site."""
    for _ in range(2):
        try:
            return _content(output, name)
        except (OSError, RuntimeError):  # until Python 3.13 a link to itself is a RuntimeError
            _wait_for(output)
    return None


def _content(output: Path, name: str) -> bytes | None:
    """The whole file at once: Windows cannot rename a folder while a file in it is open."""
    file = (output / name).resolve(strict=True)
    return file.read_bytes() if file.is_relative_to(output.resolve()) else None


def _wait_for(output: Path) -> None:
    deadline = time.monotonic() + _AWAY
    while not output.is_dir() and time.monotonic() < deadline:
        time.sleep(0.01)
