import runpy
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_a_short_campaign_loses_none(tmp_path, monkeypatch, sealed):
    """Forms answered by a gateway that is killed meanwhile, over a faulty mail server, all arrive."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    campaign = runpy.run_path(str(BENCHMARKS / "gateway_campaign.py"))["campaign"]
    lost, done = campaign(tmp_path, 60, seed=2, together=6, sealed=sealed)
    assert ([], True) == (lost, "60 submitted" in done), done
    assert " 0 answered" not in done
    sys.modules.pop("gateway_site", None)
