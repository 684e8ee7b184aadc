"""What set-up says on stderr, and the sentence for each way in which it fails."""

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.messages import CATALOGUE, language_of

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
NOT_ALLOWED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Values = Mapping[str, object]


class SetupError(Exception):
    """The environment cannot be made."""

    def __init__(self, *, key: str, values: Values | None = None, output: str = "", status: int = 3) -> None:
        """Keep which sentence says why, what pip said, and the exit status."""
        super().__init__(key)
        self.key = key
        self.values = values or {}
        self.output = output
        self.status = status


def explained(error: OSError, root: Path) -> SetupError:
    """The sentence for what the file system refused."""
    if error.errno in DISK_FULL:
        return SetupError(key="setup-disk-full")
    if error.errno in NOT_ALLOWED:
        return SetupError(key="setup-not-writable", values={"folder": root})
    return SetupError(key="setup-failed", values={"reason": error})


def last_words(output: str) -> list[str]:
    """The lines of a failed program's output that say why: its errors, else its end."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "Error:"))]
    return (errors or lines)[-4:]


def tell(key: str, values: Values | None = None, quoted: Sequence[str] = ()) -> None:
    """Say a sentence on stderr, then what another program said, then what to do."""
    language = language_of(os.environ)
    sentence = CATALOGUE[key]
    text, hint = (line.format_map(values or {}) for line in (sentence.text(language), sentence.hint(language)))
    lines = [text, *(f"    {line}" for line in quoted), hint]
    sys.stderr.writelines(f"{line}\n" for line in lines if line)
    sys.stderr.flush()
