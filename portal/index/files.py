"""How the files of the index are written."""

import json
from pathlib import Path


def json_bytes(value: object) -> bytes:
    """The value as JSON without white space, Chinese left as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def write_file(file: Path, content: bytes) -> None:
    """Write the file, with the folders it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
