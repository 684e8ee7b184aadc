"""A fresh checkout, and one that two first runs at once have set up."""

from pathlib import Path

import pytest

from tests.bootstrap.checkouts import Ran, finish, make_checkout, start


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout."""
    return make_checkout(tmp_path / "门户 site")


@pytest.fixture(scope="module")
def first_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Ran]]:
    """A checkout, and what two first runs at once did in it."""
    checkout = make_checkout(tmp_path_factory.mktemp("first") / "门户 site")
    both = [start(checkout, "check", "--wheelhouse", "wheels", "--jobs", word) for word in ("1", "2")]
    return checkout, [finish(process) for process in both]
