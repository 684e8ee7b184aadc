"""What git is about to commit, laid out as a little site, so that it is checked before it enters history."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath

from portal.problems import CannotFinish

_SECONDS = 60
_ALWAYS = (
    "site.toml",
    "content/columns.yaml",
    "content/negative-list.yaml",
    "content/bureau.yaml",
)


def lay_out_staged(root: Path, folder: Path) -> frozenset[str]:
    """Write what the index holds of the staged documents and stubs into ``folder``; the staged paths.

    Raises ``CannotFinish`` where there is no git or no repository.
    """
    changed = ask_git(
        root, "diff", "--cached", "--name-only", "--relative", "--diff-filter=ACMRT", "-z", "--", "content"
    )
    staged = frozenset(path for path in changed.decode("utf-8", "surrogateescape").split("\0") if path)
    wanted = {*staged, *_ALWAYS, *(_index_of(path) for path in staged if path.startswith("content/documents/"))}
    known = ask_git(root, "ls-files", "-z", "--", *sorted(wanted)).decode("utf-8", "surrogateescape").split("\0")
    for path in known:
        if path:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(ask_git(root, "show", f":./{path}"))
    return staged


def hook_path(root: Path) -> Path:
    """Where git looks for the hook that runs before a commit."""
    path = Path(ask_git(root, "rev-parse", "--git-path", "hooks/pre-commit").decode().strip())
    return path if path.is_absolute() else root / path


def _index_of(path: str) -> str:
    """The document's text that a staged path belongs to."""
    parts = PurePosixPath(path).parts
    return "/".join((*parts[:4], "index.md"))


def ask_git(root: Path, *arguments: str) -> bytes:
    """What git printed. Raises ``CannotFinish`` when there is no git or it fails."""
    program = shutil.which("git")
    if program is None:
        raise CannotFinish("git-missing")
    command = [program, "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CannotFinish("git-failed", reason=str(fault)) from fault
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotFinish("git-failed", reason=reason[-1] if reason else str(done.returncode))
    return done.stdout
