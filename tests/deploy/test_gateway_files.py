"""The unit and the container files of docs/deploy/gateway, as far as they can be read without running them."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import yaml

FILES = Path(__file__).parents[2] / "docs/deploy/gateway"


def test_the_unit_is_understood(program: Callable[[str], str], tmp_path: Path) -> None:
    """The system finds nothing to say of the unit: no unknown or misplaced setting, no program that is not there."""
    unit = tmp_path / "gongkai-gateway.service"
    text = (FILES / "gongkai-gateway.service").read_text("utf-8")
    unit.write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/sh", text), "utf-8")
    done = subprocess.run(
        [program("systemd-analyze"), "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)


def test_the_container_has_the_folders_it_is_told_of() -> None:
    """Where compose mounts site and store is where the image and its notes look for them, and the port is one."""
    image = (FILES / "Dockerfile").read_text("utf-8")
    (service,) = yaml.safe_load((FILES / "compose.yaml").read_text("utf-8"))["services"].values()
    mounts = {mount.split(":")[1] for mount in service["volumes"]}
    assert {"/srv/site", "/srv/store"} == mounts
    assert all(f"{folder}" in image for folder in mounts)
    assert f"EXPOSE {service['ports'][0].rpartition(':')[2]}\n" in image
    assert re.search(r"--uid (\d+)", image)[1] in (FILES / "compose.yaml").read_text("utf-8")
    assert set(re.findall(r"^COPY (\S+) ", image, re.MULTILINE)) == {
        "requirements.txt",
        "build.py",
        "portal",
        "templates",
    }
