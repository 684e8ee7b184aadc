"""portal/commands/serve.py: the verb on a real site."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.waiting import PATIENCE

CHECKOUT = Path(__file__).resolve().parents[2]
START = (
    "import signal, sys; from portal.cli import main\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it\n"
    "sys.exit(main(sys.argv[1:]))"
)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "８０００"])
def test_a_wrong_port_is_a_wrong_command_line(run: Callable, site: Callable, port: str) -> None:
    """The message says what to write."""
    outcome = run("serve", "--root", site(), f"--port={port}")
    assert outcome.status == 2
    assert "1 到 65535" in outcome.err


def lines_until(stream: IO[str], pattern: str) -> list[str]:
    """The lines of the terminal up to the first that matches."""
    found: list[str] = []
    while not found or not re.search(pattern, found[-1]):
        line = stream.readline()
        assert line, f"ended without {pattern!r}: {found}"
        found.append(line.rstrip())
    return found


@pytest.fixture
def served(site: Callable, own_port: int) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """The little site's root, and the command that serves it."""
    root = site()
    words = ["serve", "--no-search", "--root", str(root), "--port", str(own_port), "--as-of", "2026-06-30T09:00+08:00"]
    environ = {**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", START, *words], cwd=CHECKOUT, env=environ, stderr=subprocess.PIPE, text=True
    ) as child:
        yield root, child
        child.kill()


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C there without pressing its own")
def test_a_clerk_breaks_and_mends_a_date(served: tuple[Path, subprocess.Popen[str]], fetch: Callable) -> None:
    """Build, a fault with its place, the mended page, the end: each said once; warnings that stay are not repeated."""
    root, child = served
    assert child.stderr is not None
    first = lines_until(child.stderr, "http://")
    port = int(re.findall(r":(\d+)/", first[-1])[0])
    document = root / "content" / "documents" / "2026" / "2026-00001" / "index.md"
    text = document.read_text("utf-8")

    document.write_text(text.replace("2026-03-01\n", "2026-13-01\n", 1), "utf-8")
    broken = lines_until(child.stderr, "有 1 个问题")
    assert broken[0].startswith("content/documents/2026/2026-00001/index.md:7:7: error[date]")
    assert "带火种进山" in fetch(port, "/d/2026-00001.html")[1].decode()

    document.write_text(text.replace("带火种", "携带火种"), "utf-8")
    assert len(lines_until(child.stderr, "网站已更新")) == 1
    assert "携带火种进山" in fetch(port, "/d/2026-00001.html")[1].decode()

    child.send_signal(signal.SIGINT)
    assert child.stderr.read() == "预览已结束\n"
    assert child.wait(PATIENCE) == 0
