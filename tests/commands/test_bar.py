"""The bar of a long run on a terminal, and the list of what each stage took."""

import io
import re
from contextlib import redirect_stderr

import pytest

from portal.commands import bar
from portal.commands.bar import course


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Somebody looks."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of 60 columns, and a bar that has no patience."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(bar, "_PATIENCE", 0)
    monkeypatch.setattr(bar, "_BETWEEN", 0)
    return Terminal()


def test_it_fills_and_goes(terminal: Terminal) -> None:
    """From nothing to all, in one line that is empty at the end and never longer than the terminal."""
    with redirect_stderr(terminal), course("zh") as run:
        list(run.through("render", range(4), of=4))
    lines = terminal.getvalue().split("\r")[1::2]
    assert ["[........................] 写网页", "[######..................] 写网页 1/4"] == [
        s.rstrip() for s in lines[:2]
    ]
    assert "[########################] 写网页 4/4" == lines[-2].rstrip()
    assert "" == lines[-1].strip()
    assert {59} == {len(line) + len(re.findall("[\u4e00-\u9fff]", line)) for line in lines}


def test_a_short_run_and_a_file_see_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under two seconds, or where no terminal is."""
    for patience, stream in ((2.0, terminal), (0, io.StringIO())):
        monkeypatch.setattr(bar, "_PATIENCE", patience)
        with redirect_stderr(stream), course("zh") as run:
            list(run.through("render", range(4), of=4))
        assert "" == stream.getvalue()


def test_the_line_is_cleared_when_a_run_fails(terminal: Terminal) -> None:
    """What is told of the failure stands on a clean line."""
    with redirect_stderr(terminal), pytest.raises(ZeroDivisionError), course("zh") as run:
        list(run.through("render", (1 // number for number in (1, 0)), of=2))
    assert "" == terminal.getvalue().split("\r")[-2].strip()


@pytest.mark.parametrize("verb", ["build", "check"])
def test_timings_list_every_stage(verb: str, site, run) -> None:
    """A line for each stage with its seconds; without the option none."""
    root = site("minimal")
    said = run(verb, "--root", root, "--timings", "--no-search").err
    stages = {"读取文件", "检查", "挑出可以公开的", "安排网页", "写网页", "复制附件", "核对写好的网站"}
    assert stages <= set(re.findall(r"^ +\d+\.\d\d 秒  (.+)$", said, re.MULTILINE))
    assert [] == re.findall("秒  ", run(verb, "--root", root, "--no-search").err)
