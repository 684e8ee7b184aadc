"""The search program behind its pipes."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, cast

from portal.index.files import json_bytes
from portal.problems import CannotFinish

CHUNK_TOKENS = 8_000  # what one file of a bundle holds; bounds what a search loads


class Service:
    """The search program with its pipes: each message is JSON in base64 and a comma."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._to = cast("IO[bytes]", process.stdin)
        self._from = cast("IO[bytes]", process.stdout)

    def ask(self, **payload: object) -> None:
        """Send a question; the program reads on whether or not its answers are."""
        self._to.write(b64encode(json_bytes({"message_id": 0, "payload": payload})) + b",")

    def files(self) -> list[dict[str, str]]:
        """The files asked for, once all that was asked before is done."""
        self._to.flush()
        for message in self._answers():
            payload = json.loads(b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise CannotFinish("search-program", reason=payload["message"])
            if payload["type"] == "GetFiles":
                return list(payload["files"])
        raise CannotFinish("search-program", reason="it ended without an answer")

    def _answers(self) -> Iterator[bytes]:
        parts: list[bytes] = []
        while received := os.read(self._from.fileno(), 1 << 16):
            *ends, rest = received.split(b",")
            for end in ends:
                yield b"".join((*parts, end))
                parts = []
            parts.append(rest)


@contextmanager
def service() -> Iterator[Service]:
    """The program, running; whatever goes wrong with it is one fault."""
    try:
        process = Popen([search_program(), "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment())
        try:
            yield Service(process)
        finally:
            process.kill()
            process.communicate()
    except (ImportError, OSError, ValueError, KeyError) as fault:
        raise CannotFinish("search-program", reason=str(fault)) from fault


def search_program() -> Path:
    """Where the installed search program lies."""
    from pagefind_bin import get_executable  # noqa: PLC0415 - its absence is the same fault as its failing

    return Path(get_executable())


def _environment() -> dict[str, str]:
    """The environment without the program's own settings, which would change the bytes, but for the size of a chunk."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return {**kept, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_TOKENS)}
