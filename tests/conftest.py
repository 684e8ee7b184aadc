"""What the tests share: ready sites, the command as a function, and a real browser."""

import io
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from portal.cli import main
from tests.built import AS_OF, Built, copy_site

HERE = Path(__file__).parent

_SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
settings.register_profile("calm", settings(), deadline=None, suppress_health_check=_SLOW)  # a busy machine is no fault
settings.load_profile("calm")


@dataclass(frozen=True)
class Outcome:
    """What a command did: exit status, stdout, stderr."""

    status: int
    out: str
    err: str


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of one of the little sites, by its name."""

    def copy(name: str = "minimal") -> Path:
        root = tmp_path / "site"
        shutil.copytree(HERE / "sites" / name, root, ignore=shutil.ignore_patterns("expected"))
        return root

    return copy


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command as a function, in Chinese and at the tests' date unless told otherwise."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def call(*arguments: object, as_of: str = AS_OF) -> Outcome:
        words = [str(argument) for argument in arguments]
        if as_of and words and words[0] != "test":
            words += ["--as-of", as_of]
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                status = main(words)
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
        return Outcome(status, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """One of the little sites as it is built, once a session for each name and moment: to be read, not changed."""

    @cache
    def build(name: str, as_of: str = AS_OF) -> Built:
        root = copy_site(name, tmp_path_factory.mktemp(name) / "site")
        said = io.StringIO()
        with redirect_stderr(said), pytest.MonkeyPatch.context() as patch:
            patch.setenv("LC_ALL", "zh_CN.UTF-8")
            status = main(["build", "--root", str(root), "--as-of", as_of, "--jobs", "1"])
        assert status == 0, said.getvalue()
        return Built(root, root / "output", said.getvalue())

    return build


def find_chromium() -> str | None:
    """The installed Chromium or Chrome, None without one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None and sys.platform == "darwin":
        known = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        return str(known) if known.exists() else None
    return found


def without(reason: str) -> NoReturn:
    """Leave a test out for want of a program; with CI set that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Where an installed program lies, by its name; without it the test does not run."""

    def find(name: str) -> str:
        found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
        return found or without(f"no {name}: install it (Debian: apt install {_PACKAGES.get(name, name)})")

    return find


_PACKAGES = {"sshd": "openssh-server", "systemd-analyze": "systemd", "nginx": "nginx libnginx-mod-http-brotli-static"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """A real headless browser. Without one its tests do not run; with CI set that is a failure.

    It goes with its module: while it is there, no test of this process can run an event loop of its own.
    """
    program = find_chromium()
    if program is None:
        without("no Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - costs time that most tests can save

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=arguments)
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each missing program which tests did not run for want of it, and how to get it."""
    said = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    reasons = Counter(found[0] for text in said if (found := re.search(r"no [\w-]+: install it .*(?=')", text)))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} 项测试没有运行：{reason}")
