"""A site as git has it at a commit, laid out in a folder."""

import io
import tarfile
from pathlib import Path

from portal.load.staged import ask_git

_PARTS = ("site.toml", "content", "templates")


def lay_out_revision(root: Path, revision: str, folder: Path) -> str:
    """Write the site's files at the revision into the folder; the full name of the commit.

    Raises ``CannotFinish`` where there is no git, no repository or no such revision.
    """
    commit = (
        ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    names = ask_git(root, "ls-tree", "-z", "--name-only", commit, "--", *_PARTS).decode().split("\0")
    parts = [name for name in names if name]
    if parts:
        archive = ask_git(root, "archive", "--format=tar", commit, "--", *parts)
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
    return commit
