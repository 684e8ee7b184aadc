"""A short campaign of kills at random moments; the long one is benchmarks/kills.py."""

from pathlib import Path

from benchmarks.kills import campaign


def test_what_is_served_is_whole_whenever_a_run_is_killed(tmp_path: Path) -> None:
    """Builds and publications, read back against their manifests after each kill."""
    assert [] == campaign(tmp_path, times=12, seed=20260630)
