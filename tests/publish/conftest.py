"""Sites to publish, and the places they go to: a folder, a server behind a real sshd, a store behind real WebDAV."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.model.settings import Target
from portal.model.site import Artifact, Serving
from portal.write import Stage
from tests.ports import free_port, is_listening
from tests.waiting import wait_until

SERVING = Serving("/", ("d/2026-00009.html",), {"old.html": "d/2026-00001.html"}, "default-src 'none'", {})


def make_site(folder: Path, files: dict[str, str]) -> Path:
    """A built site of these files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stage = Stage(folder)
    for address, text in files.items():
        stage.write(Artifact(address, text.encode()))
    stage.close(SERVING)
    return folder


@dataclass
class Served:
    """A target, and the folder whose files its visitors would get."""

    target: Target
    place: Path
    served: Path

    def files(self) -> dict[str, str]:
        """What is served now, but for manifest and compressed copies."""
        found = {file.relative_to(self.served).as_posix(): file for file in self.served.rglob("*") if file.is_file()}
        return {
            name: file.read_text(encoding="utf-8")
            for name, file in found.items()
            if not name.startswith("manifest.json") and not name.endswith((".gz", ".br"))
        }


@pytest.fixture(params=["folder", "ssh", "rclone"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Served:
    """A target of each kind, empty."""
    place = tmp_path / "target"
    place.mkdir()
    if request.param == "folder":
        return Served(Target("web", "folder", path=str(place)), place, place / "current")
    if request.param == "ssh":
        request.getfixturevalue("sshd")
        return Served(Target("web", "ssh", host="gongkai-test", path=str(place)), place, place / "current")
    request.getfixturevalue("webdav")(place)
    return Served(Target("web", "rclone", remote="store:site"), place / "site", place / "site")


@pytest.fixture
def webdav(
    program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[Path], None]]:
    """Serves a folder as a store that rclone calls ``store``."""
    started: list[subprocess.Popen[bytes]] = []

    def serve(folder: Path) -> None:
        port = free_port()
        (folder / "site").mkdir()
        settings = tmp_path / "rclone.conf"
        settings.write_text(
            f"[store]\ntype = webdav\nurl = http://127.0.0.1:{port}\nvendor = other\n", encoding="utf-8"
        )
        monkeypatch.setenv("RCLONE_CONFIG", str(settings))
        command = [program("rclone"), "serve", "webdav", "--addr", f"127.0.0.1:{port}", str(folder)]
        started.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        wait_until(lambda: is_listening(port))

    yield serve
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def sshd(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A real sshd on the loopback that ``ssh gongkai-test`` reaches by a key made for it."""
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host", "user"):
        make = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)
    port, user = free_port(), pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\nStrictModes no\n"
        f"PidFile none\nUsePAM no\nPermitRootLogin prohibit-password\nPasswordAuthentication no\n",
        encoding="utf-8",
    )
    (folder / "config").write_text(
        f"Host gongkai-test\n HostName 127.0.0.1\n Port {port}\n User {user}\n IdentityFile {folder}/user\n"
        f" UserKnownHostsFile {folder}/known\n StrictHostKeyChecking accept-new\n LogLevel ERROR\n",
        encoding="utf-8",
    )
    tools = folder / "bin"
    tools.mkdir()
    wrapper = tools / "ssh"
    wrapper.write_text(f'#!/bin/sh\nexec {program("ssh")} -F {folder}/config "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    program("rsync")
    command = [program("sshd"), "-D", "-f", str(folder / "sshd_config")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    wait_until(lambda: is_listening(port))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        yield
    process.kill()
    process.wait()


@pytest.fixture
def nginx(program: Callable[[str], str], tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Serves a target's folder by the rules that were generated there; gives the address of the server."""
    started: list[subprocess.Popen[bytes]] = []

    def serve(place: Path) -> str:
        port = free_port()
        modules = sorted(Path("/usr/lib/nginx/modules").glob("*brotli_static*.so"))
        loads = "".join(f"load_module {module};\n" for module in modules)
        user = "user root;\n" if os.getuid() == 0 else ""
        (tmp_path / "nginx.conf").write_text(
            f"{loads}{user}daemon off;\npid {tmp_path}/nginx.pid;\nerror_log {tmp_path}/nginx.log;\n"
            f"events {{}}\nhttp {{\n include /etc/nginx/mime.types;\n access_log off;\n"
            f" server {{\n  listen 127.0.0.1:{port};\n  include {place}/nginx.conf;\n }}\n}}\n",
            encoding="utf-8",
        )
        command = [program("nginx"), "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        started.append(subprocess.Popen(command, stderr=sys.stderr))
        wait_until(lambda: is_listening(port))
        return f"http://127.0.0.1:{port}"

    yield serve
    for process in started:
        process.terminate()
        process.wait()
