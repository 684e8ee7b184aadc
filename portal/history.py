"""What git remembers: the numbers of documents that were deleted, for a number is never given twice (design.md §3)."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 20
_INDEX = re.compile(r"(?:.*/)?content/documents/\d{4}/((?:19|20|21)\d{2}-\d{5})/index\.md")
_TITLE = re.compile(r"^(?:标题|title)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def deleted_documents(root: Path) -> Mapping[str, tuple[str, str]]:
    """Commit and path of the latest deletion of each number; empty where there is no git or no history."""
    log = _git(root, "log", "--diff-filter=D", "--no-renames", "--name-only", "--format=:%H", "--", "content/documents")
    deleted: dict[str, tuple[str, str]] = {}
    commit = ""
    for line in log.splitlines():
        if line.startswith(":"):
            commit = line[1:]
        elif found := _INDEX.fullmatch(line):
            deleted.setdefault(found[1], (commit, line))
    return deleted


def state_of_history(root: Path) -> str:
    """A word for all that git remembers: another after each commit and each fetch of history; empty without git."""
    return _git(root, "rev-parse", "HEAD", "--is-shallow-repository")


def former_title(root: Path, commit: str, path: str) -> str:
    """The title the document at ``path`` had before ``commit`` deleted it, empty when it cannot be told."""
    found = _TITLE.search(_git(root, "show", f"{commit}^:{path}"))
    return found[1].strip("\"'") if found else ""


def _git(root: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None or not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return ""
    command = [program, "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
