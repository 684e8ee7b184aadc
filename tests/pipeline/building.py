"""Sites that are built by a program of its own, in a child, or here, and whether they are whole."""

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from portal.cli import main
from tests.built import AS_OF, bytes_of, copy_site

ROOT = Path(__file__).parents[2]
INDEX = "content/documents/2026/2026-00001/index.md"
MANY = 460  # more than are worth a process
DOCUMENT = """---
类型: notice
标题: 第{number}号公告
栏目: tzgg
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-03-01
发布日期: 2026-03-02 {hour:02}:{minute:02}
保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-03-01}}
---

## 一、事项

第{number}号公告的内容，参见[第一号](2026-00001)。
"""


def write_many(root: Path) -> Path:
    """The minimal site with so many documents that processes are used."""
    copy_site("minimal", root)
    for number in range(2, MANY):
        folder = root / f"content/documents/2026/2026-{number:05}"
        folder.mkdir()
        text = DOCUMENT.format(number=number, hour=number // 60 % 24, minute=number % 60)
        (folder / "index.md").write_text(text, encoding="utf-8")
    return root


def start(
    *words: object, folder: Path | None = None, process_group: int | None = None, **environ: str
) -> subprocess.Popen[bytes]:
    """The command as a program of its own, begun."""
    program = "import sys; from portal.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=folder,
        process_group=process_group,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def in_child(action: Callable[[], object]) -> tuple[int, object]:
    """How a copy of this process ends that does the action, and what the action gave; None when it was killed."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer Pythons warn of a fork beside threads; the child uses none
        child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(reading)
            os.write(writing, json.dumps(action()).encode())
            os._exit(0)
        os._exit(99)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        given = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), json.loads(given) if given else None


def build(root: Path, *options: str) -> tuple[int, str]:
    """Exit status of a build and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main(["build", "--root", str(root), "--as-of", AS_OF, "--no-search", "--jobs", "1", *options])
    return status, said.getvalue()


def is_whole(output: Path) -> bool:
    """Whether the site is what its manifest says, no file more or less."""
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["files"]
    files = {name: hashlib.sha256(content).hexdigest() for name, content in bytes_of(output).items()}
    return manifest == {name: digest for name, digest in files.items() if name != "manifest.json"}
