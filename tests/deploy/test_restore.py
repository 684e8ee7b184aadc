"""The restore drill of docs/zh/restore.md: its very commands, on folders of the test in place of the machine's."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller

from tests.gateway.conftest import VALUES, Office
from tests.gateway.settings import gateway_toml
from tests.ports import free_port
from tests.waiting import PATIENCE, wait_until

CHECKOUT = Path(__file__).resolve().parents[2]
DRILL = (CHECKOUT / "docs/zh/restore.md").read_text("utf-8")
BACKUP, SITE, KEY, GATEWAY = re.findall(r"^```sh\n(.*?)^```", DRILL, re.MULTILINE | re.DOTALL)
PROGRAM = ("build.py", "portal", "templates", "pyproject.toml", "requirements.txt", "requirements-test.txt")
NO_LIMITS = """\
per_hour = 100000
[limits]
block = 100000
form = 100000
total = 100000
refuse = 100000
"""


@dataclass
class Machine:
    """The places the document names, below a folder of the test."""

    folder: Path
    port: int
    office: Office
    sealed: bool
    gateway: subprocess.Popen[bytes] | None = None
    keys: dict[str, str] = field(default_factory=dict)

    def moved(self, text: str) -> str:
        """The text with those places where they are here."""
        return re.sub(r"/(mnt|srv|var/lib|etc)/", rf"{self.folder}/\1/", text)

    def run(self, commands: str) -> str:
        """What the commands say, run one after the other by a shell until one fails."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-ec", self.moved(commands)],
            env=os.environ | {"PATH": path, "LC_ALL": "zh_CN.UTF-8"},
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert 0 == done.returncode, done.stdout
        return done.stdout

    def serve(self) -> None:
        """Start the gateway and wait until it answers."""
        site = self.folder / "srv/gongkai/site"
        self.gateway = subprocess.Popen([sys.executable, "build.py", "gateway", "serve"], cwd=site)
        wait_until(self._is_up)

    def _is_up(self) -> bool:
        try:
            return bool(httpx.get(f"http://127.0.0.1:{self.port}/healthz"))
        except httpx.TransportError:
            return False

    def post(self, name: str) -> str:
        """Send a request; its number, once it is answered."""
        address = f"http://127.0.0.1:{self.port}/f/request"
        headers = {"Accept": "application/json", "Origin": "https://lyj.shidian.example"}
        answers, files = VALUES | {"name": name}, {"x": ("", b"")}
        told = httpx.post(address, data=answers, files=files, headers=headers, timeout=PATIENCE).json()
        self.keys[told["receipt"]] = told["view_url"]
        return str(told["receipt"])

    def die(self) -> None:
        """Lose the machine with all that it held."""
        self.gateway.kill()
        self.gateway.wait()
        for place in ("srv", "var", "etc"):
            shutil.rmtree(self.folder / place, ignore_errors=place == "etc" and not self.sealed)


@pytest.fixture(params=[False, True], ids=["plain", "sealed"])
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Machine]:
    """A machine that serves a little site and its gateway, both from a bare git repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    office = Office(port=free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, decode_data=False)
    controller.start()
    made = Machine(tmp_path, free_port(), office, request.param)
    fill(made, tmp_path / "clone")
    made.run("git clone -q /mnt/git/gongkai.git /srv/gongkai/site")
    if made.sealed:
        made.run(
            "mkdir -p /etc/gongkai /mnt/safe; cd /srv/gongkai/site; python3 build.py gateway key /etc/gongkai/store.key"
        )
        made.run("cp /etc/gongkai/store.key /mnt/safe/store.key")
    (tmp_path / "var/lib").mkdir(parents=True)
    made.serve()
    yield made
    made.gateway.kill()
    made.gateway.wait()
    controller.stop(no_assert=True)


def fill(machine: Machine, clone: Path) -> None:
    """The repository: program, little site and settings."""
    ours = shutil.ignore_patterns("expected", "__pycache__")
    shutil.copytree(CHECKOUT / "tests/sites/forms", clone, ignore=ours)
    for name in PROGRAM:
        source = CHECKOUT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, clone / name)
    settings = gateway_toml(
        site="https://lyj.shidian.example/",
        address=f"http://127.0.0.1:{machine.port}/",
        port=machine.port,
        mail_port=machine.office.port,
        folder="/var/lib/gongkai-gateway",
    )
    if machine.sealed:
        settings = settings.replace("[mail]", 'key_file = "/etc/gongkai/store.key"\n[mail]')
    (clone / "gateway.toml").write_text(machine.moved(settings) + NO_LIMITS, "utf-8")
    with (clone / "site.toml").open("a", encoding="utf-8") as site:
        site.write(machine.moved('\n[publish.web]\nkind = "folder"\npath = "/srv/gongkai/www"\nbrotli = false\n'))
    (clone / ".gitignore").write_text("output/\n.gongkai/\n__pycache__/\n", encoding="utf-8")
    machine.run(
        f"git init -q --bare -b main /mnt/git/gongkai.git; cd {clone}; git init -q -b main; git add -A;"
        " git -c user.name=a -c user.email=a@b.example commit -qm 站点; git push -q /mnt/git/gongkai.git HEAD:main"
    )


def test_site_and_gateway_come_back(machine: Machine) -> None:
    """Backed up while requests came in, all lost, brought back by the document's commands from git and one folder."""
    before = [machine.post(f"张木兰{turn}") for turn in range(5)]
    stop, meanwhile = threading.Event(), []

    def go_on() -> None:
        while not stop.is_set():
            meanwhile.append(machine.post(f"李竹青{len(meanwhile)}"))

    posting = threading.Thread(target=go_on)
    posting.start()
    try:
        wait_until(lambda: len(meanwhile) > 3)
        during = [*meanwhile]
        said = machine.run(BACKUP)
    finally:
        stop.set()
        posting.join()
    assert "已备份到" in said
    after_backup = machine.post("王松年")
    machine.die()
    said = [machine.run(commands) for commands in (SITE, *([KEY] if machine.sealed else []), GATEWAY)]
    assert "一致，共" in said[0].splitlines()[-1]
    assert (machine.folder / "srv/gongkai/www/current/forms/request.html").exists()
    assert "台账和内容都完整" in said[-1]
    assert {*before, *during} <= set(re.findall(r"^\d{8}-\d{4}-\w", said[-1], re.MULTILINE))
    assert machine.sealed is ("gongkai-sealed" in said_of_files(machine.folder / "mnt/backup"))
    machine.serve()
    assert all(number in httpx.get(machine.keys[number], timeout=PATIENCE).text for number in (*before, *during))
    new = machine.post("赵云杉")
    assert (True, False) == (new[9:13] > "5000", new in {*before, *meanwhile, after_backup})
    wait_until(lambda: {*before, *during, new} <= delivered(machine.office))


def said_of_files(folder: Path) -> str:
    """The beginnings of the files in a folder."""
    return "".join(place.read_bytes()[:30].decode("latin-1") for place in folder.rglob("*.request"))


def delivered(office: Office) -> set[str]:
    """The numbers whose mail the office has."""
    found = (re.match(r"<(.*)\.office@", message_from_bytes(mail)["Message-ID"]) for mail in office.taken)
    return {match[1] for match in found if match}


def test_the_drill_names_what_it_needs() -> None:
    """Its commands use git, the program and plain tools alone."""
    words = {line.split()[0] for block in (BACKUP, SITE, KEY, GATEWAY) for line in block.splitlines()}
    assert {"cd", "python3", "git", "mkdir", "cp", "chmod"} == words
