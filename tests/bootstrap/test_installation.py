"""The steps of an installation: room, the locked files alone, names that outlast the move."""

import shutil
import threading
from pathlib import Path

import pytest

from portal.bootstrap.failure import SetupError
from portal.bootstrap.installation import correct_scripts, pip, rename, require_modules, require_space
from portal.bootstrap.installation import run as run_hidden
from tests.bootstrap.checkouts import Ran


@pytest.mark.parametrize(
    ("digest", "key"), [(f"--hash=sha256:{'0' * 64}", "setup-other-file"), ("", "setup-pip-failed")]
)
def test_only_the_locked_files_are_installed(
    first_runs: tuple[Path, list[Ran]], tmp_path: Path, digest: str, key: str
) -> None:
    """A library that is not the locked file is not installed, nor one whose hash the lock does not know."""
    checkout = first_runs[0]
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"tiny_checks==1.0 {digest}\n")
    source = ["--no-index", "--find-links", str(checkout / "wheels")]
    with pytest.raises(SetupError, match=key):
        run_hidden([*pip(checkout / ".venv", windows=False), *source, "-r", str(lock)], "setup-pip-failed")


def test_full_disk_is_noticed_first(tmp_path: Path) -> None:
    """Where there is no room for an environment nothing is begun."""
    require_space(tmp_path, 1)
    with pytest.raises(SetupError, match="setup-disk-full"):
        require_space(tmp_path, shutil.disk_usage(tmp_path).total + 1)


def test_missing_module_is_named() -> None:
    """The sentence names the module that is missing."""
    with pytest.raises(SetupError) as caught:
        require_modules("ensurepip", "gongkai_no_such_module")
    assert {"module": "gongkai_no_such_module"} == caught.value.values


def test_scripts_name_the_folder_they_will_be_in(tmp_path: Path) -> None:
    """Also where pip has compiled some of them into a folder beside them."""
    side, venv = tmp_path / "side", tmp_path / "venv"
    (side / "bin/__pycache__").mkdir(parents=True)
    (side / "bin/tool").write_text(f"#!{side}/bin/python\n", encoding="utf-8")
    correct_scripts(side, venv, windows=False)
    assert f"#!{venv}/bin/python\n" == (side / "bin/tool").read_text(encoding="utf-8")


def test_rename_outlasts_a_virus_scanner(tmp_path: Path) -> None:
    """A rename that is refused for a moment is tried again."""
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (target / "held").mkdir(parents=True)
    threading.Timer(0.1, shutil.rmtree, [target]).start()
    rename(source, target, tries=20)
    assert not source.exists()
    (source / "held").mkdir(parents=True)
    (target / "held").mkdir()
    with pytest.raises(OSError, match="not empty"):
        rename(source, target, tries=1)
