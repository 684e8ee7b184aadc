"""A gateway in a process of its own, for the campaign and the throughput bench."""

import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORIGIN = "https://lyj.yunling.example"
_SETTINGS = """\
[office]
organ = "云岭县林业局"
name = "办公室"
address = "云屏镇青屏路36号"
phone = "0789-6521208"
[public]
site = "{origin}/"
address = "http://127.0.0.1:{port}/"
[listen]
port = {port}
[store]
folder = "store"
{key}
reserve_mb = 1
[mail]
mailbox = "xxgk@lyj.yunling.example"
sender = "gateway@lyj.yunling.example"
[route]
host = "127.0.0.1"
port = {mail_port}
security = "none"
per_hour = 10000000
[limits]
block = 10000000
form = 10000000
total = 10000000
refuse = 10000000
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """A site's folder with nothing but a gateway, and the process that serves it."""

    def __init__(self, folder: Path, mail_port: int, *, sealed: bool = False) -> None:
        """Write the settings; a gateway that is to be ``sealed`` has its key in a file beside the site's folder."""
        self.folder, self.port = folder, free_port()
        folder.mkdir(parents=True, exist_ok=True)
        key = folder.with_name(f"{folder.name}.key")
        if sealed:
            key.touch(mode=0o600)
            key.write_text(secrets.token_hex(32), "ascii")
        settings = _SETTINGS.format(
            origin=ORIGIN, port=self.port, mail_port=mail_port, key=f'key_file = "{key}"' if sealed else ""
        )
        (folder / "gateway.toml").write_text(settings, "utf-8")
        self.around: Sequence[str] = ()  # a command that is to run the gateway
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str, **environment: str) -> None:
        """Serve, and return when it answers."""
        command = [*self.around, *self.command("serve", *options)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stderr=log, env=os.environ | environment)
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except urllib.error.HTTPError:  # it answers, if only to say that it is not well
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit((self.folder / "log").read_text("utf-8"))
                time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """End it as the system does."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)

    def ask(self, *words: str) -> int:
        """The exit status of an action of ``gateway``."""
        return subprocess.run(self.command(*words), cwd=ROOT, check=False, stderr=subprocess.DEVNULL).returncode

    def command(self, *words: str) -> Sequence[str]:
        """The command line of an action."""
        return [sys.executable, str(ROOT / "build.py"), "gateway", *words, "--root", str(self.folder)]

    def mail_states(self) -> list[str]:
        """The states of all mails, as the ledger has them."""
        with closing(sqlite3.connect(self.folder / "store" / "ledger.sqlite", timeout=30)) as ledger:
            return [state for (state,) in ledger.execute("SELECT DISTINCT state FROM mails")]

    def memory(self) -> int:
        """The most memory the process has had, in MB."""
        status = Path(f"/proc/{self.process.pid if self.process else os.getpid()}/status").read_text("utf-8")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1000

    def processor_time(self) -> float:
        """The processor time the process has used, in seconds."""
        stat = Path(f"/proc/{self.process.pid if self.process else os.getpid()}/stat").read_text("utf-8")
        used = stat.rpartition(")")[2].split()[11:13]
        return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder)


def form_of(name: str) -> bytes:
    """The body of a valid request, told from the others by its name."""
    values = {
        "applicant_type": "citizen",
        "name": f"申请人{name}",
        "id_type": "id_card",
        "id_no": "11010519491231002X",
        "phone": "0789-6520000",
        "info_desc": f"2025年全县油茶低产林改造补助资金分配到各乡镇的文件（{name}）",
        "carrier": "paper",
        "delivery": "pickup",
        "consent": "yes",
    }
    parts = [
        f'--gongkai\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in values.items()
    ]
    return "".join((*parts, "--gongkai--\r\n")).encode()


def request_of(name: str, port: int) -> bytes:
    """The whole HTTP request of a script that posts the form."""
    body = form_of(name)
    head = (
        f"POST /f/request HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\nOrigin: {ORIGIN}\r\n"
        f"Content-Type: multipart/form-data; boundary=gongkai\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
