"""A checkout on a machine that has never run it, and its first runs there."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

from portal.messages import CATALOGUE

CHECKOUT = Path(__file__).parents[2]
FIRST = CATALOGUE["setup-first"].zh
CLI = """
import json, sys
def main(arguments):
    import tiny
    print(json.dumps({"arguments": arguments, "prefix": sys.prefix, "tiny": tiny.VERSION}))
    return 7
"""


class Ran(NamedTuple):
    """What a command did."""

    status: int
    stdout: str
    stderr: str


def make_wheel(folder: Path, name: str) -> str:
    """The lock's lines for a wheel that is put into ``folder``; it has one module and one console script."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "VERSION = '1.0'\ndef main():\n    print(VERSION)\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\n",
    }
    files[f"{info}/RECORD"] = "".join(record(path, text) for path, text in files.items()) + f"{info}/RECORD,,\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def record(path: str, text: str) -> str:
    """A line of a wheel's RECORD."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(text.encode())}\n"


def make_checkout(folder: Path) -> Path:
    """A checkout with a tiny lock and its wheels beside it, on a machine that has never run it."""
    for part in ("bootstrap", "messages"):
        shutil.copytree(CHECKOUT / "portal" / part, folder / "portal" / part)
    shutil.copy(CHECKOUT / "build.py", folder)
    (folder / "portal" / "__init__.py").touch()
    (folder / "portal" / "cli.py").write_text(CLI, encoding="utf-8")
    (folder / "wheels").mkdir()
    tiny, checks = (make_wheel(folder / "wheels", name) for name in ("tiny", "tiny_checks"))
    (folder / "requirements.txt").write_text(tiny, encoding="utf-8")
    (folder / "requirements-test.txt").write_text(tiny + checks, encoding="utf-8")
    return folder


def start(
    checkout: Path, *arguments: str, python: Path | str = sys.executable, **environ: str
) -> subprocess.Popen[str]:
    """Start build.py as a user of a fresh machine, with no network."""
    home = checkout.parent / "home"
    home.mkdir(exist_ok=True)
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    return subprocess.Popen(
        [python, "build.py", *arguments],
        cwd=checkout,
        env={"HOME": str(home), "PATH": os.environ["PATH"], **offline, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> Ran:
    """What a started command did."""
    stdout, stderr = process.communicate(timeout=120)
    return Ran(process.returncode, stdout, stderr)


def run(checkout: Path, *arguments: str, python: Path | str = sys.executable, **environ: str) -> Ran:
    """Run build.py as a user of a fresh machine, with no network."""
    return finish(start(checkout, *arguments, python=python, **environ))


def environments(checkout: Path) -> list[str]:
    """The environment folders, finished or not."""
    return sorted(path.name for path in checkout.glob(".venv*"))
