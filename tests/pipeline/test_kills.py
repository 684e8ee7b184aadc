"""A build killed at any moment leaves the old site or the new one, whole."""

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from portal import write
from portal.cli import main
from tests.built import AS_OF, bytes_of, change
from tests.pipeline.building import INDEX, build, in_child, is_whole, start, write_many
from tests.waiting import PATIENCE, wait_until

NAMED = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "shutil.copyfile", "tempfile.mkstemp")


def steps_of_a_build(root: Path, *, stop_at: int = 0) -> list[str]:
    """Build in a child that kills itself as it comes to that step of its work; the steps it made, none when killed."""

    def work() -> list[str]:
        steps: list[str] = []

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if writes or event in NAMED:
                steps.append(str(arguments[0]) if writes else event)
                if len(steps) == stop_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        assert build(root)[0] == 0
        return steps

    ended, steps = in_child(work)
    assert (ended, steps is None) == ((-signal.SIGKILL, True) if stop_at else (0, False))
    return steps if isinstance(steps, list) else []


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(exchange: bool, standing, monkeypatch) -> None:  # noqa: FBT001
    """Killed at each boundary and at random steps: one or the other, whole, at once or with the next start."""
    root, before = standing
    output = root / "output"
    if not exchange:
        monkeypatch.setattr(write, "_exchange", lambda _one, _other: False)
    after_root = shutil.copytree(root, root.parent / "after", ignore=shutil.ignore_patterns("output", ".gongkai"))
    assert build(after_root)[0] == 0
    after = bytes_of(after_root / "output")
    assert before != after
    time.sleep(0.06)  # a build remembers nothing of files that were saved just now
    steps_of_a_build(root)  # makes the key of the cache, once for all
    assert after == bytes_of(output)
    restore(output, before)
    steps = steps_of_a_build(root)
    assert after == bytes_of(output)
    chance = random.Random(1)  # noqa: S311 - a test's own choice
    named = [place for place, step in enumerate(steps, start=1) if step in NAMED]
    written = max(place for place, step in enumerate(steps, start=1) if step.endswith("manifest.json"))
    swapping = [step for step in named if step >= written][:5]
    moments = {1, 2, named[0], written, *swapping, len(steps), *chance.sample(range(1, len(steps)), 14)}
    seen = set()
    for moment in sorted(moments):
        restore(output, before)
        steps_of_a_build(root, stop_at=moment)
        if not output.exists():
            assert not exchange
            write.mend_output(output)
            seen.add("mended")
        left = bytes_of(output)
        assert left in (before, after), moment
        seen.add("old" if left == before else "new")
    assert {"old", "new"} <= seen
    assert exchange or "mended" in seen
    assert build(root)[0] == 0
    assert after == bytes_of(output)
    assert set() == {file.name for file in write.workshop_of(output).iterdir()} & {"staging", "old"}


def restore(output: Path, files: dict[str, bytes]) -> None:
    """Put a site back, with nothing beside it."""
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(write.workshop_of(output), ignore_errors=True)
    for name, content in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(content)


def test_a_start_with_problems_mends_what_a_kill_left(standing) -> None:
    """Where a kill came between the two renames, even a start that builds nothing brings the site back."""
    root, before = standing
    output = root / "output"
    output.rename(write.workshop_of(output) / "old")
    change(root / INDEX, "2026-03-01\n发布", "2026-13-01\n发布")
    assert build(root)[0] == 1
    assert before == bytes_of(output)


def test_a_kill_while_processes_work_does_not_block_the_next_build(tmp_path: Path) -> None:
    """The processes that render end with the one that began them, and the next build goes on at once."""
    root = write_many(tmp_path / "site")
    words = ("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2")
    killed = start(*words)
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    killed.kill()
    ended = threading.Thread(target=killed.communicate)  # which returns when no process holds the pipes any more
    killed.wait()
    ended.start()
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main([*map(str, words)])
    assert status == 0, said.getvalue()
    assert is_whole(root / "output")
    ended.join(PATIENCE)
    assert not ended.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are told apart by /proc")
def test_a_killed_renderer_changes_nothing(tmp_path: Path) -> None:
    """The process that began it goes on alone: the same site, byte for byte, and nothing to say."""
    root = write_many(tmp_path / "site")
    alone = shutil.copytree(root, tmp_path / "alone")
    building = start("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2")
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    children = Path(f"/proc/{building.pid}/task/{building.pid}/children").read_text(encoding="utf-8").split()
    os.kill(int(children[-1]), signal.SIGKILL)
    said = building.communicate()[1].decode()
    assert (0, False) == (building.returncode, "Traceback" in said), said
    assert build(alone)[0] == 0
    assert bytes_of(alone / "output") == bytes_of(root / "output")


def test_an_interrupted_build_is_130_without_a_traceback(tmp_path: Path) -> None:
    """Ctrl-C, which every process of the build receives, ends it in silence; the old site stands."""
    root = write_many(tmp_path / "site")
    interrupted = start("build", "--root", root, "--as-of", AS_OF, "--no-search", "--jobs", "2", process_group=0)
    wait_until(lambda: len([*root.glob(".gongkai/output/staging/d/*")]) > 20)
    os.killpg(interrupted.pid, signal.SIGINT)
    said = interrupted.communicate()
    assert (130, b"", b"") == (interrupted.returncode, *said)
    assert not (root / "output").exists()
    assert not (root / ".gongkai/output/staging").exists()


def test_a_kill_while_the_site_is_indexed_leaves_the_old_site(standing) -> None:
    """And the next build, search and all, goes through."""
    root, before = standing
    words = ("build", "--root", root, "--as-of", AS_OF)
    killed = start(*words)
    wait_until((root / ".gongkai/output/staging/robots.txt").exists)
    killed.kill()
    killed.communicate()
    assert before == bytes_of(root / "output")
    assert build(root)[0] == 0
    assert is_whole(root / "output")
