"""A site that stands while its content has changed."""

from pathlib import Path

import pytest

from tests.built import bytes_of, change
from tests.pipeline.building import INDEX


@pytest.fixture
def standing(site, run) -> tuple[Path, dict[str, bytes]]:
    """A site that was built, and its bytes; its content has changed since."""
    root = site("minimal")
    assert run("build", "--root", root, "--no-search").status == 0
    before = bytes_of(root / "output")
    change(root / INDEX, "请不要带火种进山", "请勿带火种进山")
    return root, before
