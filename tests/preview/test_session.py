"""portal/preview/session.py: one preview as a whole."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.preview.changes import Changes
from tests.waiting import PATIENCE

HERE = Path(__file__)


def test_a_change_is_built_and_told(live: Callable, fetch: Callable, listening: Callable) -> None:
    """A save is on the page when the browser hears of it."""
    running = live()
    with listening(running.port) as page:
        before = next(page)["generation"]
        running.save("第二版")
        assert before != next(page)["generation"]
    assert "第二版" in fetch(running.port, "/")[1].decode()
    assert ["第一版", "第二版"] == running.texts


def test_the_address_is_told_in_one_line(live: Callable) -> None:
    """The terminal says where to look and how to end."""
    running = live()
    told = [line for line in running.told if running.url in line]
    assert 1 == len(told)
    assert "Ctrl+C" in told[0]


def test_problems_leave_the_last_good_site_up(live: Callable, fetch: Callable, listening: Callable) -> None:
    """They are told in the terminal and to the browser until they are mended."""
    running = live()
    with listening(running.port) as page:
        before = next(page)
        running.save("错了一行\n又错一行")
        broken = next(page)
        assert before["generation"] == broken["generation"]
        lines = ["content/page.txt:1:1: error[test]: 错了一行", "content/page.txt:1:1: error[test]: 又错一行"]
        assert lines == broken["problems"]
        assert lines == [line for line in running.told if "error[test]" in line]
        assert "第一版" in fetch(running.port, "/")[1].decode()
        running.save("改好了")
        mended = next(page)
        assert [] == mended["problems"]
        assert before["generation"] != mended["generation"]


def test_a_site_that_never_was_good_is_waited_for(live: Callable, fetch: Callable, listening: Callable) -> None:
    """The preview starts with problems as well, and shows the site when they are mended."""
    running = live("错了")
    assert "网站还没有生成" in fetch(running.port, "/")[1].decode()
    with listening(running.port) as page:
        next(page)
        running.save("好了")
        next(page)
    assert "好了" in fetch(running.port, "/")[1].decode()


def test_what_changes_during_the_first_build_is_built(live: Callable, wait_until: Callable) -> None:
    """Nothing is lost between the first build and the first look for changes."""

    def interfere(running: object) -> None:
        if running.texts == ["第一版"]:
            running.save("趁机改了")

    running = live(while_building=interfere)
    wait_until(lambda: running.texts == ["第一版", "趁机改了"])


def test_changes_during_a_build_make_one_more(
    live: Callable, wait_until: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much is saved while a build runs, it is built once more, with the last of it."""
    entered, go_on = threading.Event(), threading.Event()
    noted: list[str] = []
    note = Changes.note

    def note_and_tell(changes: Changes, path: Path) -> None:
        note(changes, path)
        noted.append(path.name)

    monkeypatch.setattr(Changes, "note", note_and_tell)
    running = live()

    def linger(_: object) -> None:
        entered.set()
        go_on.wait(PATIENCE)

    running.while_building = linger
    running.save("慢")
    assert entered.wait(PATIENCE)
    for number in range(5):
        running.save(f"第 {number} 次")
    (running.root / "content" / "last").mkdir()
    wait_until(lambda: "last" in noted)  # and so all before it
    go_on.set()
    wait_until(lambda: running.texts[-1] == "第 4 次")
    threading.Event().wait(0.4)  # were there another, it would have come
    assert ["第一版", "慢", "第 4 次"] == running.texts


def test_a_page_is_shown_at_once_and_the_site_follows(
    live: Callable, fetch: Callable, listening: Callable, wait_until: Callable
) -> None:
    """The browser hears of the page before the site is built, and of the site once it is quiet."""
    running, heard = live(), threading.Event()
    running.while_building = lambda _: heard.wait(2 * PATIENCE)
    with listening(running.port) as page:
        next(page)
        running.save("只改这页")
        next(page)
        assert "只改这页" in fetch(running.port, "/")[1].decode()
        heard.set()
        wait_until(lambda: running.texts == ["第一版", "只改这页"])
    assert ["只改这页"] == running.touched
    assert "停下来以后再更新全站" in "".join(running.told)


def test_a_bug_ends_the_preview(live: Callable, wait_until: Callable) -> None:
    """A fault of ours is not taken for a problem of the author's."""
    running = live()
    running.save("臭虫")
    wait_until(lambda: running.failure is not None)
    assert isinstance(running.failure, ZeroDivisionError)


def test_a_taken_port_is_told(live: Callable) -> None:
    """The second preview says that it took another port."""
    first = live()
    second = live(first_port=first.port)
    assert second.port > first.port
    assert f"端口 {first.port} 已被占用" in next(line for line in second.told if "http://" in line)


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C there without pressing its own")
@pytest.mark.parametrize("moment", ["building", "waiting"])
def test_ctrl_c_ends_it_cleanly(tmp_path: Path, own_port: int, moment: str) -> None:
    """Ctrl-C ends the preview with status 0 and no traceback, whatever it is doing."""
    program = (
        "import signal, time; from pathlib import Path; from portal.preview import *\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it\n"
        "def rebuild():\n"
        "    print('building', flush=True)\n"
        f"    time.sleep({20 if moment == 'building' else 0})\n"
        "    return Rebuilt()\n"
        f"root = Path({str(tmp_path)!r})\n"
        "say = lambda line: print(line, flush=True)\n"
        "never = lambda changed: False\n"
        f"address = ('127.0.0.1', {own_port})\n"
        "preview(Preview([root / 'content'], root / 'output', rebuild, never, address, say, 'zh'))\n"
    )
    command = [sys.executable, "-c", program]
    child = subprocess.Popen(command, cwd=HERE.parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        while (line := child.stdout.readline()) and ("building" if moment == "building" else "http://") not in line:
            pass
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=PATIENCE)
    assert (0, "", "预览已结束\n") == (child.returncode, err, out)
