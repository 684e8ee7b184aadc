"""Eleven holes cut on purpose: each is caught by the first test named for it; ``holes.py`` runs all that are named."""

import pytest

from tests.proof.holes import HOLES, Hole, copied, failing


@pytest.mark.parametrize("hole", HOLES, ids=[hole.name for hole in HOLES])
def test_a_hole_is_caught(hole: Hole) -> None:
    """With the hole cut into a copy of the program, the test that watches for it fails."""
    with copied(hole) as root:
        assert failing(hole.tests[0], root)
