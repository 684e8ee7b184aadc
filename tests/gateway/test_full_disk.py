"""A gateway on a small disk of its own (tmpfs in a mount namespace) that is really full, or really read-only."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.gateway.conftest import BOTH_WAYS, VALUES

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from gateway_site import Site

pytestmark = BOTH_WAYS
SCRIPT = {"Accept": "application/json", "Origin": "https://lyj.yunling.example"}
MOUNT = 'mount -t tmpfs -o size=8m tmpfs "$0" && exec "$@"'
SPACE = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")
INTO = ("--mount",) if os.geteuid() == 0 else ("--mount", "--user", "--preserve-credentials")


@dataclass
class SmallDisk:
    """A gateway whose store is a disk of 8 MB."""

    site: Site

    @property
    def folder(self) -> Path:
        """The disk as the gateway sees it."""
        return Path(f"/proc/{self.site.process.pid}/root{self.site.folder}/store")

    def requests(self) -> list[str]:
        """The names of the files in the spool."""
        return sorted(place.name for place in (self.folder / "requests").iterdir())

    def fill(self, but: int = 0) -> None:
        """Leave so many bytes free, of which the system may keep a few pages."""
        left = os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize
        with (self.folder / "ballast").open("ab", buffering=0) as file, suppress(OSError):
            while left > but:
                left -= file.write(b"x" * min(4096, left - but))

    def clear(self) -> None:
        """Make room again."""
        (self.folder / "ballast").unlink()

    def sh(self, command: str) -> None:
        """Do something to the disk where the gateway sees it; ``$0`` is its folder."""
        pid, store = str(self.site.process.pid), str(self.site.folder / "store")
        subprocess.run(["nsenter", "--target", pid, *INTO, "sh", "-ec", command, store], check=True)

    def post(self, size: int = 0, name: str = "张木兰", *, page: bool = False) -> httpx.Response:
        """The answer to a form with a file of so many bytes."""
        files = {"id_proof": ("证件.pdf", b"%PDF-1.7" + b"x" * size, "application/pdf")} if size else {"x": ("", b"")}
        address = f"http://127.0.0.1:{self.site.port}/f/request"
        values = VALUES | {"name": name, "step": "send"}
        return httpx.post(address, data=values, files=files, headers={} if page else SCRIPT, timeout=30)

    def health(self) -> dict[str, object]:
        """How the gateway says it is."""
        return httpx.get(f"http://127.0.0.1:{self.site.port}/healthz").json()


@pytest.fixture
def small_disk(tmp_path, office, keys) -> Iterator[SmallDisk]:
    """Start a gateway on a small disk.

    Where the kernel gives no right to mount one the test cannot run: nothing that could be installed would help.
    """
    tried = subprocess.run([*SPACE, "sh", "-c", MOUNT, str(tmp_path), "true"], check=False, capture_output=True)
    if tried.returncode:
        pytest.skip(f"no small disk can be mounted here: {tried.stderr.decode().strip()}")
    running: list[Site] = []

    def start(*faults: str | None, mount: str = MOUNT, **environment: str) -> tuple[SmallDisk, object]:
        server = office(*faults)
        site = Site(tmp_path / "site", server.port, sealed=bool(keys))
        (site.folder / "store").mkdir()
        site.around = (*SPACE, "sh", "-c", mount, str(site.folder / "store"))
        site.start(**environment)
        running.append(site)
        return SmallDisk(site), server

    yield start
    for site in running:
        site.kill()


def says_the_other_ways(page):
    """Whether a page says that nothing was received, and gives phone, address and the form to print."""
    words = ("没有收到", "0789-6521208", "云屏镇青屏路36号", "forms/request.html")
    return [word for word in words if word not in page] == []


def test_no_room_for_the_request(small_disk):
    """When the disk fills while a request is written it is refused in words, and no half of it stays."""
    disk, _ = small_disk()
    disk.fill(but=1_500_000)
    told, page = disk.post(2_000_000), disk.post(2_000_000, page=True)
    assert (503, 503) == (told.status_code, page.status_code)
    assert ("0789-6521208", False) == (told.json()["contact"]["phone"], "receipt" in told.json())
    assert says_the_other_ways(page.text)
    assert "要重新选择：证件.pdf" in page.text
    assert [] == disk.requests()
    disk.clear()
    number = disk.post(2_000_000).json()["receipt"]
    assert [f"{number}.request"] == disk.requests()


def test_no_room_while_the_form_comes_in(small_disk, tmp_path):
    """When the disk for files that are coming in fills up, the form is refused as well."""
    disk, _ = small_disk(TMPDIR=str(tmp_path / "site" / "store"))
    disk.fill(but=1_500_000)
    page = disk.post(2_000_000, page=True)
    assert (503, True, []) == (page.status_code, says_the_other_ways(page.text), disk.requests())


def test_a_disk_that_is_full_to_the_last_byte(small_disk, wait_until):
    """The gateway goes on answering that it cannot; with room again it takes in, and what waited goes out."""
    disk, server = small_disk("hold")
    first = disk.post().json()["receipt"]
    server.held.wait(20)
    disk.fill()
    with pytest.raises(OSError, match="No space left"), (disk.folder / "more").open("ab") as file:
        file.write(b"x" * 100_000)
    (disk.folder / "more").unlink()
    server.released.set()
    wait_until(lambda: len(server.taken) == 1)
    answers = [disk.post(name=f"张木兰{turn}", page=True) for turn in range(20)]
    assert ({503}, True) == ({answer.status_code for answer in answers}, says_the_other_ways(answers[-1].text))
    assert "failing" == disk.health()["status"]
    disk.clear()
    second = disk.post(name="李竹青").json()["receipt"]
    wait_until(lambda: disk.health()["unsent"] == 0)
    assert sorted(f"{number}.request" for number in (first, second)) == disk.requests()
    assert all(any(number.encode() in mail for mail in server.taken) for number in (first, second))


def test_a_disk_that_is_full_at_the_start(small_disk, wait_until):
    """A gateway that starts there serves all the same, tells everybody of the other ways, and opens when it can."""
    fill = 'head -c 9000000 /dev/zero > "$0/ballast" 2>/dev/null; ! echo x > "$0/more"'
    disk, server = small_disk(mount=MOUNT.replace("&& exec", f"; {fill}; rm -f $0/more; exec"), LC_ALL="zh_CN.UTF-8")
    assert "现在不能收件" in (disk.site.folder / "log").read_text("utf-8")
    told, page = disk.post(), disk.post(1_000_000, page=True)
    assert (503, "0789-6521208") == (told.status_code, told.json()["contact"]["phone"])
    assert (503, True) == (page.status_code, says_the_other_ways(page.text))
    style = re.search(r'href="([^"]*style[^"]*)"', page.text)[1].replace("../", "")
    assert 200 == httpx.get(f"http://127.0.0.1:{disk.site.port}/{style}").status_code
    assert "failing" == disk.health()["status"]
    disk.clear()
    wait_until(lambda: disk.health()["status"] == "ok")
    number = disk.post().json()["receipt"]
    wait_until(lambda: any(number.encode() in mail for mail in server.taken))
    assert [f"{number}.request"] == disk.requests()


def test_a_folder_that_became_read_only(small_disk):
    """Where nothing may be written any more the answer is 503 with the other ways, until it may."""
    disk, _ = small_disk()
    before = disk.post().json()["receipt"]
    disk.sh('mount --bind "$0/requests" "$0/requests"; mount -o remount,ro,bind "$0/requests"')
    told, page = disk.post(name="李竹青"), disk.post(name="李竹青", page=True)
    assert (503, 503, True) == (told.status_code, page.status_code, says_the_other_ways(page.text))
    disk.sh('umount "$0/requests"')
    assert 201 == disk.post(name="李竹青").status_code
    assert f"{before}.request" in disk.requests()
